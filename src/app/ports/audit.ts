import type { Instant } from '../../domain/calendar/instant';
import type { ContainerName } from './document-store';

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
export const auditChains = ['changes', 'looks'] as const;

export type AuditChain = (typeof auditChains)[number];

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
  /**
   * The first place that does not fit. `seq` is the row's number; `cut-off` names the first that is not there;
   * `unreadable`, which has none, says that where the chain ends is in a document that is set aside.
   */
  broken?: { seq: number; how: 'changed' | 'missing' | 'inserted' | 'cut-off' | 'unreadable' };
}

/** The audit: rows are written by `Units`, `People` and `Municipality` with each change, and here for each look. */
export interface Audit {
  /** Writes that someone is shown something; within an hour of the same look nothing. One point read, at most one batch. */
  look(place: AuditPlace, entry: AuditEntry): Promise<void>;
  /**
   * The newest first; without those that cannot be read. `before`: only rows with a lower number. At most one point
   * read, and one query unless rows are gone.
   */
  rows(place: AuditPlace, chain: AuditChain, page: { before?: number; limit: number }): Promise<AuditRow[]>;
  /** Every partition that has or may have an audit, once; in pages. */
  places(): AsyncIterable<AuditPlace>;
  check(place: AuditPlace, chain: AuditChain): Promise<ChainCheck>;
  /** The hash of a row that is kept, or on which the first kept row follows. */
  hashAt(place: AuditPlace, chain: AuditChain, seq: number): Promise<string | undefined>;
  /** Takes a person out of every row of a partition; the chains still fit. Twice is once. @returns rows changed */
  forget(place: AuditPlace, personId: string): Promise<number>;
  /** Deletes the oldest rows, those of before `instant`, to the first that cannot be read; the chain still fits. @returns rows deleted */
  dropUntil(place: AuditPlace, chain: AuditChain, instant: Instant): Promise<number>;
}
