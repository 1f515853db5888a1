import { join } from 'node:path';
import { runBuilt, type Ended } from '../support/built';

/** The command as a person at a shell meets it: the built program, in a folder, with a store on disk there. */

/** The sample municipality's files. */
export const sample = join(__dirname, '../../src/demo/municipality');

export function runIn(
  folder: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Ended> {
  const settings = { PATH: process.env['PATH'], SQLITE_FILE: join(folder, 'store.sqlite'), ...env };
  return runBuilt('src/cli/main.js', args, { cwd: folder, env: settings });
}
