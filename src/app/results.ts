import type { Instant } from '../domain/calendar/instant';
import type { EntryChat } from '../domain/follow-up/entry-chat';
import type { EntryProblem, EntryQuestion } from '../domain/follow-up/entry-forms';
import type { Lack } from '../domain/follow-up/follow-up';
import type { FollowUpSchema } from '../domain/follow-up/schema';
import type { ErrorCode } from '../domain/errors';
import type { ChatStep } from '../domain/guide/chat';
import type { AskedQuestion, Bilingual, Guide, Question } from '../domain/guide/guide';
import type { Response } from '../domain/guide/response';
import type { DataBasis } from '../domain/input/data-basis';
import type { Theme } from '../domain/loop/loop';
import type { Meeting } from '../domain/meeting/meeting';
import type { Role } from '../domain/people/person';
import type { Member, Unit } from '../domain/people/unit';
import type { AgreementHead, EvidenceHead } from '../domain/status/summary';
import type { AgreementTask, Brief, Digest } from './overview-results';
import type { SupervisionTask } from './supervision/results';
import type { ClosingTask } from './closing/results';

/** What use cases give back: all that a card shows, and nothing the person may not see. */
export type * from './basis/results';
export type * from './closing/results';
export type * from './exports/results';
export type * from './overview-results';
export type * from './planning/results';
export type * from './supervision/results';

/** Something a person can answer: one meeting, in one role. */
export interface Task {
  unit: Unit;
  meeting: Meeting;
  role: Role;
  state: 'untouched' | 'draft' | 'submitted';
  /** A board that has yet to choose between udtalelse and participation (rule 10). */
  mustChoose: boolean;
  isInput: boolean;
}

/** All that a preparation or input card shows. */
export interface Preparation {
  unit: Unit;
  meeting: Meeting;
  role: Role;
  isInput: boolean;
  /** The name of the one this person stands in for, in this role. */
  insteadOfName?: string;
  /**
   * As this person meets it: with the theme of a 1:1, and their answered questions that have left it.
   * Absent while a board has yet to choose.
   */
  guide?: Guide;
  response?: Response;
  /** Which site the answers are about; before there are any, which the last ones were about. */
  siteId?: string;
  isOpen: boolean;
  mayChooseMode: boolean;
  dataPackage?: Unit['dataPackages'][number];
  /** Only for those who take part in a dialogue. */
  basis?: DataBasis;
  /** Points that chef and leader both released from their 1:1s; only for those who take part in a dialogue. */
  points: string[];
  /** What own practice has given the dialogue; only for those who take part in it. */
  evidence: EvidenceHead[];
  /** Open ones; at dialogues 2–4 also those settled since the dialogue before. */
  agreements: AgreementHead[];
  focusAreas: string[];
  /** What the yearly wheel has for a 1:1. */
  theme?: Bilingual;
  /** What stood in the place of questions that were changed since this person answered them, by id. */
  changed: Readonly<Record<string, AskedQuestion>>;
  /** The person's own answers at the dialogue before, in the same role; only when the card is opened. */
  lastAnswers?: { meeting: Meeting; answers: { asked: AskedQuestion; text: string }[] };
  now: Instant;
}

/** What came of it. On `missing` and `conflict` everything typed is kept as a draft all the same. */
export interface Answered {
  preparation: Preparation;
  outcome: 'saved' | 'submitted' | 'missing' | 'conflict';
  /** Question ids to look at, for `missing` and `conflict`. */
  questionIds: string[];
}

/** Where the person is in the chat, and what came of what they wrote. */
export interface ChatTurn {
  preparation: Preparation;
  /** Absent while the person is not answering there, or pauses. */
  step?: ChatStep;
  /** The answer at the step is added to, or mended. */
  aside?: 'add' | 'mend';
  said?: ChatSaid;
}

export type ChatSaid =
  /** Kept, and under what; beside another text when that came in another way meanwhile. */
  | { kind: 'kept'; under: ChatStep; isAdded: boolean; isConflict: boolean }
  /** It cannot be an answer here; the text is given back. */
  | { kind: 'unread'; code: ErrorCode; text: string }
  /** What it was an answer to is not asked any more; the text is given back. */
  | { kind: 'gone'; text: string; messageId: string }
  | { kind: 'paused' }
  | { kind: 'nothing-to-add-to' }
  | { kind: 'no-such-answer' }
  /** Two texts wait for a choice, which comes before all else. */
  | { kind: 'conflict'; intent: 'draft' | 'submit' }
  | { kind: 'missing'; questions: Question[] }
  | { kind: 'sent' };

/** All that a follow-up schema card shows. */
export interface FollowUp {
  unit: Unit;
  meeting: Meeting;
  schema: FollowUpSchema;
  themes: Theme[];
  /** Who can own an agreement. */
  owners: Member[];
  lacks: Lack[];
  mayWrite: boolean;
  mayHold: boolean;
  mayReopen: boolean;
  /** Someone gave input, and this person may tell them what came of it. */
  mayWriteBack: boolean;
  /** The last dialogue's: this person may sum the loop up and close it. */
  mayClose: boolean;
  /** In a 1:1, as whom this person releases points. */
  releasesAs: 'chef' | 'leader' | undefined;
  hasBegun: boolean;
}

/** Filling a form of the schema by writing: where the person is, and what came of the message. */
export interface EntryTurn {
  followUp: FollowUp;
  chat: EntryChat;
  /** Absent when nothing is asked: saved, called off or paused. */
  asked?: { question: EntryQuestion; index: number; count: number; maySkip: boolean };
  /** `busy`: another form was wished while this one has texts; `resumed`: this one was wished again. */
  said?: EntryProblem | 'saved' | 'cancelled' | 'paused' | 'busy' | 'resumed';
}

export const commands = [
  'prepare',
  'follow-up',
  'input',
  'data',
  'agreements',
  'supervision',
  'status',
  'next',
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

export interface FollowUpTask {
  unit: Unit;
  meeting: Meeting;
  state: 'to-write' | 'not-begun' | 'finished';
}

/** What 'forbered' or 'input' means now: the nearest unsent task, and the others to choose from. */
export interface TaskChoice {
  best: Task;
  others: Task[];
}

/** One who gave input before a dialogue, and what is written back to them. */
export interface ReceiptDraft {
  personId: string;
  name: string;
  role: Role;
  /** What they sent, by question as it was asked; absent where that was not kept and has left the guide. */
  said: { question?: AskedQuestion; text: string }[];
  /** 'Derfor …': what came of it; empty until it is written. */
  text: string;
  /** What they have got. */
  sentText?: string;
  sentAt?: Instant;
}

/** A dialogue whose givers of input can be written back to. */
export interface ReceiptsTask {
  unit: Unit;
  meeting: Meeting;
  /** How many have not got anything yet. */
  left: number;
}

/** Where the organiser writes 'I sagde – vi gjorde'. */
export interface ReceiptDesk {
  unit: Unit;
  meeting: Meeting;
  drafts: ReceiptDraft[];
  agreements: AgreementHead[];
  now: Instant;
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

/** 'I sagde – vi gjorde', as the one who gave input gets it. */
export interface Receipt {
  unit: Unit;
  meeting: Meeting;
  role: Role;
  text: string;
  fromName: string;
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
  | { kind: 'agreement'; task: AgreementTask }
  | { kind: 'digest'; digest: Digest }
  | { kind: 'changed'; changed: ChangedMeeting }
  | { kind: 'supervision'; task: SupervisionTask }
  /** In place of a card that says what is not so any more. */
  | { kind: 'withdrawn'; withdrawn: Withdrawn };
