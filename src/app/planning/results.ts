import type { Interval } from '../../domain/calendar/diary';
import type { Instant } from '../../domain/calendar/instant';
import type { Meeting } from '../../domain/meeting/meeting';
import type { Unit } from '../../domain/people/unit';

/** What the use cases of the calendar give back. */

export interface NextMeeting {
  unit: Unit;
  meeting: Meeting;
}

/** A meeting of one's own, and what one may do about its time. */
export interface CalendarEntry extends NextMeeting {
  mayMove: boolean;
  mayCancel: boolean;
  /** It has begun, and nobody has said that it was held. */
  mayHold: boolean;
}

/** A person's coming meetings, the nearest first. */
export interface Calendar {
  entries: CalendarEntry[];
  /** The one unit it is about, when the person asked for one of several. */
  of?: Unit;
  units: Unit[];
  mayAdd: boolean;
  now: Instant;
}

/** A date and a time as someone typed them. */
export interface Wish {
  date: string;
  time: string;
}

/** The form that finds a meeting its time: one that is moved, or an extra 1:1. */
export type PlanForm = Wish & { now: Instant } & (
    { what: 'move'; unit: Unit; meeting: Meeting } | { what: 'add'; units: Unit[]; unitId?: string }
  );

/** What speaks against a time, as this person may know it. */
export type TimeClash =
  | { kind: 'taken'; name: string; isOwn: boolean; start: Instant; end: Instant; at?: NextMeeting }
  | { kind: 'crossing'; other: Meeting; isAfter: boolean }
  | { kind: 'weekend' | 'public-holiday' | 'school-holiday' | 'free-period' | 'outside-hours' };

/** A change of the calendar that is done. */
export interface PlanDone {
  unit: Unit;
  meeting: Meeting;
  what: 'moved' | 'added' | 'cancelled' | 'restored';
  /** Before it was moved, when one can still go back there. */
  wasStart?: Instant;
  /** Names of those who are told. */
  told: string[];
  now: Instant;
}

/** What came of a wish for a time; nothing is changed but on `done`. */
export type Planned =
  | { outcome: 'done'; done: PlanDone }
  | { outcome: 'unchanged' | 'moved-meanwhile'; form: PlanForm }
  | { outcome: 'out-of-order'; form: PlanForm; other: Meeting }
  | {
      outcome: 'clashing';
      form: PlanForm;
      wish: Interval;
      clashes: TimeClash[];
      free: Interval[];
    };

/** Whether a 1:1 is to be called off. */
export interface CancelQuestion {
  unit: Unit;
  meeting: Meeting;
  /** How many 1:1s the loop has then, and how many there should be (rule 3). */
  left: number;
  floor: number;
  now: Instant;
}
