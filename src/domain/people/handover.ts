import { plusDays } from '../calendar/copenhagen';
import type { Day } from '../calendar/instant';
import type { Loop } from '../loop/loop';
import { activeAssignments, type Person } from './person';
import type { Unit } from './unit';

/** So long a new leader is reminded of the handover unasked. */
const welcomeDays = 90;

/**
 * Since when a person leads a unit whose loop had begun before them (story 13): to them it is handed over.
 * @returns undefined to everyone else: who has led it from the beginning, leads it no more, or stands in
 */
export function tookOverOn(
  person: Person,
  { id }: Pick<Unit, 'id'>,
  loop: Loop | undefined,
  today: Day,
): Day | undefined {
  const leads = ({ role, unitId, covers }: Person['assignments'][number]): boolean =>
    role === 'leader' && unitId === id && covers === undefined;
  if (loop?.state !== 'running' || !activeAssignments(person, today).some(leads)) return undefined;
  // An import may write one time as leader in several lines; the first of them is when it began.
  const [since] = person.assignments
    .filter(leads)
    .map(({ from }) => from)
    .sort();
  return since !== undefined && loop.decided < since ? since : undefined;
}

/** Whether someone who took over is still new. */
export function isNewSince(since: Day, today: Day): boolean {
  return today <= plusDays(since, welcomeDays);
}
