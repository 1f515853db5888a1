import type { DocumentStore, Loaded, Municipality, Outbox, People } from '../app/ports';
import type { Instant } from '../domain/calendar/instant';
import type { OutboxRow } from '../domain/delivery/outbox';
import type { Person } from '../domain/people/person';
import { decode, encode } from './codec';

const pageSize = 200;
const municipalityPk = 'municipality';

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
      const document = encode('person', value.id, 'person', value);
      const saved = await store.put('people', document, etag === 'absent' ? 'absent' : { etag });
      return { value, etag: saved.etag };
    },
    async link(key, personId): Promise<void> {
      await store.put('people', encode('identity', key, 'identity', { key, personId }), 'any');
    },
    async *all(): AsyncIterable<Person> {
      let after: string | undefined;
      do {
        const page = await store.query('people', {
          type: 'person',
          limit: pageSize,
          ...(after && { after }),
        });
        for (const document of page.documents) yield decode('person', document);
        after = page.next;
      } while (after);
    },
  };
}

/** The outbox rows, which lie in their unit's partition. */
export function outboxRepository(store: DocumentStore): Outbox {
  return {
    async due(until: Instant, limit: number): Promise<Loaded<OutboxRow>[]> {
      const query = { type: 'outbox', states: ['pending'], dueUntil: until, limit };
      const { documents } = await store.query('units', query);
      return documents.map((document) => ({ value: decode('outbox', document), etag: document.etag }));
    },
    async ofUnit(unitId, states): Promise<Loaded<OutboxRow>[]> {
      const rows: Loaded<OutboxRow>[] = [];
      let after: string | undefined;
      do {
        const filter = { ...(states && { states }), ...(after && { after }) };
        const page = await store.query('units', { type: 'outbox', pk: unitId, limit: pageSize, ...filter });
        rows.push(
          ...page.documents.map((document) => ({ value: decode('outbox', document), etag: document.etag })),
        );
        after = page.next;
      } while (after);
      return rows;
    },
    async save(row, etag): Promise<Loaded<OutboxRow>> {
      const { state, unitId, dueAt } = row;
      const document = encode('outbox', unitId, row.id, row, { state, unitId, dueAt });
      const saved = await store.put('units', document, { etag });
      return { value: row, etag: saved.etag };
    },
  };
}

/** Municipality-wide settings, in a partition of their own. */
export function municipalityRepository(store: DocumentStore): Municipality {
  return {
    async themes(area) {
      const document = await store.get('units', municipalityPk, `themes:${area}`);
      return document && decode('themes', document);
    },
    async saveThemes(themes) {
      await store.put('units', encode('themes', municipalityPk, `themes:${themes.area}`, themes), 'any');
    },
  };
}
