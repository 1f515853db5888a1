import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportFile } from '../app/import-municipality';
import { fileNames } from '../app/import/files';
import { projectRoot } from '../assets';

/** The sample municipality's files: what an import looks like, and what `npm start` shows. */
export function readDemoFiles(root = projectRoot()): ImportFile[] {
  return fileNames.map((name) => ({
    name,
    bytes: readFileSync(join(root, 'src', 'demo', 'municipality', name)),
  }));
}
