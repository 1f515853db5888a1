import type { Day, Instant } from '../../domain/calendar/instant';
import type { ClosingTexts } from '../../domain/closing/closing';
import type { FocusArea } from '../../domain/focus-area/focus-area';
import type { DataType } from '../../domain/guide/question';
import type { BasisEntry } from '../../domain/input/data-basis';
import type { Theme } from '../../domain/loop/loop';
import type { MeetingKind } from '../../domain/meeting/meeting';
import type { Area, Sector, Unit } from '../../domain/people/unit';
import type { Workload } from '../../domain/calendar/workload';
import type { AuditExport } from '../audit/results';
import type { MineData } from '../privacy/results';
import type { AgreementCounts } from '../../domain/status/of-loop';

/** What exports hold before they have words: also what `--format json` writes, so names are for programs too. */

/** Where the first dialogue of a loop stands; all but `held` is missing. */
export type FirstDialogue =
  | { state: 'held'; day: Day }
  /** Its time is to come. */
  | { state: 'planned'; day: Day }
  /** Its time is over, and nobody has said that it was held. */
  | { state: 'late'; day: Day }
  | { state: 'none' };

/** A focus area inside a theme; own initiatives are none. */
export interface OverviewFocusArea {
  theme: string;
  title: string;
  /** The department or centre that it is about; absent when it is about the whole unit. */
  site?: string;
}

export interface OverviewUnit {
  id: string;
  name: string;
  sector: Sector;
  ownership: Unit['ownership'];
  /** The council's decision that its loop began with; absent before there is a loop. */
  decided?: Day;
  firstDialogue: FirstDialogue;
  focusAreas: OverviewFocusArea[];
}

/** The overview of local focus areas for Børn og Unge-udvalget (domain.md §2.4, story 7). */
export interface Overview {
  kind: 'overview';
  area: Area;
  now: Instant;
  /** The themes that loops of the area have, the latest decision first. */
  decisions: { decided: Day; themes: string[] }[];
  /** By sector, then by name. */
  units: OverviewUnit[];
}

export interface ExportedMeeting {
  kind: MeetingKind;
  number: number;
  start: Instant;
  end: Instant;
  state: 'planned' | 'late' | 'held' | 'completed';
}

/** What was agreed at a learning dialogue, and how it goes. */
export interface ExportedAgreement {
  dialogue: number;
  what: string;
  /** The change hoped for, for the children. */
  forChildren: string;
  owner: string;
  deadline: Day;
  state: 'open' | 'on-track' | 'done' | 'dropped';
  /** What was said of it last. */
  note?: string;
}

/** What every document about one unit begins with. */
interface AboutUnit {
  now: Instant;
  unit: Pick<Unit, 'id' | 'name' | 'sector' | 'ownership'>;
  decided: Day;
  themes: Theme['title'][];
  /** Own initiatives too: those have no theme. */
  focusAreas: (Pick<FocusArea, 'title'> & { theme?: string; site?: string })[];
}

/** A unit's whole loop for whoever leads it: nothing of the 1:1s but when they are, and no answers. */
export interface UnitLoop extends AboutUnit {
  kind: 'loop';
  meetings: ExportedMeeting[];
  /** In the order of the dialogues, then of the deadlines. */
  agreements: ExportedAgreement[];
  /** How children's perspective is included, as decided at each dialogue. */
  childrensPerspective: { dialogue: number; decision: string }[];
  /** The confirmed summaries; absent while the loop is not closed. */
  closing?: { closed: Day; summaries: (ClosingTexts & { focusArea: string })[] };
}

/** How far a unit is, as its chef and the administration may have it: nothing that anyone said, agreed or answered. */
export interface UnitExport extends AboutUnit {
  kind: 'unit';
  isClosed: boolean;
  dialogues: ExportedMeeting[];
  oneToOnes: { held: number; count: number };
  /** What comes next. */
  next: Pick<ExportedMeeting, 'kind' | 'number' | 'start'>[];
  /** Of the dialogues; what 1:1s agreed is not even counted. */
  agreements: AgreementCounts & { overdue: number };
  /** Which data the next dialogue has; absent when none is planned. */
  basis?: { number: number; start: Instant; states: Record<DataType, BasisEntry['state']> };
}

/** The chefs' weeks, before they happen. */
export interface WorkloadExport {
  kind: 'workload';
  now: Instant;
  units: number;
  /** By name. */
  chefs: (Workload & { name: string })[];
}

/** What a unit tells of one focus area when its loop is closed. */
export interface ClosedFocusArea extends OverviewFocusArea {
  done: string;
  changed: string;
  basis: string;
  learnt: string;
}

export interface ClosingUnit {
  id: string;
  name: string;
  sector: Sector;
  decided?: Day;
  /** When its loop was closed; absent while it is open, or before there is one. */
  closed?: Day;
  /** Of a closed loop; its own initiatives are left out. */
  focusAreas: ClosedFocusArea[];
}

/** The closing summaries of an area, for the next quality report (domain.md §2.4). */
export interface ClosingExport {
  kind: 'closing';
  area: Area;
  now: Instant;
  /** By sector, then by name. */
  units: ClosingUnit[];
}

/** Everything that can be made into a document. */
export type ExportFacts =
  Overview | ClosingExport | UnitLoop | UnitExport | WorkloadExport | AuditExport | MineData;

/** A document that one person may have; `document` is the request as a card carries it. */
export type ExportChoice = { document: string } & (
  | { kind: 'overview' | 'closing'; area: Area }
  | { kind: 'loop' | 'unit'; unitName: string }
  | { kind: 'workload' }
);
