import type { DocumentStore, Loaded, People, StoreDocument } from '../app/ports';
import type { Person } from '../domain/people/person';
import { auditDocument } from './audit-document';
import { decode, encode } from './codec';
import { expectationOf } from './document';
import { pagesOf } from './pages';

function documentOf(person: Person): StoreDocument {
  return encode('person', person.id, 'person', person, { dueAt: person.dueAt });
}

/** People by id, and by how Teams or an import names them. */
export function peopleRepository(store: DocumentStore): People {
  return {
    async byId(personId): Promise<Loaded<Person> | undefined> {
      const document = await store.get('people', personId, 'person');
      return document && { value: decode('person', document), etag: document.etag };
    },
    async idBehind(key): Promise<string | undefined> {
      const document = await store.get('people', key, 'identity');
      return document && decode('identity', document).personId;
    },
    async save({ value, etag }): Promise<Loaded<Person>> {
      const saved = await store.put('people', documentOf(value), expectationOf(etag));
      return { value, etag: saved.etag };
    },
    change: ({ value, etag }, audit) =>
      store.batch('people', value.id, [
        { op: 'put', document: documentOf(value), expect: expectationOf(etag) },
        { op: 'put', document: auditDocument(value.id, audit), expect: 'any' },
      ]),
    async link(key, personId): Promise<void> {
      await store.put('people', encode('identity', key, 'identity', { key, personId }), 'any');
    },
    async *all(): AsyncIterable<Person> {
      for await (const page of pagesOf(store, 'people', { type: 'person' }))
        for (const document of page) yield decode('person', document);
    },
    async *due(until): AsyncIterable<string> {
      for await (const page of pagesOf(store, 'people', { type: 'person', dueUntil: until }))
        for (const document of page) yield document.pk;
    },
  };
}
