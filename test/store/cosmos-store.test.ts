import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CosmosClient } from '@azure/cosmos';
import type { DocumentStore, Operation } from '../../src/app/ports';
import { openCosmosStore } from '../../src/store/cosmos';
import { createMissing, proveReadable } from '../../src/store/cosmos/client';
import { startCosmosServer, type CosmosServer } from '../support/cosmos-server';
import { aDocument, conflict, ids, limit, puts, unavailable } from './documents';

/** Short, so that giving up takes a test milliseconds. */
const patience = { totalMs: 2000, attempts: 3, firstPauseMs: 1 };

let server: CosmosServer;
let store: DocumentStore;

beforeEach(async () => {
  server = await startCosmosServer();
  store = openCosmosStore({ endpoint: server.endpoint, key: server.key, database: 'test', patience });
  await store.ready();
});
afterEach(async () => {
  await store.close();
  await server.stop();
});

/** Requests on documents; the driver's own about containers and plans left out. */
const asked = (): [string, number][] =>
  server.requests
    .filter(({ kind }) => kind !== 'meta')
    .map(({ kind, method, status }): [string, number] => [kind === 'document' ? method : kind, status]);

/** Each kind of call, to be struck by the same fault. */
const calls: [string, () => Promise<unknown>][] = [
  ['get', () => store.get('units', 'unit-1', 'meeting-1')],
  ['put', () => store.put('units', aDocument(), 'any')],
  ['delete', () => store.delete('units', 'unit-1', 'meeting-1', 'any')],
  ['batch', () => store.batch('units', 'unit-1', puts([aDocument({ id: 'new' })]))],
  ['query', () => store.query('units', { type: 'meeting', limit: 5 })],
];

describe('what passes', () => {
  it.each(calls)('%s waits and tries again when throttled', async (_name, call) => {
    server.faults.throttle(2);
    await call();
    expect(asked().filter(([, status]) => status === 429)).toHaveLength(2);
  });

  it.each(calls)('%s tries again at 449, 503 and 408', async (_name, call) => {
    for (const status of [449, 503]) server.faults.answer(status);
    await call();
    server.faults.answer(408);
    await call().catch((error: unknown) => {
      // The second batch finds what the first created.
      expect(error).toMatchObject(conflict);
    });
    expect(asked().filter(([, status]) => [449, 503, 408].includes(status))).toHaveLength(3);
  });
});

describe('what stays', () => {
  it.each(calls)('%s gives up when Cosmos keeps failing, and writes nothing', async (_name, call) => {
    server.faults.answer(503, { times: 1000 });
    await expect(call()).rejects.toMatchObject({
      ...unavailable,
      message: expect.stringContaining('503') as string,
    });
    expect(asked().length - 2).toBeLessThanOrEqual(2 * patience.attempts);
    server.faults.clear();
    expect(await store.query('units', { type: 'meeting', limit: 5 })).toEqual({ documents: [] });
  });

  it.each(calls)('%s gives up when throttled beyond patience', async (_name, call) => {
    server.faults.throttle(1000);
    await expect(call()).rejects.toMatchObject({
      ...unavailable,
      message: expect.stringContaining('429') as string,
    });
  });

  it.each(calls)('%s gives up in time when no answer comes', async (_name, call) => {
    const hasty = openCosmosStore({
      ...{ endpoint: server.endpoint, key: server.key, database: 'test' },
      patience: { ...patience, totalMs: 60 },
    });
    const patientStore = store;
    store = hasty;
    server.faults.hang({ times: 1000, when: () => true });
    const begun = performance.now();
    await expect(call()).rejects.toMatchObject(unavailable);
    expect(performance.now() - begun).toBeLessThan(1000);
    await hasty.close();
    store = patientStore;
  });

  it.each(calls)('%s gives up when the server is down, and works when it is back', async (_name, call) => {
    await server.stop();
    await expect(call()).rejects.toMatchObject(unavailable);
    server = await startCosmosServer({ port: server.port });
    await store.ready();
    await call();
  });

  it('says that the key is wrong', async () => {
    const wrong = openCosmosStore({ endpoint: server.endpoint, key: 'd3Jvbmc=', database: 'test', patience });
    const clear = { ...unavailable, message: expect.stringContaining('refused the key') as string };
    await expect(wrong.ready()).rejects.toMatchObject(clear);
    await expect(wrong.get('units', 'a', 'b')).rejects.toMatchObject(clear);
    await wrong.close();
  });

  it('never takes a missing container for an absent document', async () => {
    const bare = openCosmosStore({ endpoint: server.endpoint, key: server.key, database: 'other', patience });
    await expect(bare.get('units', 'a', 'b')).rejects.toMatchObject(unavailable);
    await expect(bare.put('units', aDocument(), 'any')).rejects.toMatchObject(unavailable);
    await expect(bare.delete('units', 'a', 'b', 'any')).rejects.toMatchObject(unavailable);
    await expect(bare.batch('units', 'a', [{ op: 'delete', id: 'b', expect: 'any' }])).rejects.toMatchObject(
      unavailable,
    );
    await expect(bare.query('units', { type: 'a', limit: 1 })).rejects.toMatchObject(unavailable);
    await bare.close();
  });

  it('creates containers on this machine only; elsewhere it says which one is missing', async () => {
    const { endpoint, key } = server;
    const client = new CosmosClient({ endpoint, key, connectionPolicy: { enableEndpointDiscovery: false } });
    const from = server.requests.length;
    await createMissing(client, { endpoint: 'https://bot.documents.azure.com', key, database: 'other' });
    await createMissing(client, { endpoint, database: 'other' });
    expect(server.requests).toHaveLength(from);
    const message = expect.stringContaining("'units' is missing in the database 'other'") as string;
    const proof = proveReadable(client, 'other', AbortSignal.timeout(patience.totalMs));
    await expect(proof).rejects.toMatchObject({ ...unavailable, message });
    client.dispose();
  });

  it('says that there is no way to ask when this machine has no identity', async () => {
    const { endpoint } = server;
    // The driver gives tokens to https only, so this fails before it looks for one.
    const keyless = openCosmosStore({ endpoint, database: 'test', patience });
    await expect(keyless.ready()).rejects.toMatchObject(unavailable);
    await keyless.close();
  });

  it('calls a request too large when Cosmos does', async () => {
    server.faults.answer(413, { times: 2 });
    await expect(store.put('units', aDocument(), 'any')).rejects.toMatchObject(limit);
    await expect(store.batch('units', 'unit-1', puts([aDocument()]))).rejects.toMatchObject(limit);
  });

  it.each([409, 412])('takes %d for a conflict and does not try again', async (status) => {
    const { etag } = await store.put('units', aDocument(), 'absent');
    const from = server.requests.length;
    server.faults.answer(status);
    await expect(store.put('units', aDocument(), { etag })).rejects.toMatchObject(conflict);
    const writes = server.requests.slice(from).filter(({ method }) => method === 'PUT');
    expect(writes).toHaveLength(1);
  });
});

