import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DocumentStore } from '../../src/app/ports';
import { openCosmosStore } from '../../src/store/cosmos';
import { openSqliteStore } from '../../src/store/sqlite';
import { startCosmosServer } from '../support/cosmos-server';

interface OpenStore {
  store: DocumentStore;
  /** Opens the same data again, as after a restart; absent for a store that forgets. */
  reopen?: () => Promise<DocumentStore>;
  /** Frees what the suite opened. */
  end: () => Promise<void>;
}

async function inFolder(open: (folder: string) => Promise<OpenStore>): Promise<OpenStore> {
  const folder = await mkdtemp(join(tmpdir(), 'store-'));
  const opened = await open(folder);
  return {
    ...opened,
    end: async () => {
      await opened.end();
      await rm(folder, { recursive: true });
    },
  };
}

function sqliteInMemory(): Promise<OpenStore> {
  const store = openSqliteStore({ file: ':memory:' });
  return Promise.resolve({ store, end: () => store.close() });
}

function sqliteInFile(): Promise<OpenStore> {
  return inFolder((folder) => {
    const file = join(folder, 'made', 'on the way', 'store.db');
    let store = openSqliteStore({ file });
    return Promise.resolve({
      store,
      reopen: async () => {
        await store.close();
        store = openSqliteStore({ file });
        return store;
      },
      end: () => store.close(),
    });
  });
}

function cosmosOverTheWire(): Promise<OpenStore> {
  return inFolder(async (folder) => {
    const snapshotFile = join(folder, 'cosmos.json');
    let server = await startCosmosServer({ snapshotFile });
    const open = () => openCosmosStore({ endpoint: server.endpoint, key: server.key, database: 'test' });
    let store = open();
    return {
      store,
      reopen: async () => {
        await store.close();
        await server.stop();
        server = await startCosmosServer({ snapshotFile });
        store = open();
        return store;
      },
      end: async () => {
        await store.close();
        await server.stop();
      },
    };
  });
}

/** Every store there is: each must do the same. */
export const stores: [string, () => Promise<OpenStore>][] = [
  ['SQLite in memory', sqliteInMemory],
  ['SQLite in a file', sqliteInFile],
  ['Cosmos DB over the wire', cosmosOverTheWire],
];

/** A store of its own for each test, ready and empty. */
export function freshStore(open: () => Promise<OpenStore>): () => OpenStore {
  let opened: OpenStore;
  beforeEach(async () => {
    opened = await open();
    await opened.store.ready();
  });
  afterEach(async () => {
    await opened.end();
  });
  return () => opened;
}
