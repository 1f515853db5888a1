import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportFile } from '../app/import-municipality';
import { projectRoot } from '../assets';

const names = ['units.csv', 'people.csv', 'themes.csv', 'datapackages.csv'];

/** The sample municipality's files: what an import looks like, and what `npm start` shows. */
export function readDemoFiles(root = projectRoot()): ImportFile[] {
  return names.map((name) => ({
    name,
    bytes: readFileSync(join(root, 'src', 'demo', 'municipality', name)),
  }));
}
