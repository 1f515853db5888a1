import type { Instant } from '../domain/calendar/instant';
import type { FocusArea } from '../domain/focus-area/focus-area';
import type { Agreement } from '../domain/follow-up/schema';
import type { DataBasis } from '../domain/input/data-basis';
import type { Theme } from '../domain/loop/loop';
import type { Meeting } from '../domain/meeting/meeting';
import type { Role } from '../domain/people/person';
import type { Sector, Unit } from '../domain/people/unit';
import type { LoopMark } from '../domain/status/loop-line';
import type { AgreementCounts, SiteShare } from '../domain/status/of-loop';
import type { AgreementHead, EvidenceHead, ResponseHead } from '../domain/status/summary';
import type { SupervisionPhase } from '../domain/supervision/report';
import type { ComingWeek } from '../domain/calendar/coming-weeks';
import type { NextMeeting } from './planning/results';
import type { ListedPoint } from './supervision/results';

/** What use cases give back of where things stand: status, digest, brief, agreements. */

/** Who is asked before a meeting, and whether they have answered. */
export interface Asked {
  name: string;
  role: Role;
  state: 'none' | 'draft' | 'submitted';
  at?: Instant;
  mode?: ResponseHead['mode'];
}

/** That someone gave input to a dialogue, and whether they were told what came of it; never what they said. */
export interface GivenInput {
  meeting: Meeting;
  personId: string;
  /** Absent for someone who is not in the unit any more. */
  name?: string;
  role: Role;
  /** The place they spoke for. */
  siteName?: string;
  at: Instant;
  /** When 'I sagde – vi gjorde' was sent to them. */
  receiptAt?: Instant;
}

/** Where a unit is in its loop; every line dated, no verdict, no ranking (story 10). */
export interface UnitStatus {
  unit: Unit;
  now: Instant;
  decided?: string;
  isClosed: boolean;
  /** When it was closed; absent while it runs. */
  closedAt?: Instant;
  /** Of the present loop, in the order of their start. */
  meetings: Meeting[];
  /** The same as a line. */
  line: LoopMark[];
  upcoming: Meeting[];
  /** Held, but the schema is not finished. */
  awaitingSchema: Meeting[];
  next?: { meeting: Meeting; asked: Asked[]; basis?: DataBasis };
  themes: Theme[];
  focusAreas: FocusArea[];
  /** The open ones. */
  agreements: AgreementHead[];
  overdue: AgreementHead[];
  agreementCounts: AgreementCounts;
  /** Who gave input, the newest first. */
  inputs: GivenInput[];
  /** Empty for a unit in one place. */
  sites: SiteShare[];
  /** Whom no card reaches. */
  unreachable: Unreachable[];
}

/** The newest tilsyn report of a selvejende unit's loop: how far it is, never what it says. */
export interface SupervisionState {
  reportId: string;
  number: number;
  phase: 'none' | SupervisionPhase;
  /** When it last went to the other side. */
  at?: Instant;
}

/** A loop to close, a closed one to its organiser, or what a unit has confirmed to those who read it. */
export type ClosingOpens = { as: 'organiser'; loopId: string; isClosed: boolean } | { as: 'reader' };

/** What is behind the lines of a status that one person may open. */
export interface StatusOpens {
  /** Those that await their schema. */
  schemas: Meeting[];
  /** The newest whose schema was finished. */
  lastSchema?: Meeting;
  /** In which role this person answers before the next dialogue. */
  answersAs?: Role;
  /** Whether they may see the data of the next dialogue. */
  hasBasis: boolean;
  /** The newest dialogue about which they may write back to those who gave input. */
  receiptsOf?: Meeting;
  /** The summaries of a loop at its end, for those who close it or read what was confirmed. */
  closing?: ClosingOpens;
  /** Absent for those who have no part in it. */
  supervision?: SupervisionState;
  /** Supervision points; absent while they are not used, and for those who have no part in them (rule 14). */
  points?: { listed: ListedPoint[]; mayGive: boolean };
}

/** A unit's status as one person sees it. */
export interface SeenStatus extends UnitStatus {
  opens: StatusOpens;
}

/** A loop as its new leader is given it; no predecessor's drafts, and nothing of the 1:1s (story 13). */
export interface Handover {
  /** Since when they lead the unit. */
  since: string;
  status: UnitStatus;
  /** How children's perspective is included, and the meeting that decided it. */
  perspective?: { meetingId: string; text: string } | undefined;
}

/** The open agreements of one unit, and which of them this person may open. */
export interface UnitAgreements {
  unit: Unit;
  agreements: { unit: Unit; agreement: AgreementHead; isOverdue: boolean; mayOpen: boolean }[];
  now: Instant;
}

/** A unit among others: its status, and what of it needs attention soon. */
export interface PortfolioUnit extends UnitStatus {
  /** Who has not answered before a dialogue within two weeks. */
  missing: { meeting: Meeting; asked: Asked[] } | undefined;
  /** Numbers of the dialogues without a date. */
  unplanned: number[];
  /** Supervision points past their deadline; none while they are not used. */
  latePoints: ListedPoint[];
  needsAttention: boolean;
}

/** All own units: those that need attention first, each part by name; how much of it is no ranking. */
export interface Portfolio {
  units: PortfolioUnit[];
  /** The person's own meetings of the coming weeks. */
  weeks: ComingWeek[];
  now: Instant;
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
  /** The focus area it belongs to, where this person may follow it. */
  area?: FocusArea;
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

export type StatusAnswer = { one: SeenStatus } | { several: Unit[] } | { portfolio: Portfolio };

/** A unit as it may be named to anyone. */
export interface FoundUnit {
  id: string;
  name: string;
  sector: Sector;
  /** Absent when none is planned, and where only the name may be seen. */
  nextDialogue?: { number: number; start: Instant };
}

export interface FoundUnits {
  /** By name. */
  units: FoundUnit[];
  now: Instant;
}
