import type { Day, Instant } from '../domain/calendar/instant';
import type { Agreement } from '../domain/follow-up/schema';
import type { OutboxRow } from '../domain/delivery/outbox';
import type { AdoptedThemes } from '../domain/loop/loop';
import type { Evidence } from '../domain/input/evidence';
import type { Settings } from '../domain/municipality/settings';
import type { ConversationReference, Person } from '../domain/people/person';
import type { DayRange } from '../domain/rulesets/rule-set';
import type { Area } from '../domain/people/unit';
import type { Summary, UnitRecord, UnitRecords } from '../domain/status/summary';
import type { RecordKey } from '../domain/status/without-record';
import type { OutgoingCard } from './results';

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
  /** Leaves nothing of what was deleted or written over in the store's own files, where it has any. */
  scrub(): Promise<void>;
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

/** Who did what to which record, or looked at it, and when; no content. */
export interface AuditEntry {
  at: Instant;
  personId: string;
  action: string;
  /** The id of the record; of a municipality's settings, which of them. */
  subjectId: string;
}

/** Where an audit lies: in the partition of what it is about. */
export interface AuditPlace {
  container: ContainerName;
  pk: string;
}

/** Two chains a partition: what was written, and who was shown what. */
export type AuditChain = 'changes' | 'looks';

/** Where a chain ends, and where what is kept of it begins: `seq` of its first row, `prev` that row follows on. */
export interface AuditHead {
  seq: number;
  hash: string;
  from: { seq: number; prev: string };
}

/** A row as it is read. */
export interface AuditRow {
  /** Its number in its chain, from 1. */
  seq: number;
  at: Instant;
  /** Absent once the person was erased. */
  personId?: string;
  action: string;
  /** As written; where an erased person's id was in it, `~` and a number. */
  subjectId: string;
}

/** What a chain's rows say of it. */
export interface ChainCheck {
  rows: number;
  head: AuditHead;
  /** The first place that does not fit. `seq` is the row's number; `cut-off` names the first that is not there. */
  broken?: { seq: number; how: 'changed' | 'missing' | 'inserted' | 'cut-off' };
}

/** The audit: rows are written by `Units`, `People` and `Municipality` with each change, and here for each look. */
export interface Audit {
  /** Writes that someone is shown something; within an hour of the same look nothing. One point read, at most one batch. */
  look(place: AuditPlace, entry: AuditEntry): Promise<void>;
  /** The newest first. `before`: only rows with a lower number. At most one point read and one query. */
  rows(place: AuditPlace, chain: AuditChain, page: { before?: number; limit: number }): Promise<AuditRow[]>;
  /** Every partition that has or may have an audit, once; in pages. */
  places(): AsyncIterable<AuditPlace>;
  check(place: AuditPlace, chain: AuditChain): Promise<ChainCheck>;
  /** The hash of a row that is kept, or on which the first kept row follows. */
  hashAt(place: AuditPlace, chain: AuditChain, seq: number): Promise<string | undefined>;
  /** Takes a person out of every row of a partition; the chains still fit. Twice is once. @returns rows changed */
  forget(place: AuditPlace, personId: string): Promise<number>;
  /** Deletes the oldest rows, those of before `instant`; the chain still fits. @returns rows deleted */
  dropUntil(place: AuditPlace, chain: AuditChain, instant: Instant): Promise<number>;
}

/** `audit`: the head of the chain of the unit's writes, which are ordered by this document; none before the first. */
export interface LoadedSummary extends Loaded<Summary> {
  audit?: AuditHead;
}

/**
 * All that one action changes in a unit, written as one atomic batch. The summary as loaded orders
 * the unit's writes: if another write came between, the save is a conflict and the action runs again.
 */
export interface UnitChange {
  summary: LoadedSummary;
  records: UnitRecord[];
  /** Records that go; one that is not there is gone already. */
  removed?: RecordKey[];
  /** New rows; one that exists already makes the save a conflict. */
  outbox?: OutboxRow[];
  /** Rows that are there and change with this; one that changed meanwhile makes the save a conflict. */
  changedRows?: Loaded<OutboxRow>[];
  audit: AuditEntry;
}

/** What cards are sent about when its time comes. */
export type DueType = 'meeting' | 'agreement' | 'supervision-point';

