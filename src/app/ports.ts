import type { Instant } from '../domain/calendar/instant';
import type { OutboxRow } from '../domain/delivery/outbox';
import type { AdoptedThemes } from '../domain/loop/loop';
import type { Person } from '../domain/people/person';
import type { Area } from '../domain/people/unit';
import type { Summary, UnitRecord, UnitRecords } from '../domain/status/summary';
import type { FollowUp, Preparation } from './results';

/** Everything outside that the app knows. Each port has one contract suite in `test/`. */

/** The two containers of the database; both are partitioned by `pk`. */
export type ContainerName = 'units' | 'people';

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
  /** Opens what needs opening and proves that reads work. @throws StoreError `store/unavailable` */
  ready(): Promise<void>;
  close(): Promise<void>;
}

export interface Clock {
  now(): Instant;
}

/** Fields must be codes, ids and counts: no names, no text that people wrote, no tokens. */
export interface Log {
  debug(event: string, fields?: Record<string, unknown>): void;
  info(event: string, fields?: Record<string, unknown>): void;
  warn(event: string, fields?: Record<string, unknown>): void;
  error(event: string, fields?: Record<string, unknown>): void;
}

/** A record with the etag it was read at; `'absent'` is one that does not exist yet. */
export interface Loaded<T> {
  value: T;
  etag: string;
}

export type RecordType = keyof UnitRecords;

/** Who did what to which record, and when; no content. */
export interface AuditEntry {
  at: Instant;
  personId: string;
  action: string;
  subjectId: string;
}

/**
 * All that one action changes in a unit, written as one atomic batch. The summary as loaded orders
 * the unit's writes: if another write came between, the save is a conflict and the action runs again.
 */
export interface UnitChange {
  summary: Loaded<Summary>;
  records: UnitRecord[];
  removedAgreementIds?: string[];
  /** New rows; one that exists already makes the save a conflict. */
  outbox?: OutboxRow[];
  audit: AuditEntry;
}

/** Typed access to the units' partitions. */
export interface Units {
  summary(unitId: string): Promise<Loaded<Summary> | undefined>;
  /** @returns undefined when there is none yet */
  record<T extends RecordType>(type: T, unitId: string, id: string): Promise<UnitRecords[T] | undefined>;
  /** @returns the summary as saved @throws StoreError `store/conflict` */
  save(change: UnitChange): Promise<Summary>;
  /** Every summary, or those of one chef, in pages. */
  summaries(filter?: { chefId: string }): AsyncIterable<Summary>;
  /** Meetings with something to send at or before `until`, the longest due first. */
  dueMeetings(until: Instant, limit: number): Promise<{ unitId: string; meetingId: string }[]>;
}

export interface Outbox {
  due(until: Instant, limit: number): Promise<Loaded<OutboxRow>[]>;
  ofUnit(unitId: string, states?: OutboxRow['state'][]): Promise<Loaded<OutboxRow>[]>;
  /** @throws StoreError `store/conflict` when another instance was quicker */
  save(row: OutboxRow, etag: string): Promise<Loaded<OutboxRow>>;
}

export interface People {
  byId(personId: string): Promise<Loaded<Person> | undefined>;
  /** @param key from `upnKey` or `aadKey` */
  idBehind(key: string): Promise<string | undefined>;
  save(person: Loaded<Person>): Promise<Loaded<Person>>;
  link(key: string, personId: string): Promise<void>;
  all(): AsyncIterable<Person>;
}

/** Municipality-wide settings that an import brings: the decided themes of an area's report. */
export interface Municipality {
  themes(area: Area): Promise<AdoptedThemes | undefined>;
  saveThemes(themes: AdoptedThemes): Promise<void>;
}

/** A card on its way to a person, as the app knows it; the edge draws it. */
export type OutgoingCard =
  { kind: 'preparation'; preparation: Preparation } | { kind: 'follow-up'; followUp: FollowUp };

export type SendResult =
  | { kind: 'sent'; activityId: string }
  /** Refused for now: throttled, or a write conflict at the other end. Nothing arrived. */
  | { kind: 'later'; afterMs: number }
  /** A time-out or 5xx: it may or may not have arrived. */
  | { kind: 'ambiguous'; reason: string }
  /** Blocked, uninstalled, gone, or never met. */
  | { kind: 'unreachable'; reason: string };

/** Writes to people who have not just written. */
export interface Messenger {
  send(person: Person, card: OutgoingCard): Promise<SendResult>;
}
