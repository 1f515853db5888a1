import type { Instant } from '../../domain/calendar/instant';
import type { Agreement } from '../../domain/follow-up/schema';
import type { OutboxRow } from '../../domain/delivery/outbox';
import type { AdoptedThemes } from '../../domain/loop/loop';
import type { Settings } from '../../domain/municipality/settings';
import type { Person } from '../../domain/people/person';
import type { Area } from '../../domain/people/unit';
import type { DayRange } from '../../domain/rulesets/rule-set';
import type { Summary, UnitRecord, UnitRecords } from '../../domain/status/summary';
import type { RecordKey } from '../../domain/status/without-record';
import type { AuditEntry, AuditHead } from './audit';

/** A record with the etag it was read at; `'absent'` is one that does not exist yet. */
export interface Loaded<T> {
  value: T;
  etag: string;
}

export type RecordType = keyof UnitRecords;

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
