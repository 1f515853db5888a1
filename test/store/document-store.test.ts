import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCosmosStore } from '../../src/store/cosmos';
import { openSqliteStore } from '../../src/store/sqlite';
import { startCosmosServer } from '../support/cosmos-server';
import { storeContract, type OpenStore } from './document-store.contract';

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

describe.each([
  ['SQLite in memory', sqliteInMemory],
  ['SQLite in a file', sqliteInFile],
  ['Cosmos DB over the wire', cosmosOverTheWire],
])('DocumentStore: %s', (_name, open) => {
  storeContract(open);
});
