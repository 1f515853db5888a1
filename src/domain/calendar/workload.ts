import { dayOf, isoWeekOf, mondayOf, plusDays } from './copenhagen';
import { minutesOf, type Interval, type Load } from './diary';
import type { Day } from './instant';

/** What one ISO week of a chef holds. */
export interface WorkWeek extends Load {
  /** As `2026-W53`. */
  week: string;
  monday: Day;
}

/** A chef's meetings, week by week. */
export interface Workload {
  chef: string;
  /** The weeks in use, in order. */
  weeks: WorkWeek[];
  meetings: number;
  /** Meetings a week, over the weeks in use. */
  mean: number;
  /** The week with most meetings; the first of several. */
  busiest: WorkWeek;
}

/**
 * How the meetings fall on the weeks of their chefs; those that a board holds among them, for the chef may be
 * invited. @returns chefs in the order of their first meeting
 */
export function workloadOf(meetings: readonly (Interval & { chef: string })[]): Workload[] {
  const byChef = new Map<string, Map<Day, WorkWeek>>();
  for (const meeting of meetings) {
    const monday = mondayOf(dayOf(meeting.start));
    const weeks = byChef.get(meeting.chef) ?? new Map<Day, WorkWeek>();
    byChef.set(meeting.chef, weeks);
    const week = weeks.get(monday) ?? { week: isoWeekOf(monday), monday, meetings: 0, minutes: 0 };
    week.meetings += 1;
    week.minutes += minutesOf(meeting);
    weeks.set(monday, week);
  }
  return [...byChef].flatMap(([chef, byMonday]): Workload[] => {
    const weeks = [...byMonday.values()].sort((a, b) => (a.monday < b.monday ? -1 : 1));
    const [first] = weeks;
    if (!first) return [];
    const count = weeks.reduce((sum, week) => sum + week.meetings, 0);
    const busiest = weeks.reduce((most, week) => (week.meetings > most.meetings ? week : most), first);
    return [{ chef, weeks, meetings: count, mean: count / weeks.length, busiest }];
  });
}

/** The Mondays from the first week in use to the last, the unused ones between them too. */
export function mondaysOf(workloads: readonly Workload[]): Day[] {
  const used = workloads.flatMap(({ weeks }) => weeks.map(({ monday }) => monday)).sort();
  const [first] = used;
  const last = used.at(-1);
  const mondays: Day[] = [];
  if (first === undefined || last === undefined) return mondays;
  for (let monday = first; monday <= last; monday = plusDays(monday, 7)) mondays.push(monday);
  return mondays;
}
