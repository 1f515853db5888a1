import type { Day, Instant } from '../../domain/calendar/instant';
import type { OutboxRow } from '../../domain/delivery/outbox';
import type { Language, Role } from '../../domain/people/person';
import type { OwnInUnit } from '../../domain/privacy/held';
import type { Retention } from '../../domain/rulesets/rule-set';
import type { RecordKey } from '../../domain/status/without-record';
import type { ContainerName } from '../ports';

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
  /** Units in which something of theirs is, or their name stands. */
  units: { id: string; name: string }[];
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

/** A card's way to someone. */
interface CardSent {
  card: OutboxRow['card'];
  state: OutboxRow['state'];
  at: Instant;
}

/** A document that someone is in. Ids of others in its id are left out. */
export interface HeldDocument {
  container: ContainerName;
  pk: string;
  type: string;
  id: string;
}

export interface MineInUnit extends OwnInUnit {
  unitId: string;
  unit: string;
  cards: CardSent[];
}

/** All that is held on the person who asks: what the card says and the file has. */
export interface MineData {
  kind: 'mine';
  now: Instant;
  person: {
    id: string;
    name: string;
    upn: string;
    aadObjectId?: string;
    language?: Language;
    /** Whether the bot can write to them; where, is of no use to anyone. */
    hasChat: boolean;
    roles: { role: Role; unitId?: string | undefined; from: Day; to?: Day | undefined; standsIn: boolean }[];
    absence?: { from: Day; to: Day; hasCover: boolean };
    /** What is typed in a form that is not finished. */
    form: string[];
  };
  units: MineInUnit[];
  /** Week digests and the like, about no single unit. */
  ownCards: CardSent[];
  /** Rows of the audit: what they did, and what others did with something of theirs. */
  audit: { by: number; about: number };
  retention: Retention;
  documents: HeldDocument[];
}
