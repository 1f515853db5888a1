import { at, dayOf, isWorkday, weekdayOf, type Calendar } from '../calendar/copenhagen';
import { overlap, type Interval } from '../calendar/diary';
import { isInFreePeriod } from '../calendar/meeting-days';
import type { Day } from '../calendar/instant';
import type { Unit } from '../people/unit';
import type { RuleSet } from '../rulesets/rule-set';
import type { Meeting } from './meeting';
import { crossed, type Place } from './order';

/** A meeting in the diary of those whose time it takes. */
export interface Appointment {
  unit: Unit;
  meeting: Meeting;
  personIds: readonly string[];
}

export type OddDay = 'weekend' | 'public-holiday' | 'school-holiday' | 'free-period';

/** What speaks against a time without ruling it out: people know more of their days than a calendar does. */
export type Clash =
  | { kind: 'taken'; personIds: string[]; by: Appointment }
  | { kind: 'crossing'; other: Meeting }
  | { kind: OddDay | 'outside-hours' };

const saturday = 6;
const everyDay: Calendar = { closedDays: [], schoolHolidays: [] };

/** Why a day is none on which the planner would put a meeting; undefined when it would. */
export function oddDay(day: Day, rules: RuleSet): OddDay | undefined {
  if (weekdayOf(day) >= saturday) return 'weekend';
  if (!isWorkday(day, { ...everyDay, closedDays: rules.closedDays })) return 'public-holiday';
  if (!isWorkday(day, rules)) return 'school-holiday';
  return isInFreePeriod(day, rules) ? 'free-period' : undefined;
}

/** Whether a time is within the hours in which meetings are planned, on one day. */
function isWithinHours({ start, end }: Interval, { openHours }: RuleSet): boolean {
  const day = dayOf(start);
  return at(day, openHours.from) <= start && end <= at(day, openHours.to);
}

/**
 * All that speaks against a time for a meeting.
 * @param personIds whose time it takes
 * @param diary the other meetings of those people
 * @param meetings those of the unit, for the order between dialogues and 1:1s
 */
export function clashesAt(
  time: Interval,
  place: Place & Interval,
  {
    personIds,
    diary,
    meetings,
  }: { personIds: readonly string[]; diary: readonly Appointment[]; meetings: readonly Meeting[] },
  rules: RuleSet,
): Clash[] {
  const taken = diary.flatMap((by): Clash[] => {
    const both = by.personIds.filter((personId) => personIds.includes(personId));
    return both.length > 0 && overlap(time, by.meeting) ? [{ kind: 'taken', personIds: both, by }] : [];
  });
  const odd = oddDay(dayOf(time.start), rules);
  const other = crossed(place, time, meetings, rules);
  return [
    ...taken,
    ...(odd ? [{ kind: odd }] : []),
    ...(isWithinHours(time, rules) ? [] : [{ kind: 'outside-hours' } as const]),
    ...(other ? [{ kind: 'crossing', other } as const] : []),
  ];
}
