import type { Instant } from '../../domain/calendar/instant';
import type { Guide } from '../../domain/guide/guide';
import type { Response } from '../../domain/guide/response';
import type { Unit } from '../../domain/people/unit';
import type { Answered } from '../answering-results';
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
