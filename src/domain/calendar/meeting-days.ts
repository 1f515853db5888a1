import type { RuleSet } from '../rulesets/rule-set';
import { isWorkday, plusDays, type Calendar } from './copenhagen';
import type { Day } from './instant';

/** What decides whether a meeting is proposed on a day. */
export type MeetingCalendar = Calendar & Pick<RuleSet, 'freePeriods'>;

/** Whether a day is in a part of the year in which nobody in Denmark holds a meeting, workdays by law though they are. */
export function isInFreePeriod(day: Day, { freePeriods }: Pick<RuleSet, 'freePeriods'>): boolean {
  const monthDay = day.slice(5);
  return freePeriods.some(({ from, to }) => from <= monthDay && monthDay <= to);
}

export function isMeetingDay(day: Day, calendar: MeetingCalendar): boolean {
  return !isInFreePeriod(day, calendar) && isWorkday(day, calendar);
}

/** By calendar and year; asking day by day is most of what planning costs. */
const listed = new WeakMap<MeetingCalendar, Map<number, readonly Day[]>>();

function meetingDaysOf(year: number, calendar: MeetingCalendar): readonly Day[] {
  const years = listed.get(calendar) ?? new Map<number, readonly Day[]>();
  listed.set(calendar, years);
  const found = years.get(year);
  if (found) return found;
  const days: Day[] = [];
  for (let day = `${year}-01-01`; day.startsWith(`${year}-`); day = plusDays(day, 1))
    if (isMeetingDay(day, calendar)) days.push(day);
  years.set(year, days);
  return days;
}

/** The days from one to another on which meetings are proposed, both included, in order. */
export function meetingDaysBetween(from: Day, to: Day, calendar: MeetingCalendar): Day[] {
  const days: Day[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1)
    for (const day of meetingDaysOf(year, calendar)) if (from <= day && day <= to) days.push(day);
  return days;
}
