import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { jsonLog } from '../../src/log';
import { documentReader } from '../../src/store/document-reader';
import { holdingsRepository } from '../../src/store/holdings-repository';
import { inTurn, storeInTime } from '../../src/store/in-time';
import { openSqliteStore } from '../../src/store/sqlite';
import { storeAround } from '../fixtures/store-around';
import { entry, place, repositoriesOver } from './audit/chains';
import { aDocument, unavailable } from './documents';

const secret = 'Det her skal ikke blive liggende';
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'in-time-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('has the store’s own files emptied of what was deleted, as the store without it', async () => {
  const file = join(folder, 'store.db');
  const store = openSqliteStore({ file });
  const inTime = storeInTime(store);
  const document = aDocument({ body: { text: secret } });
  await inTime.put('units', document, 'absent');
  await inTime.delete('units', document.pk, document.id, 'any');
  expect(await readFile(`${file}-wal`, 'utf8')).toContain(secret);
  await holdingsRepository(inTime, documentReader(jsonLog('error'))).scrub();
  for (const path of [file, `${file}-wal`]) expect(await readFile(path, 'utf8')).not.toContain(secret);
  await store.close();
});

describe('a turn', () => {
  const callMs = 60;
  const slow = storeAround(openSqliteStore({ file: ':memory:' }), async (_call, run) => {
    await wait(callMs);
    return run();
  });
  afterAll(() => slow.close());

  it('waits once for what it asks for at the same time', async () => {
    const inTime = storeInTime(slow);
    const get = (id: string) => inTime.get('units', 'unit-1', id);
    await inTurn(async () => {
      await Promise.all(Array.from({ length: 20 }, (_, nth) => get(`m-${nth}`)));
      expect(await get('another')).toBeUndefined();
    }, callMs * 8);
    let calls = 0;
    const oneByOne = async (): Promise<void> => {
      for (; calls < 20; calls += 1) await get(`m-${calls}`);
    };
    await expect(inTurn(oneByOne, callMs * 3.5)).rejects.toMatchObject(unavailable);
    expect(calls).toBeLessThan(4);
  });

  it('is no longer than that behind others who are shown the same unit', async () => {
    const { audit } = repositoriesOver(storeInTime(slow));
    const began = performance.now();
    const looks = await Promise.allSettled(
      Array.from({ length: 12 }, (_, nth) =>
        inTurn(() => audit.look(place, entry(nth, `person-${nth}`)), callMs * 5),
      ),
    );
    // One look is two calls, so all of them would take 24.
    expect(performance.now() - began).toBeLessThan(callMs * 18);
    expect(looks.map(({ status }) => status)).toEqual(
      expect.arrayContaining(['fulfilled', 'rejected']) as string[],
    );
    expect(await audit.check(place, 'looks')).not.toHaveProperty('broken');
  });
});