/** Typed access to the units' partitions. */
export interface Units {
  summary(unitId: string): Promise<LoadedSummary | undefined>;
  /** @returns undefined when there is none yet */
  record<T extends RecordType>(type: T, unitId: string, id: string): Promise<UnitRecords[T] | undefined>;
  /** Every agreement of a unit, of its 1:1s as well; one query. */
  agreements(unitId: string): Promise<Agreement[]>;
  /** @returns the summary as saved @throws StoreError `store/conflict` */
  save(change: UnitChange): Promise<Summary>;
  /** Every summary, or those of one chef, in pages. */
  summaries(filter?: { chefId: string }): AsyncIterable<Summary>;
  /** Those of a type with something to send at or before `until`, the longest due first; in pages. */
  due(type: DueType, until: Instant): AsyncIterable<{ unitId: string; id: string }>;
}

export interface Outbox {
  /** Rows due at or before `until`, the longest due first; in pages, read as they are asked for. */
  due(until: Instant): AsyncIterable<Loaded<OutboxRow>[]>;
  /** The rows of one partition: a unit's, or a person's own (`partitionOf`). */
  ofPartition(
    pk: string,
    states?: OutboxRow['state'][],
    /** Only those whose id begins so (`outboxIdsOf`). */
    idPrefix?: string,
  ): Promise<Loaded<OutboxRow>[]>;
  /** Rows of all units of a chef in a state; one query over units. */
  ofChef(chefId: string, state: OutboxRow['state']): Promise<OutboxRow[]>;
  /** Adds a row of a person's own; nothing happens when it is there already. @returns whether it was new */
  add(row: OutboxRow): Promise<boolean>;
  /** @throws StoreError `store/conflict` when another instance was quicker */
  save(row: OutboxRow, etag: string): Promise<Loaded<OutboxRow>>;
}

export interface People {
  byId(personId: string): Promise<Loaded<Person> | undefined>;
  /** @param key from `upnKey` or `aadKey` */
  idBehind(key: string): Promise<string | undefined>;
  save(person: Loaded<Person>): Promise<Loaded<Person>>;
  /** As `save`, for what is done to someone by others: together with who did it. */
  change(person: Loaded<Person>, audit: AuditEntry): Promise<void>;
  link(key: string, personId: string): Promise<void>;
  /** People for whom something is due at or before `until` (week digests). */
  due(until: Instant): AsyncIterable<string>;
  all(): AsyncIterable<Person>;
}

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

/**
 * What holds for the whole municipality: the decided themes of an area's report, school holidays, its settings.
 * Each change is written together with who made it.
 */
export interface Municipality {
  themes(area: Area): Promise<AdoptedThemes | undefined>;
  saveThemes(themes: AdoptedThemes, audit: AuditEntry): Promise<void>;
  /** School holidays, in order; empty when none are imported. */
  holidays(): Promise<DayRange[]>;
  saveHolidays(holidays: readonly DayRange[], audit: AuditEntry): Promise<void>;
  /** Those of the rule set, with the etag `'absent'`, until someone has set one. */
  settings(): Promise<Loaded<Settings>>;
  /** @throws StoreError `store/conflict` when someone else was quicker */
  saveSettings(settings: Loaded<Settings>, audit: AuditEntry): Promise<void>;
}

export type SendResult = { kind: 'sent'; activityId: string } | SendTrouble;

export type SendTrouble =
  /**
   * Refused for now: throttled, or a write conflict at the other end. Nothing arrived.
   * `afterMs` is what was asked for; 0 when nothing was.
   */
  | { kind: 'later'; afterMs: number }
  /** A time-out or 5xx: it may or may not have arrived. */
  | { kind: 'ambiguous'; reason: string }
  /** Blocked, uninstalled, gone, or never met. */
  | { kind: 'unreachable'; reason: string };

/** Writes to people who have not just written. Tries once; whether to try again is the outbox's to decide. */
export interface Messenger {
  /**
   * Opens the personal chat with someone the bot has not met; done twice it is the same chat.
   * Absent where that cannot be done: then people are written to once they have written.
   */
  open?(person: Person): Promise<{ kind: 'opened'; conversation: ConversationReference } | SendTrouble>;
  /** Posts a card in the person's own chat. */
  send(person: Person, card: OutgoingCard): Promise<SendResult>;
  /** Puts a card in the place of one that was sent. Doing it twice is the same as once. */
  replace(person: Person, activityId: string, card: OutgoingCard): Promise<SendResult>;
}
