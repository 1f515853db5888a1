import type { MeetingKind } from '../meeting/meeting';
import type { Role } from './person';

/**
 * When a role may:
 * - `yes`: whenever it is held.
 * - `when-kommunal`, `when-selvejende`: in such a unit; the board of a selvejende one holds the dialogues (rule 13).
 * - `while-participating`: a board, at dialogue 1, where it holds the dialogue, and at 2–4 when it chose to (rule 10).
 * - `led-that-day`: of a 1:1 that is over, only who led the unit on its day (story 13).
 */
export type When = 'yes' | 'when-kommunal' | 'when-selvejende' | 'while-participating' | 'led-that-day';
export type Permission = Partial<Record<Role, When>>;

/** An action is asked for at a meeting of one kind or the other, or of a unit as a whole. */
export type Row =
  { dialogue?: Permission; oneToOne?: Permission } | { unit: Permission } | { municipality: Permission };

/** Who is in the room at a dialogue; the chef where the board holds it is not (rules 9, 13). */
const room = {
  chef: 'when-kommunal',
  leader: 'yes',
  'pedagogical-leader': 'yes',
  'deputy-leader': 'yes',
  'centre-leader': 'yes',
  'youth-school-coordinator': 'yes',
  'department-head': 'yes',
  'staff-rep': 'yes',
  consultant: 'yes',
} as const satisfies Permission;

/** Participants, and a board whether it takes part or not: it answers, or writes its udtalelse. */
const circle = { ...room, 'board-rep': 'yes' } as const satisfies Permission;
/** Those who take part, and so see what the others said. */
const participants = { ...room, 'board-rep': 'while-participating' } as const satisfies Permission;
/** The circle, and those whose input is asked for (rule 11). */
const asked = { ...circle, 'pupil-council': 'yes', senate: 'yes' } as const satisfies Permission;

const pair = { chef: 'yes', leader: 'led-that-day' } as const satisfies Permission;
/** Who holds the dialogues and fills the schema. */
const organiser = { leader: 'when-kommunal', 'board-rep': 'when-selvejende' } as const satisfies Permission;

/** Who sees and does what (domain.md §3), a row an action. What is not here, nobody may. */
export const permissions = {
  answer: { dialogue: asked, oneToOne: pair },
  'read-meeting': { dialogue: asked, oneToOne: pair },
  'read-answers': { dialogue: participants, oneToOne: pair },
  'read-schema': { dialogue: participants, oneToOne: pair },
  'write-schema': { dialogue: organiser, oneToOne: pair },
  'hold-meeting': { dialogue: { ...organiser, chef: 'when-kommunal' }, oneToOne: pair },
  'plan-meeting': { dialogue: { ...organiser, chef: 'when-kommunal', leader: 'yes' }, oneToOne: pair },
  // An agreement of one's own can be settled, whether one took part or not.
  'settle-agreement': { dialogue: circle, oneToOne: pair },
  'release-point': { oneToOne: pair },
  'write-receipts': { dialogue: organiser },
  // Own data, and that there is none: of those who take part in the dialogue. Councils answer theirs in their input.
  'add-evidence': { dialogue: participants },
  // Mends what others added, and reminds those who have not answered.
  'tend-basis': { dialogue: organiser },

  'read-status': { unit: { chef: 'yes', leader: 'yes' } },
  // The summaries of a loop, and closing it (rule 4).
  'close-loop': { unit: organiser },
  // A unit's whole loop, to keep: what its dialogues agreed is theirs who took part, with a leader's or a board's duty.
  'export-loop': { unit: { chef: 'when-kommunal', leader: 'yes', 'board-rep': 'when-selvejende' } },

  // The tilsyn of a selvejende dagtilbud is the board's and the chef's (rule 13).
  'report-supervision': { unit: { 'board-rep': 'when-selvejende' } },
  'follow-up-supervision': { unit: { chef: 'when-selvejende' } },
  'read-supervision': { unit: { chef: 'when-selvejende', 'board-rep': 'when-selvejende' } },
  // Supervision points are between the chef and who answers for the unit: its leader, or a selvejende board (rule 14).
  'give-supervision-point': { unit: { chef: 'yes' } },
  'read-supervision-points': { unit: { ...organiser, chef: 'yes' } },
  'note-supervision-point': { unit: organiser },

  // How far units are, without what was said or agreed: a chef's own, and the administration's is every unit.
  'read-overview': { municipality: { administration: 'yes', chef: 'yes' } },
  'export-unit': { municipality: { administration: 'yes', chef: 'yes' } },
  administer: { municipality: { administration: 'yes' } },
  // Who did and saw what, without what it said (domain.md §7).
  'read-audit': { municipality: { administration: 'yes' } },
} as const satisfies Record<string, Row>;

export type Action = keyof typeof permissions;
export const actions = Object.keys(permissions) as Action[];

/** What is asked about: something at a meeting, a unit as a whole, or the municipality when both are absent. */
export interface Place {
  unit?: unknown;
  meeting?: { kind: MeetingKind };
}

/** Which roles may do something there, and when. Of a unit's row, nothing is said where there is no unit. */
export function permissionFor(action: Action, { unit, meeting }: Place): Permission {
  const row: Row = permissions[action];
  if ('municipality' in row) return row.municipality;
  if ('unit' in row) return unit === undefined ? {} : row.unit;
  if (meeting === undefined) return {};
  return (meeting.kind === 'one-to-one' ? row.oneToOne : row.dialogue) ?? {};
}
