import type { Day } from '../calendar/instant';
import type { MeetingKind } from '../meeting/meeting';
import { activeAssignments, type Person, type Role } from './person';
import { permissionFor, type Action, type When } from './permissions';
import { organiserRole, type Unit } from './unit';

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

/** An organiser that is the board makes a unit one whose dialogues are the board's (rule 13). */
function isSelvejende(unit: Unit | undefined): boolean {
  return unit !== undefined && organiserRole(unit) === 'board-rep';
}

/** Whether what the table says is so here. Of no unit, nothing is that depends on one. */
const conditions: Record<When, (subject: Subject, holds: (day: Day) => boolean, today: Day) => boolean> = {
  yes: () => true,
  'when-kommunal': ({ unit }) => unit !== undefined && !isSelvejende(unit),
  'when-selvejende': ({ unit }) => isSelvejende(unit),
  'while-participating': ({ unit, meeting, boardParticipates }) =>
    isSelvejende(unit) || meeting?.number === 1 || boardParticipates === true,
  // What those two wrote is nobody's who leads later. A 1:1 that is ahead is of whoever leads today.
  'led-that-day': ({ meeting }, holds, today) =>
    meeting?.day === undefined || meeting.day >= today || holds(meeting.day),
};

/** In a unit the person's own roles, at its dialogues also those in which they stand in; elsewhere any. */
function heldRoles(person: Person, { unit, meeting }: Subject, today: Day): Role[] {
  if (!unit)
    return activeAssignments(person, today).flatMap(({ role, covers }) =>
      covers === undefined ? [role] : [],
    );
  const own = rolesIn(person, unit, today);
  return meeting?.kind === 'learning-dialogue' ? [...own, ...coverRolesIn(person, unit, today)] : own;
}

/**
 * The one question of permission: in which roles may this person do this here, today?
 * Default deny; asked on the server on every action, with the unit as stored, never as a card says.
 * @returns the roles that allow it, empty when it is refused
 */
export function may(person: Person, action: Action, subject: Subject, today: Day): Role[] {
  const { unit } = subject;
  const permission = permissionFor(action, subject);
  const roles = heldRoles(person, subject, today).filter((role) => {
    const when = permission[role];
    const held = (day: Day): boolean => unit !== undefined && rolesIn(person, unit, day).includes(role);
    return when !== undefined && conditions[when](subject, held, today);
  });
  return [...new Set(roles)];
}
