import type { Instant } from '../../domain/calendar/instant';
import type { AreaSummary, ClosingField } from '../../domain/closing/closing';
import type { FocusArea } from '../../domain/focus-area/focus-area';
import type { Agreement } from '../../domain/follow-up/schema';
import type { DataType } from '../../domain/guide/question';
import type { Loop } from '../../domain/loop/loop';
import type { Meeting } from '../../domain/meeting/meeting';
import type { Area, Unit } from '../../domain/people/unit';
import type { AgreementHead } from '../../domain/status/summary';

/** Where the organiser sums a loop up and closes it (story 12). */
export interface ClosingDesk {
  unit: Unit;
  loop: Loop;
  /** The dialogue after which it is closed. */
  last: Meeting;
  areas: ClosingArea[];
  /** What the dialogues agreed, the 1:1s' left out: by state, those that are open first. */
  agreements: Record<Agreement['state'], AgreementHead[]>;
  /** What the dialogues of the loop had data of. */
  dataTypes: DataType[];
  /** Who gave input to a dialogue and has not been told what came of it; in a closed loop nobody can be. */
  unwritten: number;
  confirmedAt?: Instant;
  /** Until when it can be opened again; absent when it cannot. */
  reopenUntil?: Instant;
  now: Instant;
}

export interface ClosingArea {
  area: FocusArea;
  /** Titles; without a theme it is the unit's own initiative. */
  theme?: string;
  site?: string;
  texts: AreaSummary;
  lacks: ClosingField[];
}

/** What a unit has confirmed, as others read it. */
export interface ClosedLoop extends Pick<ClosingDesk, 'unit' | 'areas'> {
  confirmedAt: Instant;
}

/** The units whose closing summaries a person reads. */
export interface ClosingsPage {
  /** Chosen among `areas`; absent for all. */
  area?: Area;
  /** Of the units the person reads about. */
  areas: Area[];
  /** Those that are closed, by name. */
  closed: { unit: Unit; confirmedAt: Instant }[];
  /** How many units there are, closed or not. */
  count: number;
}

/** A unit whose loop this person can close, or has closed. */
export interface ClosingTask {
  unit: Unit;
  loopId: string;
  isClosed: boolean;
}
