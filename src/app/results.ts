import type { Instant } from '../domain/calendar/instant';
import type { Meeting } from '../domain/meeting/meeting';
import type { Role } from '../domain/people/person';
import type { Unit } from '../domain/people/unit';
import type { AgreementTask, Brief, Digest } from './overview-results';
import type { PointNews, PointTask, SupervisionTask } from './supervision/results';
import type { Task, Preparation } from './answering-results';
import type { ClosingDesk, ClosingTask } from './closing/results';
import type { FollowUp, FollowUpTask, ReceiptsTask, ReceiptDesk, Receipt } from './follow-up-results';

/** What use cases give back: all that a card shows, and nothing the person may not see. */
export type * from './administration/results';
export type * from './answering-results';
export type * from './audit/results';
export type * from './basis/results';
export type * from './closing/results';
export type * from './exports/results';
export type * from './follow-up-results';
export type * from './overview-results';
export type * from './planning/results';
export type * from './privacy/results';
export type * from './supervision/results';
export type * from './thread/results';

export const commands = [
  'administration',
  'prepare',
  'follow-up',
  'input',
  'data',
  'agreements',
  'supervision',
  'points',
  'status',
  'next',
  'summaries',
  'export',
  'help',
] as const;

export type Command = (typeof commands)[number];

/** What this person can do, and what waits for them. */
export interface Home {
  name: string;
  absence?: Absence['absence'];
  /** Whom the person stands in for today. */
  standsInFor: Absence['standsInFor'];
  /** Dialogues where someone who gave input waits for an answer. */
  awaitingReceipts: ReceiptsTask[];
  /** Holds the administration's role, which has no meetings of its own. */
  isAdministration: boolean;
  /** Holds meetings, and so may move them. */
  mayPlan: boolean;
  commands: Command[];
  /** Not sent yet, for meetings within four weeks; the nearest first. */
  waiting: Task[];
  awaitingSchema: FollowUpTask[];
  /** Loops at their end that are theirs to close. */
  awaitingClosing: ClosingTask[];
  /** Units that were handed over to them lately. */
  handovers: Unit[];
  nextMeeting?: { unit: Unit; meeting: Meeting };
}

/** When a person is away, and who can stand in. */
export interface Absence {
  /** Now or to come; both days are included. */
  absence?: { from: string; to: string; coverId?: string | undefined; coverName?: string } | undefined;
  coverUpn?: string;
  /** A chef names a colleague by their UPN; others choose. */
  isChef: boolean;
  candidates: { personId: string; name: string }[];
  standsInFor: { name: string; to: string }[];
}

/** Until when a card may be put off. */
export interface PutOffChoice {
  unit: Unit;
  meeting: Meeting;
  /** The first open time after today. */
  soonest: Instant;
  /** Absent when that is too late, or the same. */
  monday?: Instant;
  now: Instant;
}

/** A card that was put off, and when it comes again. */
export interface PutOffDone {
  unit: Unit;
  meeting: Meeting;
  comes: Instant;
  now: Instant;
}

/** A meeting that someone else moved, added or cancelled. */
export interface ChangedMeeting {
  unit: Unit;
  meeting: Meeting;
  byName: string;
}

/** Why a card that is out is no longer of use, and when the next comes. */
export interface Withdrawn {
  unit: Unit;
  meeting: Meeting;
  why: 'moved' | 'cancelled';
  comesAgainAt?: Instant;
  /** The role in which the person may go on answering, before the card comes again. */
  answersAs?: Role;
}

/** A card on its way to a person, as the app knows it; the edge draws it. */
export type OutgoingCard =
  /** `askedBy`: the name of the organiser who had the reminder sent. */
  | { kind: 'preparation'; preparation: Preparation; isReminder: boolean; askedBy?: string }
  | { kind: 'brief'; brief: Brief }
  | { kind: 'follow-up'; followUp: FollowUp; isReminder: boolean }
  | { kind: 'receipts'; desk: ReceiptDesk }
  | { kind: 'receipt'; receipt: Receipt }
  | { kind: 'closing'; desk: ClosingDesk; isReminder: boolean }
  | { kind: 'agreement'; task: AgreementTask }
  | { kind: 'digest'; digest: Digest }
  | { kind: 'changed'; changed: ChangedMeeting }
  | { kind: 'supervision'; task: SupervisionTask }
  /** `news`: absent in place of a card whose news is old by now. */
  | { kind: 'supervision-point'; task: PointTask; news?: PointNews }
  /** In place of a card that says what is not so any more. */
  | { kind: 'withdrawn'; withdrawn: Withdrawn };
