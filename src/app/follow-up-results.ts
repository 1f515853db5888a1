import type { Instant } from '../domain/calendar/instant';
import type { EntryChat } from '../domain/follow-up/entry-chat';
import type { EntryProblem, EntryQuestion } from '../domain/follow-up/entry-forms';
import type { FocusArea } from '../domain/focus-area/focus-area';
import type { Lack } from '../domain/follow-up/follow-up';
import type { FollowUpSchema } from '../domain/follow-up/schema';
import type { AskedQuestion } from '../domain/guide/guide';
import type { Theme } from '../domain/loop/loop';
import type { Meeting } from '../domain/meeting/meeting';
import type { Role } from '../domain/people/person';
import type { Member, Unit } from '../domain/people/unit';
import type { AgreementHead } from '../domain/status/summary';

/** What use cases give back of following up: the schema, its forms, and 'I sagde – vi gjorde'. */

/** All that a follow-up schema card shows. */
export interface FollowUp {
  unit: Unit;
  meeting: Meeting;
  schema: FollowUpSchema;
  themes: Theme[];
  /** The focus areas that an agreement of it can belong to; none in a 1:1. */
  areas: readonly FocusArea[];
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

export interface FollowUpTask {
  unit: Unit;
  meeting: Meeting;
  state: 'to-write' | 'not-begun' | 'finished';
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

/** 'I sagde – vi gjorde', as the one who gave input gets it. */
export interface Receipt {
  unit: Unit;
  meeting: Meeting;
  role: Role;
  text: string;
  fromName: string;
}
