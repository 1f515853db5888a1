import type { DocumentStore } from '../../../src/app/ports';
import { noSettings } from '../../../src/domain/municipality/settings';
import { conflict } from '../documents';
import { freshStore, stores } from '../stores';
import { change, entry, place, repositoriesOver, rowsOf, type Repositories } from './chains';
import { aPerson, monday } from '../../fixtures/records';
import { byTest } from '../../fixtures/app';
import { storeAround } from '../../fixtures/store-around';

describe.each(stores)('the audit in %s', (_name, open) => {
  const opened = freshStore(open);
  let store: DocumentStore;
  let process: Repositories;
  beforeEach(() => {
    store = opened().store;
    process = repositoriesOver(store);
  });

  it('begins with nothing, and nothing is wrong with that', async () => {
    expect(await process.audit.rows(place, 'changes', { limit: 10 })).toEqual([]);
    for (const chain of ['changes', 'looks'] as const)
      expect(await process.audit.check(place, chain)).toMatchObject({ rows: 0, head: { seq: 0 } });
  });

  it('has a row a change and a row a look, in a chain each, the newest first and a page at a time', async () => {
    for (const nth of [0, 1, 2]) await change(process, entry(nth));
    await process.audit.look(place, entry(3, 'chef', { action: 'looked-at-answers' }));
    const first = await process.audit.rows(place, 'changes', { limit: 2 });
    expect(first).toEqual([
      { seq: 3, ...entry(2) },
      { seq: 2, ...entry(1) },
    ]);
    expect(await process.audit.rows(place, 'changes', { before: 2, limit: 2 })).toEqual([
      { seq: 1, ...entry(0) },
    ]);
    expect(await process.audit.rows(place, 'changes', { before: 1, limit: 2 })).toEqual([]);
    expect(await process.audit.rows(place, 'looks', { limit: 2 })).toMatchObject([{ personId: 'chef' }]);
    expect(await process.audit.check(place, 'changes')).toMatchObject({ rows: 3, head: { seq: 3 } });
    expect(await process.audit.check(place, 'looks')).toMatchObject({ rows: 1, head: { seq: 1 } });
  });

  it('has the same look of the same person once an hour', async () => {
    const look = entry(0, 'chef', { action: 'looked-at-answers' });
    const minutesLater = (minutes: number) => new Date(Date.parse(monday) + minutes * 60_000).toISOString();
    for (const minutes of [0, 1, 59]) await process.audit.look(place, { ...look, at: minutesLater(minutes) });
    expect(await rowsOf(store, 'looks')).toHaveLength(1);
    await process.audit.look(place, { ...look, at: minutesLater(2), personId: 'leader' });
    await process.audit.look(place, { ...look, at: minutesLater(3), subjectId: 'meeting:ld9' });
    await process.audit.look(place, { ...look, at: minutesLater(61) });
    expect(await rowsOf(store, 'looks')).toHaveLength(4);
    expect(await process.audit.check(place, 'looks')).not.toHaveProperty('broken');
  });

  it('keeps this hour’s looks bounded', async () => {
    for (let nth = 0; nth < 130; nth += 1)
      await process.audit.look(place, { ...entry(0), personId: `person-${nth}` });
    const head = await store.get('units', place.pk, 'audit-head:looks');
    expect(head?.body['recent']).toHaveLength(100);
    expect(await process.audit.check(place, 'looks')).toMatchObject({ rows: 130 });
  });

  it('is one unbroken chain when several processes write and look at once', async () => {
    await change(process, entry(0));
    // A queue is a process's own: another has only the etags.
    const other = repositoriesOver(storeAround(store, (_call, run) => run()));
    const isConflict = (error: unknown) => (error as { code?: string }).code === 'store/conflict';
    const untilSaved = async (by: Repositories, nth: number): Promise<void> => {
      for (;;) {
        try {
          await change(by, entry(nth));
          return;
        } catch (error) {
          if (!isConflict(error)) throw error;
        }
      }
    };
    const nths = Array.from({ length: 12 }, (_, at) => at + 1);
    await Promise.all(
      nths.flatMap((nth) => [
        untilSaved(process, nth),
        untilSaved(other, nth + 100),
        process.audit.look(place, entry(nth, 'chef')),
        other.audit.look(place, entry(nth, 'consultant')),
      ]),
    );
    for (const [chain, rows] of [
      ['changes', 25],
      ['looks', 24],
    ] as const) {
      const check = await process.audit.check(place, chain);
      expect(check).toMatchObject({ rows, head: { seq: rows } });
      expect(check).not.toHaveProperty('broken');
    }
  });

  it('has no row of a batch that failed', async () => {
    await change(process, entry(0));
    const stale = (await process.units.summary(place.pk))!;
    await change(process, entry(1));
    const late = process.units.save({ summary: stale, records: [], audit: entry(2) });
    await expect(late).rejects.toMatchObject(conflict);
    expect(await rowsOf(store, 'changes')).toHaveLength(2);
    expect(await process.audit.check(place, 'changes')).not.toHaveProperty('broken');
  });

  it('begins no second chain when a summary is saved without its head', async () => {
    await change(process, entry(0));
    const { value, etag } = (await process.units.summary(place.pk))!;
    const save = process.units.save({ summary: { value, etag }, records: [], audit: entry(1) });
    await expect(save).rejects.toMatchObject(conflict);
  });

  it('has a chain for a person and for the municipality, again when another was quicker', async () => {
    const person = aPerson('leader');
    await process.people.change({ value: person, etag: 'absent' }, { ...byTest, subjectId: 'leader' });
    const loaded = (await process.people.byId('leader'))!;
    await process.people.change(loaded, byTest);
    await expect(process.people.change(loaded, byTest)).rejects.toMatchObject(conflict);
    const decided = { reportYear: 2026, decided: '2026-03-11', themes: [{ id: '1', title: 'Fællesskaber' }] };
    await Promise.all([
      process.municipality.saveHolidays([], byTest),
      process.municipality.saveThemes({ area: '0-6', ...decided }, byTest),
      process.municipality.saveThemes({ area: '6-18', ...decided }, byTest),
      process.municipality.saveSettings({ value: noSettings, etag: 'absent' }, byTest),
    ]);
    const ofPerson = { container: 'people', pk: 'leader' } as const;
    const ofMunicipality = { container: 'units', pk: 'municipality' } as const;
    expect(await process.audit.check(ofPerson, 'changes')).toMatchObject({ rows: 2, head: { seq: 2 } });
    expect(await process.audit.check(ofMunicipality, 'changes')).toMatchObject({ rows: 4 });
    expect(await process.audit.rows(ofPerson, 'changes', { before: 2, limit: 1 })).toEqual([
      { seq: 1, ...byTest, subjectId: 'leader' },
    ]);
  });

  it('finds every partition with an audit, once', async () => {
    await change(process, entry(0));
    await process.audit.look(place, entry(1));
    await process.people.change({ value: aPerson('leader'), etag: 'absent' }, byTest);
    const places: string[] = [];
    for await (const { container, pk } of process.audit.places()) places.push(`${container} ${pk}`);
    expect(places).toEqual(['units municipality', 'units moellevang', 'people leader']);
  });
});
