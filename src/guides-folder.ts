import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shelve, type Shelf } from './app/guides/shelf';
import { projectRoot } from './assets';

/** The guides that are shipped. */
export function shippedGuides(): string {
  return join(projectRoot(), 'cards', 'guides');
}

/** Reads and checks a folder of guides. @throws GuideShelfError with file, place, reason and how to mend */
export function readShelf(folder: string = shippedGuides()): Shelf {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return shelve(names.map((name) => ({ name, content: readFileSync(join(folder, name), 'utf8') })));
}
