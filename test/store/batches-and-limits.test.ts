import type { DocumentStore, Operation } from '../../src/app/ports';
import { storeLimits } from '../../src/store/limits';
import { aDocument, conflict, ids, limit, puts } from './documents';
import { freshStore, stores } from './stores';

/** What every DocumentStore must do with a batch, and what it refuses. */

describe.each(stores)('DocumentStore: %s', (_name, open) => {
  const opened = freshStore(open);
  let store: DocumentStore;
  beforeEach(() => {
    store = opened().store;
  });

  describe('a batch', () => {
    it('writes and deletes together', async () => {
      const a = await store.put('units', aDocument({ id: 'a' }), 'absent');
      await store.put('units', aDocument({ id: 'b' }), 'absent');
      const c = await store.put('units', aDocument({ id: 'c' }), 'absent');
      await store.batch('units', 'unit-1', [
        { op: 'put', document: aDocument({ id: 'a', body: { n: 2 } }), expect: { etag: a.etag } },
        { op: 'delete', id: 'b', expect: 'any' },
        { op: 'delete', id: 'c', expect: { etag: c.etag } },
        { op: 'put', document: aDocument({ id: 'd' }), expect: 'absent' },
        { op: 'put', document: aDocument({ id: 'e' }), expect: 'any' },
        { op: 'delete', id: 'nothing', expect: 'any' },
      ]);
      const { documents } = await store.query('units', { type: 'meeting', limit: 10 });
      expect(ids(documents)).toEqual(['a', 'd', 'e']);
      expect(documents[0]).toMatchObject({ body: { n: 2 } });
      expect(documents[0]!.etag).not.toBe(a.etag);
    });

    it('of nothing, or of deleting what is absent, is fine', async () => {
      await store.batch('units', 'unit-1', []);
      await store.batch('units', 'unit-1', [{ op: 'delete', id: 'nothing', expect: 'any' }]);
      expect((await store.query('units', { type: 'meeting', limit: 5 })).documents).toEqual([]);
    });

    it.each(['create', 'replace', 'replace what is gone', 'delete', 'delete what is gone'])(
      'leaves nothing behind when it cannot %s',
      async (what) => {
        const stale = await store.put('units', aDocument({ id: 'x' }), 'absent');
        const fresh = await store.put('units', aDocument({ id: 'x', body: { n: 2 } }), 'any');
        const kept = await store.put('units', aDocument({ id: 'kept' }), 'absent');
        const failing = {
          create: { op: 'put', document: aDocument({ id: 'x' }), expect: 'absent' },
          replace: { op: 'put', document: aDocument({ id: 'x' }), expect: { etag: stale.etag } },
          'replace what is gone': {
            op: 'put',
            document: aDocument({ id: 'y' }),
            expect: { etag: stale.etag },
          },
          delete: { op: 'delete', id: 'x', expect: { etag: stale.etag } },
          'delete what is gone': { op: 'delete', id: 'y', expect: { etag: stale.etag } },
        } as const;
        const batch = store.batch('units', 'unit-1', [
          { op: 'put', document: aDocument({ id: 'new' }), expect: 'absent' },
          { op: 'delete', id: 'kept', expect: 'any' },
          failing[what as keyof typeof failing],
          { op: 'put', document: aDocument({ id: 'newer' }), expect: 'any' },
        ]);
        await expect(batch).rejects.toMatchObject(conflict);
        const { documents } = await store.query('units', { type: 'meeting', limit: 10 });
        expect(documents).toEqual([kept, fresh]);
      },
    );

    it('leaves nothing behind wherever in it the one is that fails', async () => {
      const kept = await store.put('units', aDocument({ id: 'kept' }), 'absent');
      const fails: Operation = { op: 'put', document: aDocument({ id: 'kept' }), expect: 'absent' };
      const others = puts(['a', 'b', 'c', 'd'].map((id) => aDocument({ id })));
      for (let at = 0; at <= others.length; at += 1) {
        const batch = store.batch('units', 'unit-1', [...others.slice(0, at), fails, ...others.slice(at)]);
        await expect(batch).rejects.toMatchObject(conflict);
        expect((await store.query('units', { type: 'meeting', limit: 10 })).documents).toEqual([kept]);
      }
    });

    it('takes as many operations as the limit says', async () => {
      const documents = Array.from({ length: storeLimits.operations }, (_, n) => aDocument({ id: `m-${n}` }));
      await store.batch('units', 'unit-1', puts(documents));
      expect((await store.query('units', { type: 'meeting', limit: 1000 })).documents).toHaveLength(100);
    });
  });

  describe('limits', () => {
    const filler = (bytes: number): { text: string } => ({ text: 'x'.repeat(bytes) });

    it('takes a document just below the limit, also in a batch', async () => {
      const big = aDocument({ body: filler(storeLimits.documentBytes - 200) });
      await store.put('units', big, 'absent');
      await store.batch('units', 'unit-1', [{ op: 'put', document: big, expect: 'any' }]);
      const found = await store.get('units', 'unit-1', 'meeting-1');
      expect(found?.body).toEqual(big.body);
    });

    it('refuses a document above it, counted in bytes', async () => {
      const halfInCharacters = aDocument({ body: { text: 'æ'.repeat(storeLimits.documentBytes / 2) } });
      await expect(store.put('units', halfInCharacters, 'any')).rejects.toMatchObject(limit);
      await expect(store.batch('units', 'unit-1', puts([halfInCharacters]))).rejects.toMatchObject(limit);
      expect(await store.get('units', 'unit-1', 'meeting-1')).toBeUndefined();
    });

    it('refuses batches that are too long, too large, or touch a document twice or another partition', async () => {
      const many = Array.from({ length: storeLimits.operations + 1 }, (_, n) => aDocument({ id: `m-${n}` }));
      await expect(store.batch('units', 'unit-1', puts(many))).rejects.toMatchObject(limit);
      const half = filler(storeLimits.batchBytes / 2);
      const large = puts([aDocument({ id: 'a', body: half }), aDocument({ id: 'b', body: half })]);
      await expect(store.batch('units', 'unit-1', large)).rejects.toMatchObject(limit);
      const twice = store.batch('units', 'unit-1', [
        { op: 'put', document: aDocument(), expect: 'any' },
        { op: 'delete', id: 'meeting-1', expect: 'any' },
      ]);
      await expect(twice).rejects.toMatchObject(limit);
      await expect(store.batch('units', 'unit-2', puts([aDocument()]))).rejects.toMatchObject(limit);
      expect((await store.query('units', { type: 'meeting', limit: 5 })).documents).toEqual([]);
    });

    it.each([
      '',
      'a/b',
      'a\\b',
      'a?b',
      'a#b',
      'a\u0000b',
      'a\nb',
      'a\u007fb',
      ' a',
      'a ',
      '.',
      '..',
      '\ud83d',
      'x'.repeat(256),
    ])('refuses the key %j everywhere', async (key) => {
      await expect(store.get('units', key, 'id')).rejects.toMatchObject(limit);
      await expect(store.get('units', 'pk', key)).rejects.toMatchObject(limit);
      await expect(store.put('units', aDocument({ pk: key }), 'any')).rejects.toMatchObject(limit);
      await expect(store.put('units', aDocument({ id: key }), 'any')).rejects.toMatchObject(limit);
      await expect(store.delete('units', 'pk', key, 'any')).rejects.toMatchObject(limit);
      const batch = store.batch('units', 'pk', [{ op: 'delete', id: key, expect: 'any' }]);
      await expect(batch).rejects.toMatchObject(limit);
    });

    it('takes keys of 255 characters, and sorts them', async () => {
      const [first, second] = ['æ'.repeat(255), 'ø'.repeat(255)] as const;
      await store.batch('units', first, puts([second, first].map((id) => aDocument({ pk: first, id }))));
      const { documents } = await store.query('units', { type: 'meeting', limit: 5 });
      expect(ids(documents)).toEqual([first, second]);
    });

    it.each(['', 'a\u0000b', '\ud83d'])('refuses %j in an indexed field', async (text) => {
      for (const name of ['type', 'state', 'unitId', 'chefId', 'dueAt'])
        await expect(store.put('units', aDocument({ [name]: text }), 'any')).rejects.toMatchObject(limit);
    });

    it('refuses instants of another shape, since they would sort wrongly', async () => {
      const document = aDocument({ dueAt: '2026-04-14T08:00:00Z' });
      await expect(store.put('units', document, 'any')).rejects.toMatchObject(limit);
    });

    it.each([0, -1, 1.5, 1001, Number.NaN])('refuses a page of %d documents', async (pageLimit) => {
      await expect(store.query('units', { type: 'meeting', limit: pageLimit })).rejects.toMatchObject(limit);
    });
  });
});
