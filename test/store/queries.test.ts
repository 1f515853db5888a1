import fc from 'fast-check';
import type { DocumentQuery, DocumentStore, StoreDocument } from '../../src/app/ports';
import { aDocument, allPages, ids, seed, withoutEtag } from './documents';
import { freshStore, stores } from './stores';

/** Code points, not UTF-16 units: the order that the sort key promises. */
function compareText(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function inOrder(a: StoreDocument, b: StoreDocument): number {
  return compareText(a.dueAt ?? '', b.dueAt ?? '') || compareText(a.pk, b.pk) || compareText(a.id, b.id);
}

/** The port's words about queries, as a program without a database. */
function expected(documents: readonly StoreDocument[], query: DocumentQuery): StoreDocument[] {
  return documents
    .filter(
      ({ type, pk, id, state, unitId, chefId, dueAt }) =>
        type === query.type &&
        (query.pk === undefined || pk === query.pk) &&
        (query.states === undefined || (state !== undefined && query.states.includes(state))) &&
        (query.unitId === undefined || unitId === query.unitId) &&
        (query.chefId === undefined || chefId === query.chefId) &&
        (query.idPrefix === undefined || id.startsWith(query.idPrefix)) &&
        (query.dueUntil === undefined || (dueAt !== undefined && dueAt <= query.dueUntil)),
    )
    .sort(inOrder);
}

const instants = ['2026-04-14T07:59:59.999Z', '2026-04-14T08:00:00.000Z', '2026-04-14T08:00:00.001Z'];
const keys = ['a', 'a b', 'ab', 'A', 'b~', 'b~z', 'b!', 'b-1', 'bø', 'å', '\uffee', '😀', 'a😀'];
const optional = <T extends string>(values: readonly T[]) =>
  fc.option(fc.constantFrom(...values), { nil: undefined });

const someDocument = fc
  .record({
    ...{ pk: fc.constantFrom(...keys), id: fc.constantFrom(...keys) },
    type: fc.constantFrom('meeting', 'meeting', 'meeting', 'input'),
    state: optional(['planned', 'held', "it's"]),
    ...{ unitId: optional(['u1', 'u2']), chefId: optional(['c1', 'c2']), dueAt: optional(instants) },
  })
  .map((fields) => aDocument(JSON.parse(JSON.stringify(fields)) as Partial<StoreDocument>));

const someDocuments = fc.uniqueArray(someDocument, {
  maxLength: 40,
  selector: ({ pk, id }) => JSON.stringify([pk, id]),
});

const someQuery = fc
  .record({
    pk: optional(keys.slice(0, 3)),
    idPrefix: optional(['a', 'b', 'b~', '😀', '\uffee']),
    states: fc.option(fc.subarray(['planned', 'held', "it's", 'none']), { nil: undefined }),
    ...{ unitId: optional(['u1', 'u3']), chefId: optional(['c1', 'c2']), dueUntil: optional(instants) },
    limit: fc.integer({ min: 1, max: 12 }),
  })
  .map((fields) => ({ type: 'meeting', ...(JSON.parse(JSON.stringify(fields)) as { limit: number }) }));

async function empty(store: DocumentStore): Promise<void> {
  for (const type of ['meeting', 'input'])
    for (const { pk, id } of await allPages(store, { type, limit: 1000 }))
      await store.delete('units', pk, id, 'any');
}

/** What every DocumentStore must find, and in which pages. */
describe.each(stores)('DocumentStore: %s', (_name, open) => {
  const opened = freshStore(open);
  let store: DocumentStore;
  beforeEach(() => {
    store = opened().store;
  });

  describe('a query', () => {
    const meetings = [
      aDocument({ pk: 'a', id: '1', state: 'planned', unitId: 'u1', chefId: 'c1', dueAt: instants[1]! }),
      aDocument({ pk: 'a', id: '2', state: 'held', unitId: 'u2', chefId: 'c1', dueAt: instants[0]! }),
      aDocument({ pk: 'b', id: '3', state: 'planned', unitId: 'u1', chefId: 'c2', dueAt: instants[2]! }),
      aDocument({ pk: 'b', id: '4' }),
      aDocument({ pk: 'b', id: '5', type: 'input', state: 'planned', unitId: 'u1', chefId: 'c1' }),
    ];

    it.each([
      ['type', { type: 'meeting' }, ['4', '2', '1', '3']],
      ['another type', { type: 'input' }, ['5']],
      ['partition', { type: 'meeting', pk: 'b' }, ['4', '3']],
      ['state', { type: 'meeting', states: ['planned'] }, ['1', '3']],
      ['states', { type: 'meeting', states: ['held', 'planned'] }, ['2', '1', '3']],
      ['no state', { type: 'meeting', states: [] }, []],
      ['unit', { type: 'meeting', unitId: 'u1' }, ['1', '3']],
      ['chef', { type: 'meeting', chefId: 'c1' }, ['2', '1']],
      ['the beginning of the id', { type: 'meeting', pk: 'a', idPrefix: '2' }, ['2']],
      ['due, up to and with the instant', { type: 'meeting', dueUntil: instants[1]! }, ['2', '1']],
      [
        'all at once',
        { type: 'meeting', pk: 'a', states: ['planned'], unitId: 'u1', chefId: 'c1', dueUntil: instants[1]! },
        ['1'],
      ],
      ['text from outside', { type: `meeting' OR 1=1 --`, unitId: '" OR true' }, []],
    ])('finds by %s', async (_name, query, found) => {
      await seed(store, meetings);
      expect(ids((await store.query('units', { ...query, limit: 10 })).documents)).toEqual(found);
    });

    it('orders ids by code point, those with a tilde too', async () => {
      const ordered = ['b', 'b a', 'b-1', 'ba', 'b~', 'b~z', 'bå', 'b\uffee', 'b😀'];
      await seed(
        store,
        [...ordered].reverse().map((id) => aDocument({ id })),
      );
      expect(ids(await allPages(store, { type: 'meeting', limit: 2 }))).toEqual(ordered);
    });

    it('says that there is a next page only when there is', async () => {
      await seed(store, meetings);
      expect(await store.query('units', { type: 'meeting', limit: 4 })).not.toHaveProperty('next');
      const page = await store.query('units', { type: 'meeting', limit: 3 });
      const last = await store.query('units', { type: 'meeting', limit: 3, after: page.next! });
      expect([ids(page.documents), ids(last.documents), last.next]).toEqual([
        ['4', '2', '1'],
        ['3'],
        undefined,
      ]);
    });

    it('finds, in the documented order and on any page size, what the port says', async () => {
      await fc.assert(
        fc.asyncProperty(
          someDocuments,
          fc.array(someQuery, { minLength: 1, maxLength: 4 }),
          async (documents, queries) => {
            await empty(store);
            await seed(store, documents);
            for (const query of queries)
              expect((await allPages(store, query)).map(withoutEtag)).toEqual(expected(documents, query));
          },
        ),
        { seed: 20260414, numRuns: 15 },
      );
    });

    it('gives each document that stays once and in order, while others come and go', async () => {
      const changes = fc.array(fc.tuple(fc.boolean(), someDocument), { maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(someDocuments, fc.array(changes, { maxLength: 6 }), async (documents, rounds) => {
          await empty(store);
          await seed(store, documents);
          const touched = new Set<string>();
          const left = [...rounds];
          const found = await allPages(store, { type: 'meeting', limit: 3 }, async () => {
            for (const [comes, document] of left.shift() ?? []) {
              touched.add(JSON.stringify([document.pk, document.id]));
              if (comes) await store.put('units', document, 'any');
              else await store.delete('units', document.pk, document.id, 'any');
            }
          });
          const stayed = ({ pk, id }: StoreDocument): boolean => !touched.has(JSON.stringify([pk, id]));
          expect(found.filter(stayed).map(withoutEtag)).toEqual(
            expected(documents, { type: 'meeting', limit: 1 }).filter(stayed),
          );
          expect(found).toEqual([...found].sort(inOrder));
        }),
        { seed: 20260415, numRuns: 15 },
      );
    });
  });
});
