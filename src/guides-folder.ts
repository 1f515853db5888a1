import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finding, type GuideFile } from './app/guides/findings';
import { GuideShelfError, shelve, type Shelf } from './app/guides/shelf';
import { projectRoot } from './assets';

/** The guides that are shipped. */
export function shippedGuides(): string {
  return join(projectRoot(), 'cards', 'guides');
}

/**
 * Reads and checks the guides: the shipped ones, with a municipality's own laid over them by file name, so that
 * an upgrade brings new guides and keeps what the municipality has changed.
 * @param own the municipality's folder
 * @throws GuideShelfError with file, place, reason and how to mend
 */
export function readShelf(own?: string): Shelf {
  return shelve(guideFiles(own));
}

/** The files of which `readShelf` makes the shelf. @throws GuideShelfError when one cannot be read */
export function guideFiles(own?: string): GuideFile[] {
  const files = new Map(filesIn(shippedGuides()).map((file) => [file.name, file]));
  if (own !== undefined)
    for (const file of filesIn(own))
      files.set(file.name, { ...file, path: join(own, file.name), isOwn: true });
  return [...files.values()];
}

/** What lies in a folder of guides and is not read, hidden files apart: often a guide that an editor misnamed. */
export function strayFiles(folder: string): string[] {
  return namesIn(folder)
    .filter((name) => !isRead(name) && !name.startsWith('.'))
    .map((name) =>
      finding(
        { name: join(folder, name) },
        'the file',
        'not read, for its name does not end in .json, rename or remove it',
      ),
    );
}

function isRead(name: string): boolean {
  return name.endsWith('.json');
}

function filesIn(folder: string): GuideFile[] {
  return namesIn(folder)
    .filter(isRead)
    .map((name) => ({
      name,
      content: reading(join(folder, name), (path) => readFileSync(path, 'utf8')),
    }));
}

function namesIn(folder: string): string[] {
  return reading(folder, (path) => readdirSync(path)).sort();
}

function reading<T>(path: string, read: (path: string) => T): T {
  try {
    return read(path);
  } catch (error) {
    const why = typeof error === 'object' && error && 'code' in error ? String(error.code) : String(error);
    const what = `cannot be read (${why}), so its guides are not known, make it readable or give another folder (GUIDES_FOLDER)`;
    throw new GuideShelfError([finding({ name: path }, 'the guides', what)]);
  }
}
