import type { RecordKey } from '../../domain/status/without-record';

/** Where the name of someone stands in what people wrote: places, and nothing of the texts. */
export interface Mention {
  unitId: string;
  documentId: string;
  places: string[];
}

/** What erasing someone does, or would do. */
export interface Erasure {
  personId: string;
  name: string;
  upn: string;
  /** Units in which something of theirs is. */
  units: string[];
  /** Drafts that go. */
  drafts: number;
  /** Cards that wait, and are dropped. */
  waiting: number;
  /** What stays as the role's, by kind. */
  kept: Partial<Record<RecordKey['type'] | 'unit' | 'outbox', number>>;
  /** Open agreements that wait for somebody to take them over. */
  ownerless: number;
  /** Units that have no chef until the next import. */
  chefOf: string[];
  mentions: Mention[];
  /** Documents that their id stands in, and that this program cannot read: they stay as they are. */
  unreadable: string[];
}

/** What went by its age, by kind. */
export type Counts = Partial<
  Record<RecordKey['type'] | 'unsent-receipts' | 'outbox' | 'form' | 'audit', number>
>;

/** What went, or would go, in one place. */
export interface Expired {
  /** Absent for what is no unit's. */
  unitId?: string;
  counts: Counts;
}
