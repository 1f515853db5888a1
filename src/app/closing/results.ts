import type { Instant } from '../../domain/calendar/instant';
import type { AreaSummary, ClosingField } from '../../domain/closing/closing';
import type { FocusArea } from '../../domain/focus-area/focus-area';
import type { Agreement } from '../../domain/follow-up/schema';
import type { DataType } from '../../domain/guide/question';
import type { Loop } from '../../domain/loop/loop';
import type { Unit } from '../../domain/people/unit';
import type { AgreementHead } from '../../domain/status/summary';

/** Where the organiser sums a loop up and closes it (story 12). */
export interface ClosingDesk {
  unit: Unit;
  loop: Loop;
  areas: ClosingArea[];
  /** What the dialogues agreed, the 1:1s' left out: by state, those that are open first. */
  agreements: Record<Agreement['state'], AgreementHead[]>;
  /** What the dialogues of the loop had data of. */
  dataTypes: DataType[];
  /** 1:1s that are still to come: they cannot be prepared or written up in a closed loop. */
  oneToOnesToCome: number;
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

/** A unit whose loop this person can close, or has closed. */
export interface ClosingTask {
  unit: Unit;
  loopId: string;
  isClosed: boolean;
}
