import type { Day, Instant } from '../../domain/calendar/instant';
import type { DataType } from '../../domain/guide/guide';
import type { Quiet } from '../../domain/delivery/nudge';
import type { DataBasis } from '../../domain/input/data-basis';
import type { Evidence } from '../../domain/input/evidence';
import type { Meeting } from '../../domain/meeting/meeting';
import type { Role } from '../../domain/people/person';
import type { DataPackage, Unit } from '../../domain/people/unit';
import type { EvidenceHead } from '../../domain/status/summary';

/** What use cases give back of a dialogue's data: the panel of A–E, own data, who is reminded. */

/** Own data as the panel shows it: the text cut to a headline, with who wrote it. */
export interface ShownEvidence extends EvidenceHead {
  byName: string;
}

/** One who is asked before the dialogue, for which data, and what came of it. */
export interface AskedForData {
  personId: string;
  name: string;
  role: Role;
  /** What the questions to this role ask for. */
  types: DataType[];
  /** What the answers gave, once they are sent. */
  gave: DataType[];
  sentAt?: Instant;
}

/** 'No data, because …', with who said it. */
export interface SaidNoData {
  because: string;
  byName: string;
  at: Instant;
}

/** A–E of a dialogue: what is there, what there is none of and why, who is asked. No score, no block. */
export interface BasisPanel {
  unit: Unit;
  meeting: Meeting;
  basis: DataBasis;
  dataPackage?: DataPackage;
  evidence: ShownEvidence[];
  /** Points that chef and leader both released from their 1:1s. */
  points: string[];
  noData: Partial<Record<DataType, SaidNoData>>;
  asked: AskedForData[];
  /** Until the dialogue begins, those who take part may add to it. */
  mayAdd: boolean;
  /** The organiser reminds those who are missing, until the dialogue begins. */
  mayNudge: boolean;
  nudged?: { at: Instant; byName: string };
  now: Instant;
}

/** One piece of own data, whole. */
export interface OpenedEvidence {
  unit: Unit;
  meeting: Meeting;
  evidence: Evidence;
  byName: string;
  mayChange: boolean;
}

/** One who would be reminded. */
export interface ToRemind {
  name: string;
  role: Role;
  /** Who stands in for them, and gets it. */
  toName?: string;
}

/** One who has not answered and is not reminded, and why. */
export interface NotReminded {
  name: string;
  role: Role;
  /** Got a card about it just now, has one on the way, put it off, cannot be reached; is away, or is asked later. */
  why: Quiet['why'] | 'away' | 'not-asked';
  /** When they hear of it all the same. */
  until?: Day;
}

/** Reminding those who have not answered: before it is done, and after. */
export interface Nudge {
  unit: Unit;
  meeting: Meeting;
  remind: ToRemind[];
  left: NotReminded[];
  /** When it arrives. */
  comes: Instant;
  outcome: 'to-confirm' | 'done' | 'done-before';
  /** Of one that was done before. */
  nudged?: { at: Instant; byName: string };
  now: Instant;
}
