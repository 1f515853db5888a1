import { StoreError } from '../../app/ports';

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

/** What SQLite and the file system throw is about the file, the disk or a lock: one may try again later. */
export function storeErrorOf(error: unknown): unknown {
  if (error instanceof StoreError) return error;
  // Our own mistakes stay what they are.
  if (error instanceof TypeError || error instanceof SyntaxError) return error;
  if (error instanceof NewerFileError)
    return new StoreError('store/unavailable', error.message, { cause: error });
  const { code } = error as { code?: unknown };
  const reason = typeof code === 'string' && code !== '' ? code : 'it cannot be opened';
  return new StoreError('store/unavailable', `The SQLite file does not work: ${reason}`, { cause: error });
}
