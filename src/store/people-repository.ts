import type { DocumentStore, Loaded, People } from '../app/ports';
import type { Person } from '../domain/people/person';
import { decode, encode } from './codec';
import { pagesOf } from './pages';

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
      const document = encode('person', value.id, 'person', value, { dueAt: value.dueAt });
      const saved = await store.put('people', document, etag === 'absent' ? 'absent' : { etag });
      return { value, etag: saved.etag };
    },
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