describe('a write whose answer is lost', () => {
  const lose = (): void => {
    server.faults.loseAnswer({
      when: ({ method, kind }) => method !== 'GET' && kind !== 'meta' && kind !== 'query',
    });
  };

  it('is recognised when it created', async () => {
    lose();
    const put = await store.put('units', aDocument({ body: { n: 1 } }), 'absent');
    expect(await store.get('units', 'unit-1', 'meeting-1')).toEqual(put);
    expect(asked()).toContainEqual(['POST', 409]);
  });

  it('is recognised when it replaced', async () => {
    const { etag } = await store.put('units', aDocument(), 'absent');
    lose();
    const put = await store.put('units', aDocument({ body: { n: 2 } }), { etag });
    expect(await store.get('units', 'unit-1', 'meeting-1')).toEqual(put);
    expect(put.body).toEqual({ n: 2 });
    expect(asked()).toContainEqual(['PUT', 412]);
  });

  it('is recognised when it was a batch, also one that deleted', async () => {
    const { etag } = await store.put('units', aDocument({ id: 'old' }), 'absent');
    const operations: Operation[] = [
      { op: 'delete', id: 'old', expect: { etag } },
      ...puts([aDocument({ id: 'a' }), aDocument({ id: 'b' })]),
    ];
    lose();
    await store.batch('units', 'unit-1', operations);
    expect(ids((await store.query('units', { type: 'meeting', limit: 5 })).documents)).toEqual(['a', 'b']);
    await expect(store.batch('units', 'unit-1', operations)).rejects.toMatchObject(conflict);
  });

  it("is repeated when it deleted with 'any'", async () => {
    await store.put('units', aDocument(), 'absent');
    lose();
    await store.delete('units', 'unit-1', 'meeting-1', 'any');
    expect(await store.get('units', 'unit-1', 'meeting-1')).toBeUndefined();
  });
});

describe('what goes over the wire', () => {
  it('is one request a read and one a write, once the container is known', async () => {
    await store.put('units', aDocument(), 'any');
    const from = server.requests.length;
    const { etag } = await store.put('units', aDocument(), 'any');
    await store.put('units', aDocument(), { etag });
    await store.get('units', 'unit-1', 'meeting-1');
    await store.batch('units', 'unit-1', puts([aDocument({ id: 'b' })]));
    expect(server.requests.slice(from).map(({ method, kind }) => `${method} ${kind}`)).toEqual([
      'POST document',
      'PUT document',
      'GET document',
      'POST batch',
    ]);
  });

  it('is one query a page, whatever the size of the page', async () => {
    await store.batch(
      'units',
      'unit-1',
      puts(Array.from({ length: 100 }, (_, n) => aDocument({ id: `m-${n}` }))),
    );
    const from = server.requests.length;
    await store.query('units', { type: 'meeting', pk: 'unit-1', limit: 99 });
    expect(server.requests.slice(from).filter(({ kind }) => kind === 'query')).toHaveLength(1);
  });
});

it('loses nothing that was acknowledged before the server stopped, and nothing half', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cosmos-'));
  const snapshotFile = join(folder, 'made', 'cosmos.json');
  try {
    let kept: string[] = [];
    for (let round = 0; round < 3; round++) {
      const journaled = await startCosmosServer({ snapshotFile });
      const again = openCosmosStore({
        endpoint: journaled.endpoint,
        key: journaled.key,
        database: 'test',
        patience,
      });
      await again.ready();
      expect(ids((await again.query('units', { type: 'meeting', limit: 50 })).documents)).toEqual(kept);
      await again.put('units', aDocument({ id: `m-${round}` }), 'absent');
      await again.put('units', aDocument({ id: 'temporary' }), 'any');
      await again.delete('units', 'unit-1', 'temporary', 'any');
      const failing = puts([aDocument({ id: 'half' }), aDocument({ id: 'm-0' })]);
      await expect(again.batch('units', 'unit-1', failing)).rejects.toMatchObject(conflict);
      kept = [...kept, `m-${round}`];
      await again.close();
      await journaled.stop();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
