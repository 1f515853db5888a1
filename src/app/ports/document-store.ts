import type { Instant } from '../../domain/calendar/instant';

/** The two containers of the database; both are partitioned by `pk`. */
export type ContainerName = 'units' | 'people';

/** The partition, in `units`, of what holds for all units; no unit has this id. */
export const municipalityPk = 'municipality';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * One document. The named fields are indexed and may be queried; `body` is opaque to the store.
 * `v` is the version of the body's schema.
 */
export interface StoreDocument {
  pk: string;
  id: string;
  type: string;
  v: number;
  state?: string;
  unitId?: string;
  chefId?: string;
  dueAt?: Instant;
  body: { [key: string]: Json };
}

export interface StoredDocument extends StoreDocument {
  /** Opaque; a new one with every write. */
  etag: string;
  /** The store has it, but cannot make out what is in it: then `body` is empty. */
  isDamaged?: true;
}

/** What must hold for a write to happen: the document is unchanged since `etag`, is absent, or anything. */
export type Expectation = { etag: string } | 'absent' | 'any';

export type Operation =
  | { op: 'put'; document: StoreDocument; expect: Expectation }
  | { op: 'delete'; id: string; expect: { etag: string } | 'any' };

/**
 * Documents of one type, ordered by `dueAt` (absent first), then `pk`, then `id`.
 * `after` is the `next` of the page before; it stays valid while documents come and go.
 */
export interface DocumentQuery {
  type: string;
  pk?: string;
  states?: readonly string[];
  unitId?: string;
  chefId?: string;
  /** Only documents whose id begins so; within a partition. */
  idPrefix?: string;
  /** Only documents that have a `dueAt` at or before this. */
  dueUntil?: Instant;
  /** 1–1000. */
  limit: number;
  after?: string;
}

export interface Page {
  documents: StoredDocument[];
  /** Absent on the last page. */
  next?: string;
}

export type StoreErrorCode =
  /** An expectation did not hold; load again and decide again. */
  | 'store/conflict'
  /**
   * Down, slow or throttled beyond our patience. Nothing was acknowledged; where no answer ever came it may have
   * been written all the same, so whatever is done again must come to the same.
   */
  | 'store/unavailable'
  /** Over one of `storeLimits`; a fault of ours, never of the person. */
  | 'store/limit'
  /** A stored document does not fit its schema, or is of a newer version than this program. */
  | 'store/unreadable';

export class StoreError extends Error {
  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StoreError';
  }
}

/** Conditional, partitioned document store: the little that Cosmos DB and SQLite both do well. */
export interface DocumentStore {
  /** @returns undefined when there is no such document */
  get(container: ContainerName, pk: string, id: string): Promise<StoredDocument | undefined>;
  /** @throws StoreError `store/conflict` when `expect` does not hold */
  put(container: ContainerName, document: StoreDocument, expect: Expectation): Promise<StoredDocument>;
  /** Deleting what is absent is fine with `'any'`, a conflict with an etag. */
  delete(container: ContainerName, pk: string, id: string, expect: { etag: string } | 'any'): Promise<void>;
  /**
   * All operations or none, in one partition. At most `storeLimits.operations`, one per document.
   * @throws StoreError `store/conflict` when any expectation does not hold
   */
  batch(container: ContainerName, pk: string, operations: readonly Operation[]): Promise<void>;
  query(container: ContainerName, query: DocumentQuery): Promise<Page>;
  /** A store with files of its own leaves nothing in them of what was deleted or written over. */
  scrub(): Promise<void>;
  /** Opens what needs opening and proves that reads work. @throws StoreError `store/unavailable` */
  ready(): Promise<void>;
  close(): Promise<void>;
}
