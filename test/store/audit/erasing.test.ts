import { createHash } from 'node:crypto';
import type { DocumentStore } from '../../../src/app/ports';
import { plusMs } from '../../../src/domain/calendar/instant';
import { monday } from '../../fixtures/records';
import { freshStore, stores } from '../stores';
import { change, entry, place, repositoriesOver, rowsOf, type Repositories } from './chains';

describe.each(stores)('the audit in %s', (_name, open) => {
  const opened = freshStore(open);
  let store: DocumentStore;
  let process: Repositories;
  beforeEach(() => {
    store = opened().store;
    process = repositoriesOver(store);
  });

  async function unbroken(): Promise<void> {
    for (const chain of ['changes', 'looks'] as const)
      expect(await process.audit.check(place, chain)).not.toHaveProperty('broken');
  }

  describe('when a person is taken out', () => {
    const own = entry(0, 'leader', { subjectId: 'response:meeting:ld1:leader:leader' });

    beforeEach(async () => {
      await change(process, own);
      await change(process, entry(1, 'chef'));
      await process.audit.look(place, entry(2, 'leader', { action: 'looked-at-answers' }));
      await process.audit.look(place, entry(2, 'chef', { action: 'looked-at-answers' }));
    });

    it('has their rows without them, the others as they were, and the chains still fit', async () => {
      expect(await process.audit.forget(place, 'leader')).toBe(2);
      await unbroken();
      const [chefs, erased] = await process.audit.rows(place, 'changes', { limit: 5 });
      expect(chefs).toEqual({ seq: 2, ...entry(1, 'chef') });
      expect(erased).toEqual({
        seq: 1,
        at: own.at,
        action: own.action,
        subjectId: 'response:meeting:ld1:~1:~2',
      });
      expect(JSON.stringify(await rowsOf(store, 'looks'))).not.toContain('leader');
    });

    it('keeps nothing from which they can be guessed', async () => {
      await process.audit.forget(place, 'leader');
      const { documents: heads } = await store.query('units', { type: 'audit-head', limit: 10 });
      const kept = JSON.stringify([await rowsOf(store, 'changes'), await rowsOf(store, 'looks'), heads]);
      expect(kept).not.toContain('leader');
      const texts = new Set(kept.match(/[\w-]+/g));
      // With the salts of all rows that are left, and with none.
      const guesses = ['', ...texts].map((salt) =>
        createHash('sha256').update(`${salt}|leader`).digest('hex'),
      );
      expect(guesses.filter((guess) => texts.has(guess))).toEqual([]);
    });

    it('is the same when it is done twice, and goes on growing', async () => {
      await process.audit.forget(place, 'leader');
      expect(await process.audit.forget(place, 'leader')).toBe(0);
      await change(process, entry(4, 'chef'));
      await process.audit.look(place, entry(5, 'chef'));
      await unbroken();
    });

    it('takes them out of a row of before there were chains, and out of its id', async () => {
      const body = {
        at: monday,
        personId: 'leader',
        action: 'submit-answers',
        subjectId: 'response:ld1:leader',
      };
      const former = {
        pk: place.pk,
        id: `audit:${monday}:submit-answers:leader:ld1`,
        type: 'audit',
        v: 1,
        body,
      };
      await store.put('units', former, 'absent');
      expect(await process.audit.forget(place, 'leader')).toBe(3);
      const { documents } = await store.query('units', { type: 'audit', limit: 10 });
      expect(documents).toHaveLength(5);
      expect(JSON.stringify(documents)).not.toContain('leader');
      await unbroken();
    });
  });

  it('fits without its oldest rows, which are gone, and with none left', async () => {
    for (let nth = 0; nth < 100; nth += 1) await change(process, entry(nth));
    for (let nth = 0; nth < 3; nth += 1) await process.audit.look(place, entry(nth, 'chef'));
    const until = (nth: number) => plusMs(monday, nth * 3_600_000);
    expect(await process.audit.dropUntil(place, 'changes', until(95))).toBe(95);
    expect(await process.audit.dropUntil(place, 'changes', until(95))).toBe(0);
    expect(await process.audit.dropUntil(place, 'looks', until(99))).toBe(3);
    await unbroken();
    expect(await process.audit.rows(place, 'changes', { limit: 50 })).toHaveLength(5);
    expect(await process.audit.rows(place, 'looks', { limit: 50 })).toEqual([]);
    await change(process, entry(101));
    await process.audit.look(place, entry(101));
    await unbroken();
    expect(await process.audit.check(place, 'changes')).toMatchObject({
      rows: 6,
      head: { seq: 101, from: { seq: 96 } },
    });
    expect(await process.audit.check(place, 'looks')).toMatchObject({ rows: 1, head: { seq: 4 } });
    const { head } = await process.audit.check(place, 'changes');
    expect(await process.audit.hashAt(place, 'changes', 95)).toBe(head.from.prev);
    expect(await process.audit.hashAt(place, 'changes', 94)).toBeUndefined();
  });
});
