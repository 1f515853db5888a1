import type { Instant } from '../domain/calendar/instant';
import type { FocusArea } from '../domain/focus-area/focus-area';
import type { Agreement } from '../domain/follow-up/schema';
import type { DataBasis } from '../domain/input/data-basis';
import type { Theme } from '../domain/loop/loop';
import type { Meeting } from '../domain/meeting/meeting';
import type { Role } from '../domain/people/person';
import type { Unit } from '../domain/people/unit';
import type { AgreementHead, EvidenceHead, ResponseHead } from '../domain/status/summary';
import type { NextMeeting } from './planning/results';

/** What use cases give back of where things stand: status, digest, brief, agreements. */

/** Who is asked before a meeting, and whether they have answered. */
export interface Asked {
  name: string;
  role: Role;
  state: 'none' | 'draft' | 'submitted';
  at?: Instant;
  mode?: ResponseHead['mode'];
}

/** Where a unit is in its loop; every line dated, no verdict, no ranking (story 10). */
export interface UnitStatus {
  unit: Unit;
  now: Instant;
  decided?: string;
  meetings: Meeting[];
  upcoming: Meeting[];
  /** Held, but the schema is not finished. */
  awaitingSchema: Meeting[];
  next?: { meeting: Meeting; asked: Asked[]; basis?: DataBasis };
  themes: Theme[];
  focusAreas: FocusArea[];
  agreements: AgreementHead[];
  overdue: AgreementHead[];
  /** Whom no card reaches. */
  unreachable: Unreachable[];
}

/** What has come in shortly before a dialogue, for those who hold it. */
export interface Brief {
  unit: Unit;
  meeting: Meeting;
  role: Role;
  asked: Asked[];
  basis: DataBasis;
  /** What own practice gives it (B). */
  evidence: EvidenceHead[];
  /** Points that chef and leader both released from their 1:1s (C). */
  points: string[];
  agreements: AgreementHead[];
  now: Instant;
}

/** One agreement, as its owner is asked about it. */
export interface AgreementTask {
  unit: Unit;
  meeting: Meeting;
  agreement: Agreement;
  /** Past its deadline today. */
  isOverdue: boolean;
  /** Whether this person may say how it goes. */
  maySettle: boolean;
  /** Whether they may take back that it is done or dropped. */
  mayReopen: boolean;
  now: Instant;
}

/** The open agreements that wait for a person, the most urgent first. */
export interface OwnAgreements {
  agreements: { unit: Unit; agreement: AgreementHead; isOverdue: boolean }[];
  now: Instant;
}

/** The week of a chef: what needs attention first, then the meetings. */
export interface Digest {
  week: string;
  meetings: NextMeeting[];
  lateSchemas: { unit: Unit; meeting: Meeting }[];
  overdue: { unit: Unit; agreement: AgreementHead }[];
  /** Dialogues within two weeks where someone has not answered. */
  missing: { unit: Unit; meeting: Meeting; asked: Asked[] }[];
  unreachable: Unreachable[];
  now: Instant;
}

/** Someone whose cards cannot reach them. */
export interface Unreachable {
  unit: Unit;
  name: string;
  role: Role;
  reason: string;
  since: Instant;
}

export type StatusAnswer = { one: UnitStatus } | { several: Unit[] } | { portfolio: UnitStatus[] };
