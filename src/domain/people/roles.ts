import type { Day } from '../calendar/instant';
import type { Role } from './person';
import type { Sector } from './unit';

/** Held in no unit: the units say who their chef is, and the administration has them all. */
const unitless: readonly Role[] = ['chef', 'administration'];

export function isUnitless(role: Role): boolean {
  return unitless.includes(role);
}

/** Roles that only some sectors have (domain.md §1, rule 11). */
const sectorsOf: Partial<Record<Role, readonly Sector[]>> = {
  'pupil-council': ['skole'],
  senate: ['fu'],
  'deputy-leader': ['fu'],
  'centre-leader': ['fu'],
  'youth-school-coordinator': ['fu'],
  'department-head': ['fu'],
};

/** Whether units of a sector have a role. */
export function existsIn(role: Role, sector: Sector): boolean {
  return sectorsOf[role]?.includes(sector) ?? true;
}

interface Held {
  from: Day;
  to?: Day | undefined;
}

/** Whether two periods have a day in common; both their days are included. */
export function overlap(a: Held, b: Held): boolean {
  return (b.to === undefined || a.from <= b.to) && (a.to === undefined || b.from <= a.to);
}
