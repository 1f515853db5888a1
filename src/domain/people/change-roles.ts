import type { Day } from '../calendar/instant';
import { accepted, refused, type Result } from '../result';
import type { Assignment, Person, Role } from './person';
import { existsIn, isUnitless, overlap } from './roles';
import type { Unit } from './unit';

/** Which of a person's roles is meant: one held in a unit, by the day it began. */
export interface HeldRole {
  role: Role;
  unitId: string;
  from: Day;
}

export type RoleRefusal =
  | 'people/by-import'
  | 'people/not-in-sector'
  | 'people/wrong-order'
  | 'people/held-already'
  | 'people/role-gone';

/** The same role in the same unit, at whatever time: two of them cannot be held on one day. */
function isTwin(assignment: Assignment, { role, unitId }: HeldRole): boolean {
  return assignment.covers === undefined && assignment.role === role && assignment.unitId === unitId;
}

function isSame(assignment: Assignment, held: HeldRole): boolean {
  return isTwin(assignment, held) && assignment.from === held.from;
}

function refusalOf(
  others: readonly Assignment[],
  held: HeldRole,
  to: Day | undefined,
): 'people/wrong-order' | 'people/held-already' | undefined {
  if (to !== undefined && to < held.from) return 'people/wrong-order';
  const isTaken = others.some((other) => isTwin(other, held) && overlap(other, { from: held.from, to }));
  return isTaken ? 'people/held-already' : undefined;
}

/**
 * A person with one more role in a unit. Chefs and the administration hold theirs in none: the import brings those.
 * @param to the last day; undefined for a role without an end
 */
export function withRole(
  person: Person,
  unit: Pick<Unit, 'id' | 'sector'>,
  { role, from }: { role: Role; from: Day },
  to: Day | undefined,
): Result<Person, RoleRefusal> {
  if (isUnitless(role)) return refused('people/by-import');
  if (!existsIn(role, unit.sector)) return refused('people/not-in-sector');
  const held: HeldRole = { role, unitId: unit.id, from };
  const same = person.assignments.find((assignment) => isSame(assignment, held));
  // Done already, as when the unit could not be written before.
  if (same && same.to === to) return accepted(person);
  const refusal = refusalOf(person.assignments, held, to);
  const next: Assignment = { ...held, ...(to !== undefined && { to }) };
  return refusal ? refused(refusal) : accepted({ ...person, assignments: [...person.assignments, next] });
}

/**
 * A person whose role ends on another day, or, without one, not at all.
 * @param seen the end that whoever changes it saw: one that somebody else has set since is not written over
 */
export function withRoleEnd(
  person: Person,
  held: HeldRole,
  to: Day | undefined,
  seen: Day | undefined,
): Result<Person, RoleRefusal> {
  if (isUnitless(held.role)) return refused('people/by-import');
  const stored = person.assignments.find((assignment) => isSame(assignment, held));
  if (!stored || (stored.to !== seen && stored.to !== to)) return refused('people/role-gone');
  const others = person.assignments.filter((assignment) => !isSame(assignment, held));
  const refusal = refusalOf(others, held, to);
  if (refusal) return refused(refusal);
  const assignments = person.assignments.map((assignment): Assignment => {
    if (!isSame(assignment, held)) return assignment;
    const { to: _before, ...open } = assignment;
    return to === undefined ? open : { ...open, to };
  });
  return accepted({ ...person, assignments });
}
