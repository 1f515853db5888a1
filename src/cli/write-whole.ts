import { randomBytes } from 'node:crypto';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CommandFailed } from './output';

/**
 * Whether a file can go there, asked before the work of making it.
 * @throws CommandFailed with what to do instead
 */
export function refuseBadPlace(file: string, mayOverwrite: boolean): void {
  const folder = dirname(file);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new CommandFailed(`The folder ${folder} does not exist. Make it, or give another --out.`);
  const there = statSync(file, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw new CommandFailed(`${file} is a folder. Give --out the name of a file.`);
  if (there && !mayOverwrite)
    throw new CommandFailed(`${file} is there already. Give another --out, or --force to replace it.`);
}

/** All of the file or nothing of it: who looks meanwhile, or after a power cut, never finds half. */
export function writeWhole(file: string, bytes: Uint8Array, mayOverwrite: boolean): void {
  refuseBadPlace(file, mayOverwrite);
  const draft = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    writeFileSync(draft, bytes, { flag: 'wx', flush: true });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new CommandFailed(`${file} cannot be written: ${error instanceof Error ? error.message : ''}`);
  }
}
