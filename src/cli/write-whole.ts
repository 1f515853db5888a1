import { randomBytes } from 'node:crypto';
import { closeSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StoreError } from '../app/ports';
import { flush } from '../flush';
import { CommandFailed } from './output';

/**
 * Whether a file can go there, asked before the work of making it.
 * @throws CommandFailed with what to do instead
 */
export function refuseBadPlace(file: string, mayOverwrite: boolean): void {
  const folder = dirname(file);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new CommandFailed(`The folder ${folder} does not exist. Make it, or name another.`);
  const there = statSync(file, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw new CommandFailed(`${file} is a folder. Give the name of a file.`);
  if (there && !mayOverwrite)
    throw new CommandFailed(`${file} is there already. Name another, or give --force to replace it.`);
}

/**
 * All of the file or nothing of it: who looks meanwhile, or after a power cut, never finds half.
 * @param make fills an empty file, which only the one who runs the command may read
 */
export function makeWhole<T>(file: string, mayOverwrite: boolean, make: (draft: string) => T): T {
  refuseBadPlace(file, mayOverwrite);
  const draft = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    closeSync(openSync(draft, 'wx', 0o600));
    const made = make(draft);
    flush(draft);
    renameSync(draft, file);
    flush(dirname(file), 'r');
    return made;
  } catch (error) {
    rmSync(draft, { force: true });
    if (error instanceof StoreError) throw error;
    throw new CommandFailed(`${file} cannot be written: ${error instanceof Error ? error.message : ''}`);
  }
}

/** As `makeWhole`, of what is at hand. */
export function writeWhole(file: string, bytes: Uint8Array, mayOverwrite: boolean): void {
  makeWhole(file, mayOverwrite, (draft) => {
    writeFileSync(draft, bytes);
  });
}
