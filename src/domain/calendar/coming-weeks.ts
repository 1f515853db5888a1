import { dayOf, isoWeekOf, mondayOf, plusDays, weekdayOf } from './copenhagen';
import type { Day, Instant } from './instant';

/** How many meetings an ISO week has that are still to come. */
export interface ComingWeek {
  /** As `2026-W53`. */
  week: string;
  monday: Day;
  meetings: number;
}

/**
 * The weeks from this one on, from the next at a weekend, since this one is over then; those without meetings too:
 * the work is seen before it is there (domain.md §4).
 */
export function comingWeeks(
  meetings: readonly { start: Instant }[],
  today: Day,
  weeks: number,
): ComingWeek[] {
  const first = weekdayOf(today) > 5 ? plusDays(mondayOf(today), 7) : mondayOf(today);
  return Array.from({ length: weeks }, (_, at): ComingWeek => {
    const monday = plusDays(first, 7 * at);
    const inWeek = meetings.filter(({ start }) => mondayOf(dayOf(start)) === monday);
    return { week: isoWeekOf(monday), monday, meetings: inWeek.length };
  });
}
