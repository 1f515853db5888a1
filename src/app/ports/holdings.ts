import type { Day, Instant } from '../../domain/calendar/instant';
import type { OutboxRow } from '../../domain/delivery/outbox';
import type { Evidence } from '../../domain/input/evidence';
import type { Person } from '../../domain/people/person';
import type { UnitRecord } from '../../domain/status/summary';
import type { Loaded } from './repositories';

/** A row of the outbox that goes, or gives way to another. */
export interface RowChange {
  row: Loaded<OutboxRow>;
  by?: OutboxRow;
}

/** What is held on people wherever it lies: to be shown to them, to be erased, and to go in its time. */
export interface Holdings {
  /** Every record of a unit, and the ids of those that cannot be read but that `id` stands in. A query a kind. */
  records(unitId: string, id?: string): Promise<{ records: UnitRecord[]; unreadable: string[] }>;
  /** What its authors have taken back, of all units; in pages. */
  takenBack(): AsyncIterable<Evidence>;
  /** Rows that were sent or given up, and due at or before `until`; in pages. */
  settledRows(until: Instant): AsyncIterable<Loaded<OutboxRow>[]>;
  /** One batch a partition. @throws StoreError `store/conflict` when one has changed meanwhile */
  changeRows(pk: string, changes: readonly RowChange[]): Promise<void>;
  /** The keys by which a person is recognised; one query over all. */
  identities(personId: string): Promise<string[]>;
  unlink(key: string): Promise<void>;
  /** Those whose erasing has begun and not ended. */
  erasing(): AsyncIterable<Loaded<Person>>;
  /** Deletes all that lies in a person's own partition, the person last. */
  removePerson(personId: string): Promise<void>;
  /** Takes on a day's work. @returns false when it is taken on already, by this process or another */
  claim(job: string, day: Day): Promise<boolean>;
  /** What was deleted is gone from the store's files as well. */
  scrub(): Promise<void>;
}
