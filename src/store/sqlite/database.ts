import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { containers } from '../../../infra/containers.json';
import { NewerFileError } from './errors';

export type Connection = InstanceType<typeof Database>;

const schemaVersion = 1;
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

function migrate(connection: Connection): void {
  const [row] = connection.prepare('PRAGMA user_version').all() as { user_version: number }[];
  const found = row?.user_version ?? 0;
  if (found > schemaVersion) throw new NewerFileError(found, schemaVersion);
  if (found === schemaVersion) return;
  for (const { name } of containers) connection.exec(tableSql(name));
  connection.exec(`PRAGMA user_version = ${schemaVersion}`);
}

/**
 * Opens the file, or creates it with its folder.
 * @throws NewerFileError when a newer version of this program wrote the file
 */
export function openDatabase(file: string): Connection {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const connection = new Database(file, { timeout: busyTimeoutMs });
  try {
    connection.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
    connection.exec('PRAGMA journal_mode = WAL');
    // With WAL, NORMAL may lose the last commits at a power cut. FULL syncs before a write is acknowledged.
    connection.exec('PRAGMA synchronous = FULL');
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
