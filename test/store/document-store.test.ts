import type { DocumentStore } from '../../src/app/ports';
import { aDocument, conflict, ids, puts, unavailable, withoutEtag } from './documents';
import { freshStore, stores } from './stores';

/** What every DocumentStore must do with one document, and from one opening to the next; see the port for the words. */

describe.each(stores)('DocumentStore: %s', (name, open) => {
  const opened = freshStore(open);
  let store: DocumentStore;
  beforeEach(() => {
    store = opened().store;
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

  describe('in the end', () => {
    it('is unavailable when closed', async () => {
      await store.close();
      await expect(store.get('units', 'unit-1', 'meeting-1')).rejects.toMatchObject(unavailable);
      await expect(store.ready()).rejects.toMatchObject(unavailable);
      await store.close();
    });

    it('still has everything after a restart, where it is kept', async () => {
      const { reopen } = opened();
      expect(reopen === undefined).toBe(name === 'SQLite in memory');
      if (!reopen) return;
      const kept = await store.put('units', aDocument({ id: 'kept' }), 'absent');
      await store.put('units', aDocument({ id: 'gone' }), 'absent');
      await store.delete('units', 'unit-1', 'gone', 'any');
      const person = aDocument({ pk: 'p', type: 'person' });
      await store.batch('people', 'p', puts([person]));
      await expect(store.batch('units', 'unit-1', puts([aDocument({ id: 'half' }), kept]))).rejects.toThrow();
      const again = await reopen();
      await again.ready();
      expect((await again.query('units', { type: 'meeting', limit: 5 })).documents).toEqual([kept]);
      expect(await again.get('people', 'p', 'meeting-1')).toMatchObject(person);
      await again.put('units', aDocument({ id: 'kept' }), { etag: kept.etag });
    });
  });
});
