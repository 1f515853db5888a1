import type { Instant } from '../domain/calendar/instant';
import type { ErrorCode } from '../domain/errors';
import type { ChatStep } from '../domain/guide/chat';
import type { AskedQuestion, Bilingual, Guide, Question } from '../domain/guide/guide';
import type { Response } from '../domain/guide/response';
import type { DataBasis } from '../domain/input/data-basis';
import type { Meeting } from '../domain/meeting/meeting';
import type { Role } from '../domain/people/person';
import type { Unit } from '../domain/people/unit';
import type { AgreementHead, EvidenceHead } from '../domain/status/summary';

/** What use cases give back of answering: tasks, the card of questions, and the chat. */

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

/** What 'forbered' or 'input' means now: the nearest unsent task, and the others to choose from. */
export interface TaskChoice {
  best: Task;
  others: Task[];
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
