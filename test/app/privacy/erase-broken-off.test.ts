import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  beginErasing,
  erasePerson,
  findToErase,
  finishErasing,
  resumeErasing,
} from '../../../src/app/privacy/erase-person';
import { openSqliteStore } from '../../../src/store/sqlite';
import { byTest, openApp } from '../../fixtures/app';
import { failingAtWrite } from '../../fixtures/everything';
import { covered, known, seedKnown } from '../../fixtures/known-person';
import { depsOn, expectFolded, traces, tracesIn } from './erasing';

/** Erasing that ends half-way goes on; and what it leaves in the bytes of a file (domain.md §7). */

describe('erasing that is broken off', () => {
  async function countWrites(): Promise<number> {
    const store = openSqliteStore({ file: ':memory:' });
    await seedKnown(depsOn(store));
    const counted = failingAtWrite(store, -1);
    await erasePerson(depsOn(counted), 'cli', known.id);
    await store.close();
    return counted.writes;
  }

  it('at any write is finished by a run again, and meanwhile the bot knows nobody of that name', async () => {
    const writes = await countWrites();
    expect(writes).toBeGreaterThan(12);
    for (let n = 1; n <= writes; n += 1) {
      const store = openSqliteStore({ file: ':memory:' });
      const deps = depsOn(store);
      await seedKnown(deps);
      await expect(erasePerson(depsOn(failingAtWrite(store, n)), 'cli', known.id)).rejects.toThrow();
      for (const unitId of ['moellevang', 'havblik']) await expectFolded(deps, unitId);
      if (n > 1) expect(await deps.people.byId(known.id)).toBeUndefined();
      if (n % 2 === 0) await erasePerson(deps, 'cli', known.upn);
      else if (n > 1) expect(await resumeErasing(deps)).toBe(1);
      else await erasePerson(deps, 'cli', known.id);
      expect(await tracesIn(store)).toEqual([]);
      expect(await findToErase(deps, known.upn)).toBeUndefined();
      await store.close();
    }
  });

  it('has one id for them from the first write on', async () => {
    const app = openApp();
    await seedKnown(app.deps);
    await beginErasing(app.deps, 'cli', known.id);
    const { erasing } = (await findToErase(app.deps, known.id))!.value;
    await beginErasing(app.deps, 'cli', known.id);
    expect((await findToErase(app.deps, known.id))!.value.erasing).toEqual(erasing);
    await app.close();
  });

  it('leaves whom an import brought anew when it was finished by another meanwhile', async () => {
    const app = openApp();
    const { deps } = app;
    await seedKnown(deps);
    const marked = (await findToErase(deps, await beginErasing(deps, 'cli', known.id)))!;
    await finishErasing(deps, marked);
    const anew = {
      ...known,
      assignments: [{ role: 'leader' as const, unitId: 'moellevang', from: '2026-03-02' }],
    };
    await deps.people.change({ value: anew, etag: 'absent' }, byTest);
    await finishErasing(deps, marked);
    expect((await deps.people.byId(known.id))?.value).toEqual(anew);
    await app.close();
  });

  it.each([known.id, covered])('holds up no other when %s cannot be finished', async (failing) => {
    const app = openApp();
    const { deps } = app;
    await seedKnown(deps);
    for (const id of [known.id, covered]) await beginErasing(deps, 'cli', id);
    const holdings = {
      ...deps.holdings,
      removePerson: (id: string) =>
        id === failing ? Promise.reject(new Error('broken')) : deps.holdings.removePerson(id),
    };
    await expect(resumeErasing({ ...deps, holdings })).rejects.toThrow('broken');
    for (const id of [known.id, covered])
      expect((await findToErase(deps, id)) !== undefined).toBe(id === failing);
    await app.close();
  });

  it('does nothing more when it is done', async () => {
    const app = openApp();
    const { deps } = app;
    await seedKnown(deps);
    const id = await beginErasing(deps, 'cli', known.id);
    const marked = (await findToErase(deps, id))!;
    await finishErasing(deps, marked);
    expect(await resumeErasing(deps)).toBe(0);
    await app.close();
  });
});

describe('the file of a store', () => {
  it('has no byte left of an erased person, free pages and write-ahead log included', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'erased-'));
    const store = openSqliteStore({ file: join(folder, 'k.db') });
    const deps = depsOn(store);
    await seedKnown(deps);
    const found = (): string[] => {
      const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
      return [...traces.filter((trace) => trace !== known.name), 'Kladde', 'Halvt skrevet'].filter((trace) =>
        bytes.some((each) => each.includes(trace)),
      );
    };
    expect(found()).toHaveLength(6);
    await erasePerson(deps, 'cli', known.id);
    // While the bot goes on, and when it has stopped.
    expect(found()).toEqual([]);
    await store.close();
    expect(found()).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});
