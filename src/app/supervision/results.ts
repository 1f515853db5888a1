import type { Instant } from '../../domain/calendar/instant';
import type { Guide } from '../../domain/guide/guide';
import type { Response } from '../../domain/guide/response';
import type { Unit } from '../../domain/people/unit';
import type { Answered } from '../answering-results';
import type { PointHead } from '../../domain/status/summary';
import type { PointEvent, SupervisionPoint } from '../../domain/supervision/point';
import type { SupervisionPart, SupervisionPhase } from '../../domain/supervision/report';

/** A selvejende board's tilsyn report, as one of the two sides sees it (rule 13). */
export interface SupervisionTask {
  unit: Unit;
  reportId: string;
  /** 1 for the first of the loop. */
  number: number;
  /** What this person writes: the board the report, the chef the follow-up. */
  part: SupervisionPart;
  phase: 'none' | SupervisionPhase;
  /** Of this person's part. */
  guide: Guide;
  /** Absent for the chef until it is sent. */
  report?: Response;
  /** Absent for the board until it is sent. */
  followUp?: Response;
  mayWrite: boolean;
  /** The chef has followed up, and the board may begin this one. */
  nextId?: string;
  now: Instant;
}

/** What came of it; everything typed is kept on `missing` and `conflict` too. */
export interface SupervisionAnswered extends Omit<Answered, 'preparation'> {
  task: SupervisionTask;
}

/** A supervision point as one person sees it (rule 14). */
export interface PointTask {
  unit: Unit;
  point: SupervisionPoint;
  /** Past its deadline today. */
  isOverdue: boolean;
  /** The leader, or the board of a selvejende unit, writes what was done. */
  mayNote: boolean;
  /** The chef sets another deadline, and closes. */
  mayDecide: boolean;
  /** Until when the chef may open it again; absent for others, and when it is too late. */
  reopenUntil?: Instant;
}

/** What a card tells of a point: what happened to it, or that its deadline is near. */
export type PointNews = 'given' | PointEvent['kind'] | 'reminder';

/** What came of it; on `changed` nothing is stored, since something new is to be read first. */
export interface PointChanged {
  task: PointTask;
  outcome: 'done' | 'changed';
}

/** One of many points, as a list shows it. */
export interface ListedPoint {
  unit: Unit;
  point: PointHead;
  isOverdue: boolean;
}

/** The supervision points of own units, or of one: the open ones by deadline, then the closed, the newest first. */
export interface PointList {
  points: ListedPoint[];
  /** The one unit it is about, when it is about one. */
  of?: Unit;
  /** Units to which this person may give a point. */
  givesTo: Unit[];
}

/** To which units this person may give a point. */
export interface PointForm {
  units: Unit[];
  /** The one it is for, when that is said. */
  unitId?: string;
}
