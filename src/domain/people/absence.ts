import { plusDays } from '../calendar/copenhagen';
import type { Day } from '../calendar/instant';
import { accepted, refused, type Result } from '../result';
import { activeAssignments, councils, type Assignment, type Person, type Role } from './person';
import { overlap } from './roles';

/** Both days are included. */
export interface Period {
  from: Day;
  to: Day;
}

/** A year: longer than that is a slip of the pen, or a role that ends. */
const mostDays = 366;

export type PeriodRefused = 'absence/wrong-order' | 'absence/over' | 'absence/too-long';

/** A period in which someone can be away, seen from today. */
export function checkedPeriod({ from, to }: Period, today: Day): Result<Period, PeriodRefused> {
  if (to < from) return refused('absence/wrong-order');
  if (to < today) return refused('absence/over');
  return to > plusDays(from, mostDays) ? refused('absence/too-long') : accepted({ from, to });
}

/** The absence that is now or to come; one that is over is none. */
export function absenceFrom({ absence }: Person, today: Day): Person['absence'] {
  return absence && absence.to >= today ? absence : undefined;
}

/** Pupils' and young people's contacts stand in for nobody, and the administration's role has no dialogues. */
const standsInForNobody: readonly Role[] = [...councils, 'administration', 'chef'];

function own(person: Person, period: Period): Assignment[] {
  return person.assignments.filter(
    (assignment) => assignment.covers === undefined && overlap(period, assignment),
  );
}

function clipped({ role, unitId, ...held }: Assignment, period: Period, covers: string): Assignment {
  return {
    role,
    ...(unitId !== undefined && { unitId }),
    from: held.from > period.from ? held.from : period.from,
    to: held.to !== undefined && held.to < period.to ? held.to : period.to,
    covers,
  };
}

/** Whether someone may stand in for a role: a chef for a chef, and else an adult with a role in the same unit. */
function mayCover(cover: readonly Assignment[], { role, unitId }: Assignment): boolean {
  if (role === 'chef') return cover.some((held) => held.role === 'chef');
  if (role === 'administration' || unitId === undefined) return false;
  return cover.some((held) => held.unitId === unitId && !standsInForNobody.includes(held.role));
}

/** The roles that someone hands over to the one who stands in, for the period; none when they cannot. */
export function handedOver(away: Person, cover: Person, period: Period): Assignment[] {
  if (away.id === cover.id) return [];
  const theirs = own(cover, period);
  return own(away, period)
    .filter((assignment) => mayCover(theirs, assignment))
    .map((assignment) => clipped(assignment, period, away.id));
}

/**
 * The one who stands in, with these roles and no others of the one who is away.
 * @returns the same object when nothing changes
 */
export function standingIn(cover: Person, awayId: string, roles: readonly Assignment[]): Person {
  const before = cover.assignments.filter(({ covers }) => covers === awayId);
  if (JSON.stringify(before) === JSON.stringify(roles)) return cover;
  const others = cover.assignments.filter(({ covers }) => covers !== awayId);
  return { ...cover, assignments: [...others, ...roles] };
}

/** For whom someone stands in today, and until when. */
export function standsInNow(person: Person, today: Day): { personId: string; to: Day }[] {
  const found = new Map<string, Day>();
  for (const { covers, to } of activeAssignments(person, today))
    if (covers !== undefined && to !== undefined)
      found.set(covers, [found.get(covers) ?? to, to].sort().at(-1) ?? to);
  return [...found].map(([personId, to]) => ({ personId, to }));
}

/** Those who may stand in for people of a unit: the adults with a role there, its chef apart. */
export function standsInRole(role: Role): boolean {
  return !standsInForNobody.includes(role);
}
