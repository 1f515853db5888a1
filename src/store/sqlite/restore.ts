import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from '../../app/ports';
import { flush } from '../../flush';
import { backUp } from './backup';
import { connectionTo, schemaVersion, type Connection } from './database';
import { isFileLost, storeErrorOf } from './errors';
import { checkFile, type FileCheck } from './file-check';

function refuse(message: string): never {
  throw new StoreError('store/unavailable', message);
}

/** What can be put back: whole, and of this version or an older one. @throws StoreError */
export function checkBackup(backup: string): FileCheck {
  const check = checkFile(backup);
  const { damage, schema, newerTypes } = check;
  if (damage.length > 0)
    refuse(`it is no backup of the embedded store, or is damaged (${damage.join('; ')}).`);
  if (schema === 0) refuse('it is no backup of the embedded store.');
  if (schema > schemaVersion || newerTypes.length > 0)
    refuse('it is of a newer version of this program. Restore it with that version.');
  return check;
}

/**
 * Makes sure that nobody has the file open, and puts its write-ahead log into it. A file that is too damaged for
 * that is used by nobody.
 * @throws StoreError while the bot or a command uses it
 */
function takeAlone(file: string): void {
  let connection: Connection | undefined;
  try {
    connection = connectionTo(file);
    connection.exec('PRAGMA busy_timeout = 500');
    // SQLite leaves this mode only for the one who is alone with the file.
    connection.exec('PRAGMA journal_mode = DELETE');
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (typeof code === 'string' && /^SQLITE_(?:BUSY|LOCKED)/.test(code))
      refuse(`${file} is in use. Stop the bot, and every command that is under way, and try again.`);
    if (!isFileLost(error)) throw storeErrorOf(error);
  } finally {
    connection?.close();
  }
}

/** The same content under another name as well, so that there is a file at every moment. */
function keep(file: string, aside: string): void {
  try {
    linkSync(file, aside);
  } catch {
    // Not every network drive has links.
    copyFileSync(file, aside, constants.COPYFILE_EXCL);
    flush(aside);
  }
}

/**
 * Puts a backup in the place of a file. What was there is kept beside it.
 * @param aside where what is there now is kept; nothing is there yet
 * @returns the backup's check, and whether there was a file to keep
 * @throws StoreError; then the file is as it was
 */
export function restore(backup: string, file: string, aside: string): FileCheck & { isKept: boolean } {
  const check = checkBackup(backup);
  const isKept = existsSync(file);
  if (isKept) takeAlone(file);
  const draft = `${file}.restoring`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    rmSync(draft, { force: true });
    closeSync(openSync(draft, 'wx', 0o600));
    // Not only its bytes: what was copied by hand while the bot ran has the newest in a log of writes beside it.
    backUp(backup, draft);
    flush(draft);
    if (isKept) keep(file, aside);
    // The log of a damaged file would be read into the one that comes in its place.
    for (const suffix of ['-wal', '-shm'])
      if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
    renameSync(draft, file);
    flush(dirname(file), 'r');
  } catch (error) {
    rmSync(draft, { force: true });
    throw storeErrorOf(error);
  }
  return { ...check, isKept };
}
