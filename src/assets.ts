import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder that holds package.json, above `src` and above `dist/src` alike: what cards, texts and
 * the demo's files are found from.
 */
export function projectRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('No folder above the program has a package.json');
    folder = parent;
  }
  return folder;
}
