import fc from 'fast-check';
import type { ChainCheck, DocumentStore, Json, Operation, StoredDocument } from '../../../src/app/ports';
import { openSqliteStore } from '../../../src/store/sqlite';
import { fixedSeed } from '../../fixtures/records';
import { change, entry, place, repositoriesOver, rowsOf, type Repositories } from './chains';

/** Whatever is done to the rows of a chain from outside is found. */

const rows = 6;
let store: DocumentStore;
let process: Repositories;
let written: StoredDocument[];

async function fill(): Promise<void> {
  store = openSqliteStore({ file: ':memory:' });
  process = repositoriesOver(store);
  const people = ['leader', 'chef', 'staff-rep'];
  for (let nth = 0; nth < rows; nth += 1)
    await change(
      process,
      entry(nth, people[nth % 3], { subjectId: `response:ld1:leader:${people[nth % 3]}` }),
    );
  written = await rowsOf(store, 'changes');
}

beforeEach(fill);
afterEach(() => store.close());

function put({ etag: _etag, ...document }: StoredDocument, body: Record<string, Json>): Operation {
  return { op: 'put', document: { ...document, body }, expect: 'any' };
}

async function checkAfter(...operations: Operation[]): Promise<ChainCheck> {
  await store.batch('units', place.pk, operations);
  return process.audit.check(place, 'changes');
}

const row = fc.integer({ min: 0, max: rows - 1 });

/** Every place of a row that holds a text or a number, as a path. */
function placesIn(value: Json, path: string[] = []): string[][] {
  if (value === null || typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...path, name]));
}

function withChanged(value: Json, [name, ...rest]: string[]): Json {
  if (name === undefined) return typeof value === 'number' ? value + 1 : `${value as string}x`;
  if (Array.isArray(value))
    return value.map((inner, at) => (String(at) === name ? withChanged(inner, rest) : inner));
  const record = value as Record<string, Json>;
  return { ...record, [name]: withChanged(record[name]!, rest) };
}

it('finds a change of any part of any row', async () => {
  await fc.assert(
    fc.asyncProperty(row, fc.nat(), async (at, which) => {
      const { body } = written[at]!;
      const places = placesIn(body);
      const path = places[which % places.length]!;
      const check = await checkAfter(put(written[at]!, withChanged(body, path) as Record<string, Json>));
      await checkAfter(put(written[at]!, body));
      expect(check.broken).toEqual({ seq: at + 1, how: 'changed' });
    }),
    fixedSeed,
  );
});

it('finds something put into a row', async () => {
  const check = await checkAfter(put(written[2]!, { ...written[2]!.body, note: 'x' }));
  expect(check.broken).toEqual({ seq: 3, how: 'changed' });
});

it('finds rows that are gone: inside as missing, at the end as cut off', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(row, { minLength: 1 }), async (gone) => {
      const check = await checkAfter(
        ...gone.map((at): Operation => ({ op: 'delete', id: written[at]!.id, expect: 'any' })),
      );
      await checkAfter(...gone.map((at) => put(written[at]!, written[at]!.body)));
      const first = Math.min(...gone);
      const isTail = gone.length === rows - first;
      expect(check.broken).toEqual({ seq: first + 1, how: isTail ? 'cut-off' : 'missing' });
    }),
    fixedSeed,
  );
});

it('finds two rows that changed places, with and without their numbers', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(row, { minLength: 2, maxLength: 2 }),
      fc.boolean(),
      async ([a, b], renumber) => {
        const [one, other] = [written[a!]!, written[b!]!];
        const numbered = (from: StoredDocument, to: StoredDocument) => ({
          ...from.body,
          ...(renumber && { seq: to.body['seq']! }),
        });
        const check = await checkAfter(put(one, numbered(other, one)), put(other, numbered(one, other)));
        await checkAfter(put(one, one.body), put(other, other.body));
        expect(check.broken).toEqual({ seq: Math.min(a!, b!) + 1, how: 'changed' });
      },
    ),
    fixedSeed,
  );
});

it('finds a row put in at the end; one before the beginning is no part of it', async () => {
  const last = written[rows - 1]!;
  const added = put({ ...last, id: `audit:changes:${String(rows + 1).padStart(10, '0')}` }, last.body);
  expect((await checkAfter(added)).broken).toEqual({ seq: rows + 1, how: 'changed' });
  await checkAfter({ op: 'delete', id: (added as { document: { id: string } }).document.id, expect: 'any' });
  const before = put({ ...last, id: 'audit:changes:0000000000' }, last.body);
  await store.batch('units', place.pk, [before]);
  expect((await process.audit.check(place, 'changes')).rows).toBe(rows);
});

it('finds rows that were written anew, hashes and all, over the ones the head knows', async () => {
  const other = openSqliteStore({ file: ':memory:' });
  const forger = repositoriesOver(other);
  for (let nth = 0; nth < rows; nth += 1) await change(forger, entry(nth, 'someone-else'));
  const forged = await rowsOf(other, 'changes');
  await other.close();
  const all = await checkAfter(...forged.map((document) => put(document, document.body)));
  expect(all.broken).toEqual({ seq: rows, how: 'changed' });
  await checkAfter(...written.map((document) => put(document, document.body)));
  const one = await checkAfter(put(forged[2]!, forged[2]!.body));
  expect(one.broken).toEqual({ seq: 3, how: 'inserted' });
});

it('finds a chain that stands in another’s place', async () => {
  const elsewhere = await rowsOf(store, 'changes');
  await store.batch('units', 'havblik', [
    ...elsewhere.map(({ etag: _etag, ...document }): Operation => ({
      op: 'put',
      document: { ...document, pk: 'havblik' },
      expect: 'any',
    })),
  ]);
  const { etag: _etag, ...summary } = (await store.get('units', place.pk, 'summary'))!;
  await store.put('units', { ...summary, pk: 'havblik' }, 'absent');
  const check = await process.audit.check({ container: 'units', pk: 'havblik' }, 'changes');
  expect(check.broken).toEqual({ seq: 1, how: 'changed' });
});

it('finds a head that is gone or set back', async () => {
  const { etag: _etag, ...summary } = (await store.get('units', place.pk, 'summary'))!;
  const { audit: _audit, ...bare } = summary.body;
  await store.put('units', { ...summary, body: bare }, 'any');
  expect((await process.audit.check(place, 'changes')).broken).toEqual({ seq: 1, how: 'inserted' });
});
