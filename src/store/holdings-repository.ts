import {
  municipalityPk,
  StoreError,
  type DocumentStore,
  type Holdings,
  type Loaded,
  type Operation,
  type RecordType,
  type StoredDocument,
} from '../app/ports';
import type { Evidence } from '../domain/input/evidence';
import type { OutboxRow } from '../domain/delivery/outbox';
import type { Person } from '../domain/people/person';
import type { UnitRecord } from '../domain/status/summary';
import { documentTypes, encode } from './codec';
import { expectationOf } from './document';
import type { DocumentReader } from './document-reader';
import { rowDocument } from './outbox-repository';
import { pagesOf } from './pages';

const recordTypes = Object.keys({
  unit: true,
  loop: true,
  meeting: true,
  response: true,
  schema: true,
  agreement: true,
  receipts: true,
  evidence: true,
  'basis-notes': true,
  'supervision-report': true,
  'supervision-point': true,
  closing: true,
} satisfies Record<RecordType, true>) as RecordType[];

const settled: OutboxRow['state'][] = ['sent', 'dropped', 'unreachable'];

/** What is held on people, over any `DocumentStore`. */
export function holdingsRepository(store: DocumentStore, read: DocumentReader): Holdings {
  async function documentsOf(
    container: 'units' | 'people',
    pk: string,
    type: string,
  ): Promise<StoredDocument[]> {
    const found: StoredDocument[] = [];
    for await (const page of pagesOf(store, container, { type, pk })) found.push(...page);
    return found;
  }

  async function deleteAll(
    container: 'units' | 'people',
    documents: readonly StoredDocument[],
  ): Promise<void> {
    for (const { pk, id } of documents) await store.delete(container, pk, id, 'any');
  }

  return {
    async records(unitId, id): Promise<{ records: UnitRecord[]; unreadable: string[] }> {
      const records: UnitRecord[] = [];
      const unreadable: string[] = [];
      for (const type of recordTypes)
        for (const document of await documentsOf('units', unitId, type)) {
          const [found] = read.all(type, [document]);
          if (found) records.push({ type, record: found.value } as UnitRecord);
          else if (id !== undefined && JSON.stringify(document).includes(id)) unreadable.push(document.id);
        }
      return { records, unreadable };
    },
    async *takenBack(): AsyncIterable<Evidence> {
      for await (const page of pagesOf(store, 'units', { type: 'evidence', states: ['removed'] }))
        for (const { value } of read.all('evidence', page)) yield value;
    },
    async *settledRows(until): AsyncIterable<Loaded<OutboxRow>[]> {
      const query = { type: 'outbox', states: settled, dueUntil: until };
      for await (const page of pagesOf(store, 'units', query)) yield read.all('outbox', page);
    },
    changeRows(pk, changes): Promise<void> {
      const operations = changes.flatMap(({ row: { value, etag }, by }): Operation[] => {
        if (by?.id === value.id) return [{ op: 'put', document: rowDocument(by), expect: { etag } }];
        const gone: Operation = { op: 'delete', id: value.id, expect: { etag } };
        return by ? [gone, { op: 'put', document: rowDocument(by), expect: 'any' }] : [gone];
      });
      return store.batch('units', pk, operations);
    },
    async identities(personId): Promise<string[]> {
      const keys: string[] = [];
      for await (const page of pagesOf(store, 'people', { type: 'identity' }))
        for (const { value } of read.all('identity', page))
          if (value.personId === personId) keys.push(value.key);
      return keys;
    },
    unlink: (key) => store.delete('people', key, 'identity', 'any'),
    async *erasing(): AsyncIterable<Loaded<Person>> {
      for await (const page of pagesOf(store, 'people', { type: 'person', states: ['erasing'] }))
        yield* read.all('person', page);
    },
    async removePerson(personId): Promise<void> {
      // The person last: by it an erasing that was broken off is found again.
      for (const type of documentTypes.filter((each) => each !== 'person'))
        await deleteAll('people', await documentsOf('people', personId, type));
      await store.delete('people', personId, 'person', 'any');
    },
    async claim(job, day): Promise<boolean> {
      const document = await store.get('units', municipalityPk, `daily:${job}`);
      const last = document && read.one('daily', document).day;
      if (last !== undefined && last >= day) return false;
      const claimed = encode('daily', municipalityPk, `daily:${job}`, { job, day });
      try {
        await store.put('units', claimed, expectationOf(document?.etag ?? 'absent'));
        return true;
      } catch (error) {
        if (error instanceof StoreError && error.code === 'store/conflict') return false;
        throw error;
      }
    },
    scrub: () => store.scrub(),
  };
}
