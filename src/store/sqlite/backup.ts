import { statSync } from 'node:fs';
import { StoreError } from '../../app/ports';
import { connectionTo, type Connection } from './database';
import { storeErrorOf } from './errors';
import { checkFile, type FileCheck } from './file-check';

/**
 * Copies a database as it is at this moment into an empty file, while others may read and write it. All that was
 * acknowledged before is in the copy.
 * @returns the copy's own check
 * @throws StoreError `store/unavailable`, also when the copy is not whole
 */
export function backUp(file: string, into: string): FileCheck {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new StoreError('store/unavailable', `There is no file ${file} to back up. Check SQLITE_FILE`);
  let connection: Connection | undefined;
  try {
    connection = connectionTo(file);
    // Reads one state of the database from beginning to end, and writes no page that is not in use.
    connection.prepare<string>('VACUUM INTO ?').run(into);
  } catch (error) {
    throw storeErrorOf(error);
  } finally {
    connection?.close();
  }
  const check = checkFile(into);
  if (check.damage.length > 0)
    throw new StoreError('store/unavailable', `The copy is not whole: ${check.damage.join('; ')}`);
  return check;
}
