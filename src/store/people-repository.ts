import { StoreError, type DocumentStore, type Loaded, type People, type StoreDocument } from '../app/ports';
import type { Person } from '../domain/people/person';
import { saveWithRow } from './audit-write';
import { encode, refuseNewer } from './codec';
import { expectationOf } from './document';
import type { DocumentReader } from './document-reader';
import { pagesOf } from './pages';

function documentOf(person: Person): StoreDocument {
  const state = person.erasing && 'erasing';
  return encode('person', person.id, 'person', person, { state, dueAt: person.dueAt });
}

/** People by id, and by how Teams or an import names them. Who is being erased is nobody's any more. */
export function peopleRepository(store: DocumentStore, read: DocumentReader): People {
  return {
    async byId(personId): Promise<Loaded<Person> | undefined> {
      const document = await store.get('people', personId, 'person');
      const value = document && read.one('person', document);
      return value && !value.erasing ? { value, etag: document.etag } : undefined;
    },
    async idBehind(key): Promise<string | undefined> {
      const document = await store.get('people', key, 'identity');
      return document && read.one('identity', document).personId;
    },
    async save({ value, etag }): Promise<Loaded<Person>> {
      const saved = await store.put('people', documentOf(value), expectationOf(etag));
      return { value, etag: saved.etag };
    },
    change: ({ value, etag }, audit) =>
      saveWithRow({ store, read }, { container: 'people', pk: value.id }, audit, {
        op: 'put',
        document: documentOf(value),
        expect: expectationOf(etag),
      }),
    async link(key, personId): Promise<void> {
      const document = encode('identity', key, 'identity', { key, personId });
      try {
        await store.put('people', document, 'absent');
      } catch (error) {
        if (!(error instanceof StoreError && error.code === 'store/conflict')) throw error;
        const there = await store.get('people', key, 'identity');
        if (there) refuseNewer(there);
        await store.put('people', document, expectationOf(there?.etag ?? 'absent'));
      }
    },
    async *all(): AsyncIterable<Person> {
      for await (const page of pagesOf(store, 'people', { type: 'person' }))
        for (const { value } of read.all('person', page)) if (!value.erasing) yield value;
    },
    async *due(until): AsyncIterable<string> {
      for await (const page of pagesOf(store, 'people', { type: 'person', dueUntil: until }))
        for (const document of page) yield document.pk;
    },
  };
}
