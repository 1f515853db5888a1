import { StoreError, type DocumentStore, type Loaded, type Outbox, type StoreDocument } from '../app/ports';
import type { Instant } from '../domain/calendar/instant';
import { partitionOf, type OutboxRow } from '../domain/delivery/outbox';
import { encode } from './codec';
import type { DocumentReader } from './document-reader';
import { pagesOf, type Pages } from './pages';

/** A row as a document of its partition. */
export function rowDocument(row: OutboxRow): StoreDocument {
  const { state, unitId, chefId, dueAt } = row;
  return encode('outbox', partitionOf(row), row.id, row, { state, unitId, chefId, dueAt });
}

/** The outbox rows, which lie in their unit's partition, or, about no single unit, in one of the person's own. */
export function outboxRepository(store: DocumentStore, read: DocumentReader): Outbox {
  return {
    async *due(until: Instant): AsyncIterable<Loaded<OutboxRow>[]> {
      const query: Pages = { type: 'outbox', states: ['pending'], dueUntil: until };
      for await (const page of pagesOf(store, 'units', query)) yield read.all('outbox', page);
    },
    async ofPartition(pk, states, idPrefix): Promise<Loaded<OutboxRow>[]> {
      const rows: Loaded<OutboxRow>[] = [];
      const query: Pages = {
        type: 'outbox',
        pk,
        ...(states && { states }),
        ...(idPrefix !== undefined && { idPrefix }),
      };
      for await (const page of pagesOf(store, 'units', query)) rows.push(...read.all('outbox', page));
      return rows;
    },
    async ofChef(chefId, state): Promise<OutboxRow[]> {
      const rows: OutboxRow[] = [];
      for await (const page of pagesOf(store, 'units', { type: 'outbox', chefId, states: [state] }))
        rows.push(...read.all('outbox', page).map(({ value }) => value));
      return rows;
    },
    async add(row): Promise<boolean> {
      try {
        await store.put('units', rowDocument(row), 'absent');
        return true;
      } catch (error) {
        if (error instanceof StoreError && error.code === 'store/conflict') return false;
        throw error;
      }
    },
    async save(row, etag): Promise<Loaded<OutboxRow>> {
      const saved = await store.put('units', rowDocument(row), { etag });
      return { value: row, etag: saved.etag };
    },
  };
}
