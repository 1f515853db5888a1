import type { RuleSet } from '../rulesets/rule-set';
import { isWorkday, plusDays, type Calendar } from './copenhagen';
import type { Day } from './instant';

type Listed = (year: number) => readonly Day[];

/** The days of each year that a calendar counts as open; asking day by day is most of what planning costs. */
function byYear<C extends object>(isOpen: (day: Day, calendar: C) => boolean): (calendar: C) => Listed {
  const known = new WeakMap<C, Map<number, readonly Day[]>>();
  return (calendar) => {
    const years = known.get(calendar) ?? new Map<number, readonly Day[]>();
    known.set(calendar, years);
    return (year) => {
      const found = years.get(year);
      if (found) return found;
      const days: Day[] = [];
      for (let day = `${year}-01-01`; day.startsWith(`${year}-`); day = plusDays(day, 1))
        if (isOpen(day, calendar)) days.push(day);
      years.set(year, days);
      return days;
    };
  };
}

function between(from: Day, to: Day, daysOf: Listed): Day[] {
  const days: Day[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1)
    for (const day of daysOf(year)) if (from <= day && day <= to) days.push(day);
  return days;
}

/** Part of what decides whether a meeting is proposed on a day. */
export type MeetingCalendar = Calendar & Pick<RuleSet, 'freePeriods'>;

/** A workday outside the parts of the year in which nobody in Denmark holds a meeting. */
export function isMeetingDay(day: Day, calendar: MeetingCalendar): boolean {
  const monthDay = day.slice(5);
  const isFree = calendar.freePeriods.some(({ from, to }) => from <= monthDay && monthDay <= to);
  return !isFree && isWorkday(day, calendar);
}

const workdays = byYear<Calendar>(isWorkday);
const meetingDays = byYear<MeetingCalendar>(isMeetingDay);

/** The workdays from one day to another, both included, in order. */
export function workdaysBetween(from: Day, to: Day, calendar: Calendar): Day[] {
  return between(from, to, workdays(calendar));
}

/** The days from one to another on which meetings are proposed, both included, in order. */
export function meetingDaysBetween(from: Day, to: Day, calendar: MeetingCalendar): Day[] {
  return between(from, to, meetingDays(calendar));
}
