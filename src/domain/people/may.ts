import type { Day } from '../calendar/instant';
import type { MeetingKind } from '../meeting/meeting';
import { activeAssignments, councils, type Person, type Role } from './person';
import { organiserRole, type Unit } from './unit';

export const actions = [
  'answer',
  'read-answers',
  'read-schema',
  'write-schema',
  'release-point',
  'hold-meeting',
  'plan-meeting',
  'settle-agreement',
  'write-receipts',
  'add-evidence',
  'tend-basis',
  'report-supervision',
  'follow-up-supervision',
  'read-supervision',
  'give-supervision-point',
  'read-supervision-points',
  'note-supervision-point',
  'close-loop',
  'read-meeting',
  'read-status',
  'read-portfolio',
  'read-overview',
  'export-loop',
  'export-unit',
  'administer',
] as const;
export type Action = (typeof actions)[number];

const fuLeadership: readonly Role[] = [
  'deputy-leader',
  'centre-leader',
  'youth-school-coordinator',
  'department-head',
];
const participants: readonly Role[] = [
  'chef',
  'leader',
  'pedagogical-leader',
  ...fuLeadership,
  'staff-rep',
  'consultant',
  'board-rep',
];
const pair: readonly Role[] = ['chef', 'leader'];

/** Who sees and does what (domain.md §3), a row an action. What is not here, nobody may. */
const table: Record<
  Action,
  {
    dialogue?: readonly Role[] | 'organiser';
    oneToOne?: readonly Role[];
    always?: readonly Role[] | 'organiser';
  }
> = {
  answer: { dialogue: [...participants, ...councils], oneToOne: pair },
  'read-answers': { dialogue: participants, oneToOne: pair },
  'read-schema': { dialogue: participants, oneToOne: pair },
  'write-schema': { dialogue: 'organiser', oneToOne: pair },
  'release-point': { oneToOne: pair },
  'hold-meeting': { dialogue: ['leader', 'chef', 'board-rep'], oneToOne: pair },
  'plan-meeting': { dialogue: ['leader', 'chef', 'board-rep'], oneToOne: pair },
  'settle-agreement': { dialogue: participants, oneToOne: pair },
  'write-receipts': { dialogue: 'organiser' },
  // Own data, and that there is none: of those who take part in the dialogue. Councils answer theirs in their input.
  'add-evidence': { dialogue: participants },
  // Mends what others added, and reminds those who have not answered.
  'tend-basis': { dialogue: 'organiser' },
  // The tilsyn of a selvejende dagtilbud is the board's and the chef's (rule 13).
  'report-supervision': { always: ['board-rep'] },
  'follow-up-supervision': { always: ['chef'] },
  'read-supervision': { always: ['board-rep', 'chef'] },
  // Supervision points are between the chef and who answers for the unit: its leader, or a selvejende board (rule 14).
  'give-supervision-point': { always: ['chef'] },
  'read-supervision-points': { always: ['chef', 'leader', 'board-rep'] },
  'note-supervision-point': { always: 'organiser' },
  // The summaries of a loop, and closing it (rule 4).
  'close-loop': { always: 'organiser' },
  'read-meeting': { dialogue: [...participants, ...councils], oneToOne: pair },
  'read-status': { always: pair },
  'read-portfolio': { always: ['chef'] },
  'read-overview': { always: ['administration', 'chef'] },
  // A unit's whole loop, to keep: what its dialogues agreed is theirs who took part, with a leader's or a board's duty.
  'export-loop': { always: ['chef', 'leader', 'board-rep'] },
  // How far a unit is, without what was said or agreed; the administration's is every unit.
  'export-unit': { always: ['administration', 'chef'] },
  administer: { always: ['administration'] },
};

export interface Subject {
  unit?: Unit;
  /** `day`: on which it is or was held; absent for one that is only thought of. */
  meeting?: { kind: MeetingKind; number: number; day?: Day };
  /** At dialogues 2–4 a board takes part only when it chose participation (rule 10). */
  boardParticipates?: boolean;
}

/** The roles a person holds in a unit on a day. Chef is decided by the unit, the others by the person. */
export function rolesIn(person: Person, unit: Unit, today: Day): Role[] {
  return activeAssignments(person, today)
    .filter(
      ({ role, unitId, covers }) =>
        covers === undefined && (role === 'chef' ? unit.chefId === person.id : unitId === unit.id),
    )
    .map(({ role }) => role);
}

