import type { DocumentStore, StoreDocument } from '../../../src/app/ports';
import { plusMs } from '../../../src/domain/calendar/instant';
import { monday } from '../../fixtures/records';
import { storeAround } from '../../fixtures/store-around';
import { freshStore, stores } from '../stores';
import { change, entry, place, repositoriesOver, type Repositories } from './chains';

/** What cannot be read, or is gone, hides nothing else of the audit. */

const rows = 12;
const rowIdOf = (seq: number): string => `audit:changes:${String(seq).padStart(10, '0')}`;
const until = (nth: number) => plusMs(monday, nth * 3_600_000);

describe.each(stores)('the audit in %s', (_name, open) => {
  const opened = freshStore(open);
  let store: DocumentStore;
  let process: Repositories;
  beforeEach(async () => {
    store = opened().store;
    process = repositoriesOver(store);
    for (let nth = 0; nth < rows; nth += 1) await change(process, entry(nth));
  });

  async function spoil(id: string, spoilt: Partial<StoreDocument>): Promise<void> {
    const { etag, ...document } = (await store.get('units', place.pk, id))!;
    await store.put('units', { ...document, ...spoilt }, { etag });
  }

  async function pagesOf(limit: number): Promise<number[][]> {
    const pages: number[][] = [];
    let before: number | undefined;
    for (;;) {
      const page = await process.audit.rows(place, 'changes', {
        limit,
        ...(before !== undefined && { before }),
      });
      before = page.at(-1)?.seq;
      if (before === undefined) return pages;
      pages.push(page.map(({ seq }) => seq));
    }
  }

  it.each([
    ['damaged', () => spoil(rowIdOf(8), { body: { half: 'of it' } })],
    ['of a newer version', () => spoil(rowIdOf(8), { v: 90 })],
    ['gone', () => store.delete('units', place.pk, rowIdOf(8), 'any')],
  ])('shows the rows around one that is %s, and full pages of them', async (_how, happen) => {
    await happen();
    expect(await pagesOf(5)).toEqual([[12, 11, 10, 9, 7], [6, 5, 4, 3, 2], [1]]);
  });

  it('lets old rows go up to the first that cannot be read', async () => {
    await spoil(rowIdOf(8), { v: 90 });
    expect(await process.audit.dropUntil(place, 'changes', until(rows))).toBe(7);
    expect(await pagesOf(20)).toEqual([[12, 11, 10, 9]]);
    expect(await process.audit.check(place, 'changes')).toMatchObject({ head: { from: { seq: 8 } } });
  });

  it('says that nothing can be compared, and lets nothing go, where its end cannot be read', async () => {
    await spoil('summary', { v: 90 });
    const check = await process.audit.check(place, 'changes');
    expect(check.broken).toEqual({ seq: 0, how: 'unreadable' });
    expect(await process.audit.dropUntil(place, 'changes', until(rows))).toBe(0);
    expect((await process.audit.check(place, 'looks')).broken).toBeUndefined();
  });

  it('forgets nobody by halves: a row that cannot be read may name them', async () => {
    await spoil(rowIdOf(8), { v: 90 });
    await expect(process.audit.forget(place, 'leader')).rejects.toMatchObject({ code: 'store/unreadable' });
    expect(await process.audit.rows(place, 'changes', { limit: 1 })).toMatchObject([{ personId: 'leader' }]);
  });

  it('still fits when two processes let old rows go at once', async () => {
    let isOvertaken = false;
    // The other one is done between this one's read and its write.
    const slow = storeAround(store, async ({ name }, run) => {
      const result = await run();
      if (name === 'query' && !isOvertaken) {
        isOvertaken = true;
        await process.audit.dropUntil(place, 'changes', until(9));
      }
      return result;
    });
    await repositoriesOver(slow).audit.dropUntil(place, 'changes', until(4));
    expect(await process.audit.check(place, 'changes')).toMatchObject({
      rows: 3,
      head: { from: { seq: 10 } },
    });
    expect(await process.audit.check(place, 'changes')).not.toHaveProperty('broken');
  });
});
