import { DateTime } from 'luxon';
import Holidays from 'date-holidays';
import type { Day, Instant } from './instant';
import type { RuleSet } from '../rulesets/rule-set';

/** Wall clock in Europe/Copenhagen; the only place that turns it into instants and back. */
const zone = 'Europe/Copenhagen';

function local(instant: Instant): DateTime<true> {
  const time = DateTime.fromISO(instant, { zone });
  if (!time.isValid) throw new RangeError(`not an instant: ${instant}`);
  return time;
}

function utc(time: DateTime): Instant {
  return new Date(time.toMillis()).toISOString();
}

/** The calendar day on which an instant falls in Denmark. */
export function dayOf(instant: Instant): Day {
  return local(instant).toISODate();
}

/** The instant when the clock shows `time` (`HH:mm`) on that day in Denmark. */
export function at(day: Day, time: string): Instant {
  return utc(DateTime.fromISO(`${day}T${time}`, { zone }));
}

/** The wall-clock time of an instant in Denmark, `HH:mm`. */
export function timeOf(instant: Instant): string {
  return local(instant).toFormat('HH:mm');
}

export function plusDays(day: Day, days: number): Day {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toISODate() ?? day;
}

export function daysBetween(from: Day, to: Day): number {
  return DateTime.fromISO(to, { zone: 'utc' }).diff(DateTime.fromISO(from, { zone: 'utc' }), 'days').days;
}

/** The same wall-clock time some days later; a day of 23 or 25 hours counts as one day. */
export function sameTimeAfter(instant: Instant, days: number): Instant {
  return utc(local(instant).plus({ days }));
}

/** ISO with offset, as `2026-04-14T10:00:00+02:00`: what people and Teams links read. */
export function withOffset(instant: Instant): string {
  return local(instant).toISO({ suppressMilliseconds: true });
}

const danish = new Holidays('DK');
const holidaysByYear = new Map<number, ReadonlySet<Day>>();

function publicHolidays(year: number): ReadonlySet<Day> {
  let days = holidaysByYear.get(year);
  if (!days) {
    const all = danish.getHolidays(year).filter((holiday) => holiday.type === 'public');
    days = new Set(all.map((holiday) => holiday.date.slice(0, 10)));
    holidaysByYear.set(year, days);
  }
  return days;
}

/** What decides whether a day is open. */
export type Calendar = Pick<RuleSet, 'closedDays' | 'schoolHolidays'>;

/**
 * Monday to Friday, no Danish public holiday, none of the rule set's closed days, no school holiday of the
 * municipality (domain.md §5).
 */
export function isWorkday(day: Day, calendar: Calendar): boolean {
  const date = DateTime.fromISO(day, { zone: 'utc' });
  if (date.weekday > 5) return false;
  if (calendar.schoolHolidays.some(({ from, to }) => from <= day && day <= to)) return false;
  return !calendar.closedDays.includes(day.slice(5)) && !publicHolidays(date.year).has(day);
}

/** The first workday on or after a day. */
export function workdayFrom(day: Day, calendar: Calendar): Day {
  let candidate = day;
  while (!isWorkday(candidate, calendar)) candidate = plusDays(candidate, 1);
  return candidate;
}

/** So many workdays after a day, or before it when negative; the day itself does not count. */
export function plusWorkdays(day: Day, workdays: number, calendar: Calendar): Day {
  const step = Math.sign(workdays);
  let candidate = day;
  for (let left = Math.abs(workdays); left > 0;) {
    candidate = plusDays(candidate, step);
    if (isWorkday(candidate, calendar)) left -= 1;
  }
  return candidate;
}

/** The instant itself when cards may be sent then, else the next time they may (domain.md §5). */
export function nextOpenTime(instant: Instant, rules: Calendar & Pick<RuleSet, 'openHours'>): Instant {
  const day = dayOf(instant);
  if (isWorkday(day, rules)) {
    if (instant < at(day, rules.openHours.from)) return at(day, rules.openHours.from);
    if (instant < at(day, rules.openHours.to)) return instant;
  }
  return at(workdayFrom(plusDays(day, 1), rules), rules.openHours.from);
}
