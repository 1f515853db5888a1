import { StoreError } from '../../app/ports';
import { atShell } from '../../at-shell';

/** The file has a schema that this program does not know. */
export class NewerFileError extends Error {
  constructor(found: number, known: number) {
    super(
      `The database file has schema ${found} and this program knows ${known}: ` +
        'the file was written by a newer version. Start that version, or use another file.',
    );
    this.name = 'NewerFileError';
  }
}

const damaged = `it is damaged. Stop the bot, and run \`${atShell} doctor\`; a backup can be restored`;
const notWritable =
  'it may not be written. Check the rights to the file and its folder, and that the disk is not read-only';
const noRoom = 'the disk is full. Make room; what is stored is whole';

/** What SQLite and the file system say, and what to do about it. The beginning of a code is enough. */
const reasons: readonly (readonly [begins: string, reason: string])[] = [
  ['SQLITE_FULL', noRoom],
  ['ENOSPC', noRoom],
  ['SQLITE_CORRUPT', damaged],
  ['SQLITE_NOTADB', 'it is no database. Check SQLITE_FILE'],
  ['SQLITE_READONLY', notWritable],
  ['EROFS', notWritable],
  ['SQLITE_BUSY', 'another program holds it for longer than we wait'],
  ['SQLITE_IOERR', 'the disk does not read or write it (SQLITE_IOERR). Look at the disk'],
  ['SQLITE_CANTOPEN', 'it cannot be opened. Check the rights to the file and its folder'],
  ['SQLITE_PERM', 'it cannot be opened. Check the rights to the file and its folder'],
  ['EACCES', 'its folder may not be written. Check the rights to it'],
];

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
}

/** After these the file may be another one, or mended, when it is opened next. */
export function isFileLost(error: unknown): boolean {
  return /^SQLITE_(?:CORRUPT|NOTADB|IOERR|CANTOPEN|READONLY_DBMOVED)/.test(codeOf(error));
}

/** What SQLite and the file system throw is about the file, the disk or a lock: one may try again later. */
export function storeErrorOf(error: unknown): unknown {
  if (error instanceof StoreError) return error;
  // Our own mistakes stay what they are.
  if (error instanceof TypeError || error instanceof SyntaxError) return error;
  if (error instanceof NewerFileError)
    return new StoreError('store/unavailable', error.message, { cause: error });
  const code = codeOf(error);
  const known = reasons.find(([begins]) => code.startsWith(begins))?.[1];
  // Where the file cannot even be opened, the driver gives no code.
  const reason = known ?? (code || 'it cannot be opened. Check SQLITE_FILE, and the rights to its folder');
  return new StoreError('store/unavailable', `The SQLite file does not work: ${reason}.`, { cause: error });
}
