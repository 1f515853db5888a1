import { randomUUID } from 'node:crypto';
import {
  StoreError,
  type ContainerName,
  type DocumentQuery,
  type DocumentStore,
  type Expectation,
  type Operation,
  type Page,
  type StoreDocument,
  type StoredDocument,
} from '../../app/ports';
import { checkBatch, checkDocument, checkKey, checkQuery } from '../limits';
import { cursorAfter, sortKey } from '../sort-key';
import { breathEvery } from './breath';
import { inTransaction, openDatabase, type Connection } from './database';
import { isFileLost, storeErrorOf } from './errors';
import { fromRow, type Row } from './row';
import { deleteSql, getSql, putSql, querySql } from './statements';

/** So long the calls of a few may go on while others wait. */
const breathEveryMs = 2;

/** As much of a prepared statement as is used here. */
interface Statement {
  all(...values: (string | number | null)[]): unknown[];
  run(...values: (string | number | null)[]): { changes: number };
}

function conflict(): StoreError {
  return new StoreError('store/conflict', 'The document is not as the write expects it');
}

class SqliteStore implements DocumentStore {
  #connection: Connection | undefined;
  #isClosed = false;
  readonly #statements = new Map<string, Statement>();
  readonly #breath: () => Promise<void>;

  constructor(
    private readonly file: string,
    private readonly open: (file: string) => Connection,
  ) {
    // In memory there are no others, and what a simulation comes to must not depend on how fast the machine is.
    this.#breath = file === ':memory:' ? () => Promise.resolve() : breathEvery(breathEveryMs);
  }

  get(container: ContainerName, pk: string, id: string): Promise<StoredDocument | undefined> {
    return this.#attempt((connection) => {
      checkKey(pk, id);
      const [row] = this.#prepared(connection, getSql(container)).all(pk, id) as Row[];
      return row && fromRow(row);
    });
  }

  put(container: ContainerName, document: StoreDocument, expect: Expectation): Promise<StoredDocument> {
    return this.#attempt((connection) => {
      checkDocument(document);
      return fromRow(this.#put(connection, container, document, expect));
    });
  }

  delete(container: ContainerName, pk: string, id: string, expect: { etag: string } | 'any'): Promise<void> {
    return this.#attempt((connection) => {
      checkKey(pk, id);
      this.#delete(connection, container, pk, id, expect);
    });
  }

  batch(container: ContainerName, pk: string, operations: readonly Operation[]): Promise<void> {
    return this.#attempt((connection) => {
      checkBatch(pk, operations);
      inTransaction(connection, () => {
        for (const operation of operations) {
          if (operation.op === 'put') this.#put(connection, container, operation.document, operation.expect);
          else this.#delete(connection, container, pk, operation.id, operation.expect);
        }
      });
    });
  }

  query(container: ContainerName, query: DocumentQuery): Promise<Page> {
    return this.#attempt((connection) => {
      checkQuery(query);
      const { sql, values } = querySql(container, query);
      const rows = this.#prepared(connection, sql).all(...values) as Row[];
      const documents = rows.slice(0, query.limit).map(fromRow);
      const last = documents.at(-1);
      return rows.length > query.limit && last ? { documents, next: cursorAfter(last) } : { documents };
    });
  }

  ready(): Promise<void> {
    return this.#attempt((connection) => {
      this.#prepared(connection, getSql('units')).all('ready', 'ready');
    });
  }

  /** With `secure_delete` the pages are empty; the log of writes still has what they held before. */
  scrub(): Promise<void> {
    return this.#attempt((connection) => {
      connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    });
  }

  /** libsql leaves the log of writes beside the file, so it is emptied first, unless another process is at it. */
  async close(): Promise<void> {
    if (this.#connection && !this.#isClosed) await this.scrub().catch(() => undefined);
    this.#isClosed = true;
    this.#letGo();
  }

  /** Preparing costs more than most of what is asked. There are as many as there are shapes of a query. */
  #prepared(connection: Connection, sql: string): Statement {
    const statement = this.#statements.get(sql) ?? connection.prepare<(string | number | null)[]>(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #put(connection: Connection, table: ContainerName, document: StoreDocument, expect: Expectation): Row {
    const { pk, id, type, v, state, unitId, chefId, dueAt } = document;
    const etag = randomUUID();
    const body = JSON.stringify(document.body);
    const row: Row = {
      ...{ pk, id, type, v, etag, body },
      ...{ state: state ?? null, unitId: unitId ?? null, chefId: chefId ?? null, dueAt: dueAt ?? null },
    };
    const values = [
      pk,
      id,
      type,
      v,
      row.state,
      row.unitId,
      row.chefId,
      row.dueAt,
      sortKey(document),
      etag,
      body,
    ];
    const { changes } =
      typeof expect === 'string'
        ? this.#prepared(connection, putSql[expect](table)).run(...values)
        : this.#prepared(connection, putSql.etag(table)).run(...values, pk, id, expect.etag);
    if (changes === 0) throw conflict();
    return row;
  }

  #delete(
    connection: Connection,
    table: ContainerName,
    pk: string,
    id: string,
    expect: { etag: string } | 'any',
  ): void {
    if (expect === 'any') {
      this.#prepared(connection, deleteSql.any(table)).run(pk, id);
      return;
    }
    const { changes } = this.#prepared(connection, deleteSql.etag(table)).run(pk, id, expect.etag);
    if (changes === 0) throw conflict();
  }

  /** libsql is synchronous; a throw becomes a rejection here, and a driver's error one of ours. */
  async #attempt<T>(work: (connection: Connection) => T): Promise<T> {
    // Lets other turns in between two calls, as every other store does.
    await this.#breath();
    try {
      if (this.#isClosed) throw new StoreError('store/unavailable', 'The store is closed');
      this.#connection ??= this.open(this.file);
      return work(this.#connection);
    } catch (error) {
      // What is only in memory would be gone with its connection.
      if (isFileLost(error) && this.file !== ':memory:') this.#letGo();
      throw storeErrorOf(error);
    }
  }

  #letGo(): void {
    this.#connection?.close();
    this.#connection = undefined;
    this.#statements.clear();
  }
}

/**
 * A store in one file, which several processes on one machine may share. Nothing is opened before first use.
 * @param options.file a path, whose folder is created, or `:memory:`
 * @param options.open opens it; only those who want a connection with limits of its own say how
 */
export function openSqliteStore({
  file,
  open = openDatabase,
}: {
  file: string;
  open?: (file: string) => Connection;
}): DocumentStore {
  return new SqliteStore(file, open);
}
