import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { containers } from '../../../infra/containers.json';
import { NewerFileError } from './errors';

export type Connection = InstanceType<typeof Database>;

/** Calls are synchronous, so this is also how long a lock may hold up every other conversation. */
const busyTimeoutMs = 3000;

function tableSql(table: string): string {
  return `
    CREATE TABLE ${table} (
      pk TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, v INTEGER NOT NULL,
      state TEXT, unitId TEXT, chefId TEXT, dueAt TEXT,
      sort TEXT NOT NULL, etag TEXT NOT NULL, body TEXT NOT NULL,
      PRIMARY KEY (pk, id)
    ) STRICT;
    CREATE INDEX ${table}_type ON ${table} (type, sort);
    CREATE INDEX ${table}_pk ON ${table} (pk, type, sort);
    CREATE INDEX ${table}_state ON ${table} (type, state, sort);
    CREATE INDEX ${table}_unit ON ${table} (type, unitId, sort);
    CREATE INDEX ${table}_chef ON ${table} (type, chefId, sort);`;
}

/** Runs `work` as one transaction that has the write lock from its start, so it cannot fail half-way for a lock. */
export function inTransaction<T>(connection: Connection, work: () => T): T {
  connection.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    connection.exec('COMMIT');
    return result;
  } catch (error) {
    // A failed COMMIT may have rolled back already; a second ROLLBACK would hide the first error.
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}

/** What leads from each schema of the file to the next, from an empty file on; those that are out are not changed. */
const schemaSteps: readonly ((connection: Connection) => void)[] = [
  (connection) => {
    for (const { name } of containers) connection.exec(tableSql(name));
  },
];

/** The schema of the file that this program writes. */
export const schemaVersion = schemaSteps.length;

/** Which schema a file has; 0 when it is empty. */
export function schemaOf(connection: Connection): number {
  const [row] = connection.prepare('PRAGMA user_version').all() as { user_version: number }[];
  return row?.user_version ?? 0;
}

/** Brings the file to the schema of this program; in a transaction, so all the way or not at all. */
function migrate(connection: Connection): void {
  const found = schemaOf(connection);
  if (found > schemaVersion) throw new NewerFileError(found, schemaVersion);
  for (const step of schemaSteps.slice(found)) step(connection);
  if (found < schemaVersion) connection.exec(`PRAGMA user_version = ${schemaVersion}`);
}

/** A connection to a file as it is: nothing is created in it, and its schema is not changed. */
export function connectionTo(file: string): Connection {
  return new Database(file, { timeout: busyTimeoutMs });
}

/**
 * Opens the file, or creates it with its folder.
 * @throws NewerFileError when a newer version of this program wrote the file
 */
export function openDatabase(file: string): Connection {
  if (file !== ':memory:') {
    mkdirSync(dirname(file), { recursive: true });
    // Made here, so that only the one who runs the bot may read it; its log is made with the same rights.
    // Never once it is there: closing it would take back the locks that SQLite holds in this process.
    if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  }
  const connection = connectionTo(file);
  try {
    connection.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
    connection.exec('PRAGMA journal_mode = WAL');
    // With WAL, NORMAL may lose the last commits at a power cut. FULL syncs before a write is acknowledged.
    connection.exec('PRAGMA synchronous = FULL');
    // What is deleted or written over is gone from the file too, not only from what is asked for.
    connection.exec('PRAGMA secure_delete = ON');
    // In a transaction, because two processes may open a new file at the same moment.
    inTransaction(connection, () => {
      migrate(connection);
    });
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}
