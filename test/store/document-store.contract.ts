import type { DocumentStore } from '../../src/app/ports';
import { storeLimits } from '../../src/store/limits';
import { aDocument, conflict, ids, limit, puts, unavailable, withoutEtag } from './documents';
import { pagingContract } from './paging.contract';

export interface OpenStore {
  store: DocumentStore;
  /** Opens the same data again, as after a restart; absent for a store that forgets. */
  reopen?: () => Promise<DocumentStore>;
  /** Frees what the suite opened. */
  end: () => Promise<void>;
}

/** What every DocumentStore must do; see the port for the words. */
export function storeContract(open: () => Promise<OpenStore>): void {
  let opened: OpenStore;
  let store: DocumentStore;

  beforeEach(async () => {
    opened = await open();
    store = opened.store;
    await store.ready();
  });
  afterEach(async () => {
    await opened.end();
  });

  describe('one document', () => {
    it('comes back as it was put, with an etag', async () => {
      const full = aDocument({
        ...{ state: 'planned', unitId: 'unit-1', chefId: 'chef-1', dueAt: '2026-04-14T08:00:00.000Z' },
        body: { answers: ['a', null, 1.5, true, { deep: [] }] },
      });
      const put = await store.put('units', full, 'absent');
      expect(withoutEtag(put)).toEqual(full);
      expect(put.etag).not.toBe('');
      expect(await store.get('units', 'unit-1', 'meeting-1')).toEqual(put);
    });

    it('has no fields but those that were put', async () => {
      await store.put('units', aDocument(), 'absent');
      const found = await store.get('units', 'unit-1', 'meeting-1');
      expect(Object.keys(found!).sort()).toEqual(['body', 'etag', 'id', 'pk', 'type', 'v']);
      const page = await store.query('units', { type: 'meeting', limit: 1 });
      expect(page).toEqual({ documents: [found] });
    });

    it('is found only in its own container, partition and id', async () => {
      await store.put('units', aDocument(), 'absent');
      expect(await store.get('people', 'unit-1', 'meeting-1')).toBeUndefined();
      expect(await store.get('units', 'unit-2', 'meeting-1')).toBeUndefined();
      expect(await store.get('units', 'unit-1', 'meeting-2')).toBeUndefined();
    });

    it('may have the same id as one in another partition', async () => {
      await store.put('units', aDocument({ pk: 'a', body: { n: 1 } }), 'absent');
      await store.put('units', aDocument({ pk: 'b', body: { n: 2 } }), 'absent');
      await store.delete('units', 'a', 'meeting-1', 'any');
      expect((await store.get('units', 'b', 'meeting-1'))?.body).toEqual({ n: 2 });
    });

    it('loses the fields that the next version does not have', async () => {
      await store.put('units', aDocument({ state: 'planned', unitId: 'u', body: { old: 1 } }), 'absent');
      const next = await store.put('units', aDocument({ body: { new: 2 } }), 'any');
      expect(withoutEtag(next)).toEqual(aDocument({ body: { new: 2 } }));
      expect(await store.get('units', 'unit-1', 'meeting-1')).toEqual(next);
    });

    it.each([
      ['Danish and emoji', 'Æblegrød på Ærø – 👩‍👩‍👧 ✅'],
      ['quotes and SQL', `'; DROP TABLE units; -- "quoted" \\ @type`],
      ['templates', '${jsonStringify(turn)} {{x}} <at>Bo</at> `tick`'],
      ['control characters', 'line\nline\ttab\u0000null\u2028'],
      ['half a surrogate pair', 'cut \ud83d off'],
    ])('keeps text as it is: %s', async (_name, text) => {
      await store.put('units', aDocument({ body: { text, [text]: [text] } }), 'absent');
      const found = await store.get('units', 'unit-1', 'meeting-1');
      expect(found).toMatchObject({ body: { text, [text]: [text] } });
    });

    it.each(['a b', 'ærø', 'a%2Fb', "o'hara", 'a+b=c&d', '19:abc@thread.v2', '😀', 'x:y;z,{}[]"', '~!'])(
      'may be called %s',
      async (key) => {
        const document = aDocument({ pk: key, id: key });
        const put = await store.put('units', document, 'absent');
        expect(await store.get('units', key, key)).toEqual(put);
        await store.batch('units', key, [{ op: 'put', document, expect: { etag: put.etag } }]);
        const page = await store.query('units', { type: 'meeting', pk: key, limit: 5 });
        expect(ids(page.documents)).toEqual([key]);
        await store.delete('units', key, key, { etag: page.documents[0]!.etag });
        expect(await store.get('units', key, key)).toBeUndefined();
      },
    );
  });

  describe('expectations', () => {
    it('puts what should be absent only when it is', async () => {
      const first = await store.put('units', aDocument(), 'absent');
      await expect(store.put('units', aDocument({ body: { n: 2 } }), 'absent')).rejects.toMatchObject(
        conflict,
      );
      expect(await store.get('units', 'unit-1', 'meeting-1')).toEqual(first);
    });

    it('puts with an etag only when the document is unchanged, and gives a new one', async () => {
      const first = await store.put('units', aDocument(), 'absent');
      const second = await store.put('units', aDocument({ body: { n: 2 } }), { etag: first.etag });
      expect(second.etag).not.toBe(first.etag);
      await expect(store.put('units', aDocument(), { etag: first.etag })).rejects.toMatchObject(conflict);
      expect(await store.get('units', 'unit-1', 'meeting-1')).toEqual(second);
    });

    it('never brings back with an etag what someone erased', async () => {
      const { etag } = await store.put('units', aDocument(), 'absent');
      await store.delete('units', 'unit-1', 'meeting-1', 'any');
      await expect(store.put('units', aDocument(), { etag })).rejects.toMatchObject(conflict);
      expect(await store.get('units', 'unit-1', 'meeting-1')).toBeUndefined();
    });

    it('gives a new etag even when nothing changed', async () => {
      const first = await store.put('units', aDocument(), 'any');
      const second = await store.put('units', aDocument(), 'any');
      expect(second.etag).not.toBe(first.etag);
    });

    it('deletes with an etag only what is unchanged', async () => {
      const first = await store.put('units', aDocument(), 'absent');
      const second = await store.put('units', aDocument(), 'any');
      const stale = store.delete('units', 'unit-1', 'meeting-1', { etag: first.etag });
      await expect(stale).rejects.toMatchObject(conflict);
      await store.delete('units', 'unit-1', 'meeting-1', { etag: second.etag });
      const gone = store.delete('units', 'unit-1', 'meeting-1', { etag: second.etag });
      await expect(gone).rejects.toMatchObject(conflict);
    });

    it("deletes what is absent with 'any'", async () => {
      await expect(store.delete('units', 'unit-1', 'nothing', 'any')).resolves.toBeUndefined();
    });

    it('lets one of many writers win', async () => {
      const { etag } = await store.put('units', aDocument(), 'absent');
      const writers = Array.from({ length: 8 }, (_, n) =>
        store.put('units', aDocument({ body: { n } }), { etag }).then(() => n),
      );
      const outcomes = await Promise.allSettled(writers);
      const winners = outcomes.filter((outcome) => outcome.status === 'fulfilled').map(({ value }) => value);
      expect(winners).toHaveLength(1);
      expect((await store.get('units', 'unit-1', 'meeting-1'))?.body).toEqual({ n: winners[0] });
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(conflict);
    });

    it('loses no step of a counter that many writers raise', async () => {
      await store.put('units', aDocument({ body: { n: 0 } }), 'absent');
      const raise = async (): Promise<void> => {
        for (;;) {
          const { etag, ...document } = (await store.get('units', 'unit-1', 'meeting-1'))!;
          const next = { ...document, body: { n: Number(document.body['n']) + 1 } };
          try {
            await store.batch('units', 'unit-1', [{ op: 'put', document: next, expect: { etag } }]);
            return;
          } catch (error) {
            expect(error).toMatchObject(conflict);
          }
        }
      };
      await Promise.all(Array.from({ length: 6 }, raise));
      expect((await store.get('units', 'unit-1', 'meeting-1'))?.body).toEqual({ n: 6 });
    });
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

  pagingContract(() => store);

  describe('in the end', () => {
    it('is unavailable when closed', async () => {
      await store.close();
      await expect(store.get('units', 'unit-1', 'meeting-1')).rejects.toMatchObject(unavailable);
      await expect(store.ready()).rejects.toMatchObject(unavailable);
      await store.close();
    });

    it('still has everything after a restart, where it is kept', async () => {
      if (!opened.reopen) return;
      const kept = await store.put('units', aDocument({ id: 'kept' }), 'absent');
      await store.put('units', aDocument({ id: 'gone' }), 'absent');
      await store.delete('units', 'unit-1', 'gone', 'any');
      const person = aDocument({ pk: 'p', type: 'person' });
      await store.batch('people', 'p', puts([person]));
      await expect(store.batch('units', 'unit-1', puts([aDocument({ id: 'half' }), kept]))).rejects.toThrow();
      const again = await opened.reopen();
      await again.ready();
      expect((await again.query('units', { type: 'meeting', limit: 5 })).documents).toEqual([kept]);
      expect(await again.get('people', 'p', 'meeting-1')).toMatchObject(person);
      await again.put('units', aDocument({ id: 'kept' }), { etag: kept.etag });
    });
  });
}