/** The roles in which a person stands in for someone who is away; they count at dialogues only. */
export function coverRolesIn(person: Person, unit: Unit, today: Day): Role[] {
  return activeAssignments(person, today)
    .filter(
      ({ role, unitId, covers }) =>
        covers !== undefined && (role === 'chef' ? unit.chefId === covers : unitId === unit.id),
    )
    .map(({ role }) => role);
}

/** For whom a person stands in, in a role of a unit; undefined when the role is their own, or not theirs at all. */
export function standsInFor(person: Person, unit: Unit, role: Role, today: Day): string | undefined {
  if (rolesIn(person, unit, today).includes(role)) return undefined;
  return activeAssignments(person, today).find(
    ({ covers, ...held }) =>
      covers !== undefined &&
      held.role === role &&
      (role === 'chef' ? unit.chefId === covers : held.unitId === unit.id),
  )?.covers;
}

/** What a board does only while it takes part; it answers and writes its udtalelse in any case. */
const participantsOnly: readonly Action[] = ['read-answers', 'read-schema', 'add-evidence'];

const supervision: readonly Action[] = ['report-supervision', 'follow-up-supervision', 'read-supervision'];
const supervisionPoints: readonly Action[] = ['give-supervision-point', 'read-supervision-points'];

/** A kommunal board has the released summary; where the board holds the dialogues, the chef is not in them (rule 13). */
function keptFromLoop(unit: Unit): Role {
  return organiserRole(unit) === 'board-rep' ? 'chef' : 'board-rep';
}

function isKeptOut(role: Role, action: Action, { unit, meeting, boardParticipates }: Subject): boolean {
  if (supervision.includes(action)) return unit === undefined || organiserRole(unit) !== 'board-rep';
  if (supervisionPoints.includes(action))
    return unit === undefined || (role !== 'chef' && role !== organiserRole(unit));
  if (action === 'export-loop') return !unit || role === keptFromLoop(unit);
  if (!unit || meeting?.kind !== 'learning-dialogue') return false;
  const isSelvejende = organiserRole(unit) === 'board-rep';
  // Rule 13: the board holds the dialogues, and the chef is not invited.
  if (isSelvejende) return role === 'chef' || (action === 'hold-meeting' && role === 'leader');
  if (role !== 'board-rep') return false;
  if (action === 'hold-meeting' || action === 'plan-meeting') return true;
  const isParticipants = participantsOnly.includes(action);
  return isParticipants && meeting.number > 1 && boardParticipates !== true;
}

/**
 * A 1:1 is between chef and the leader of its day: what those two wrote is nobody's who leads later (domain.md §3,
 * story 13). One that is ahead is of whoever leads today.
 */
function isTheirOneToOne(person: Person, role: Role, { unit, meeting }: Subject, today: Day): boolean {
  if (role !== 'leader' || !unit || meeting?.day === undefined || meeting.day >= today) return true;
  return rolesIn(person, unit, meeting.day).includes(role);
}

/** In a unit the person's own roles, at its dialogues also those in which they stand in; elsewhere any. */
function heldRoles(person: Person, subject: Subject, today: Day): Role[] {
  const { unit, meeting } = subject;
  if (!unit)
    return activeAssignments(person, today).flatMap(({ role, covers }) =>
      covers === undefined ? [role] : [],
    );
  const own = rolesIn(person, unit, today);
  if (meeting?.kind === 'learning-dialogue') return [...own, ...coverRolesIn(person, unit, today)];
  return own.filter((role) => isTheirOneToOne(person, role, subject, today));
}

/**
 * The one question of permission: in which roles may this person do this here, today?
 * Default deny; asked on the server on every action, with the unit as stored, never as a card says.
 * @returns the roles that allow it, empty when it is refused
 */
export function may(person: Person, action: Action, subject: Subject, today: Day): Role[] {
  const row = table[action];
  const held = heldRoles(person, subject, today);
  const byMeeting =
    subject.meeting?.kind === 'one-to-one' ? row.oneToOne : subject.meeting ? row.dialogue : undefined;
  const wanted = row.always ?? byMeeting ?? [];
  const organisers = subject.unit ? [organiserRole(subject.unit)] : [];
  const allowed = wanted === 'organiser' ? organisers : wanted;
  const roles = held.filter((role) => allowed.includes(role) && !isKeptOut(role, action, subject));
  return [...new Set(roles)];
}
