import Holidays from 'date-holidays';
import { DateTime } from 'luxon';
import type { RuleSet } from '../rulesets/rule-set';
import type { Day, Instant } from './instant';

/** Wall clock in Europe/Copenhagen; the only place that turns it into instants and back. */
const zone = 'Europe/Copenhagen';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Denmark is one or two hours ahead of UTC, so up to this hour of UTC the date is the same in both. */
const lastCommonHour = '21';
/** The clocks are changed at two or three at night; from this time on a day has one offset. */
const settledTime = '04:00';

const offsets = new Map<Day, number>();

/**
 * How far the clock is ahead of UTC on a day from `settledTime` on, in ms. Kept, because asking the time
 * zone database is most of what planning a municipality would cost.
 */
function offsetMs(day: Day): number {
  const known = offsets.get(day);
  if (known !== undefined) return known;
  const offset = DateTime.fromISO(`${day}T12:00`, { zone }).offset * 60_000;
  if (Number.isNaN(offset)) throw new RangeError(`not a day: ${day}`);
  offsets.set(day, offset);
  return offset;
}

function local(instant: Instant): DateTime<true> {
  const time = DateTime.fromISO(instant, { zone });
  if (!time.isValid) throw new RangeError(`not an instant: ${instant}`);
  return time;
}

function utc(epoch: number): Instant {
  return new Date(epoch).toISOString();
}

/** A wall clock read as if it were UTC, which it is not: only for counting with it. */
interface Clock {
  day: Day;
  /** Since midnight, in ms. */
  sinceMidnight: number;
}

/** What the clock shows, or undefined in the hours in which it may be changed. */
function settledClock(instant: Instant): Clock | undefined {
  const day = dayOf(instant);
  const sinceMidnight = Date.parse(instant) + offsetMs(day) - Date.parse(day);
  return sinceMidnight >= 4 * hourMs ? { day, sinceMidnight } : undefined;
}

/** The calendar day on which an instant falls in Denmark. */
export function dayOf(instant: Instant): Day {
  return instant.slice(11, 13) <= lastCommonHour && instant.endsWith('Z')
    ? instant.slice(0, 10)
    : local(instant).toISODate();
}

/** The instant when the clock shows `time` (`HH:mm`) on that day in Denmark. */
export function at(day: Day, time: string): Instant {
  return time >= settledTime
    ? utc(Date.parse(`${day}T${time}Z`) - offsetMs(day))
    : utc(DateTime.fromISO(`${day}T${time}`, { zone }).toMillis());
}

/** The wall-clock time of an instant in Denmark, `HH:mm`. */
export function timeOf(instant: Instant): string {
  const clock = settledClock(instant);
  return clock ? utc(clock.sinceMidnight).slice(11, 16) : local(instant).toFormat('HH:mm');
}

export function plusDays(day: Day, days: number): Day {
  return utc(Date.parse(day) + days * dayMs).slice(0, 10);
}

export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs;
}

/** The same wall-clock time some days later; a day of 23 or 25 hours counts as one day. */
export function sameTimeAfter(instant: Instant, days: number): Instant {
  const clock = settledClock(instant);
  if (!clock) return utc(local(instant).plus({ days }).toMillis());
  const day = plusDays(clock.day, days);
  return utc(Date.parse(day) + clock.sinceMidnight - offsetMs(day));
}

/** ISO with offset, as `2026-04-14T10:00:00+02:00`: what people and Teams links read. */
export function withOffset(instant: Instant): string {
  const clock = settledClock(instant);
  if (!clock) return local(instant).toISO({ suppressMilliseconds: true });
  const time = utc(clock.sinceMidnight).slice(11, 23).replace('.000', '');
  // Denmark is always ahead of UTC, by whole hours.
  return `${clock.day}T${time}+0${offsetMs(clock.day) / hourMs}:00`;
}

/** The ISO week of a day, as `2026-W53`; its year is the one that has most of the week. */
export function isoWeekOf(day: Day): string {
  return DateTime.fromISO(day, { zone: 'utc' }).toFormat("kkkk-'W'WW");
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  return ((new Date(day).getUTCDay() + 6) % 7) + 1;
}

const mondays = new Map<Day, Day>();

/** The Monday of a day's week. Kept, for planning asks it of every day that it weighs. */
export function mondayOf(day: Day): Day {
  const known = mondays.get(day);
  if (known !== undefined) return known;
  const monday = plusDays(day, 1 - weekdayOf(day));
  mondays.set(day, monday);
  return monday;
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
  if (weekdayOf(day) > 5) return false;
  if (calendar.schoolHolidays.some(({ from, to }) => from <= day && day <= to)) return false;
  return !calendar.closedDays.includes(day.slice(5)) && !publicHolidays(Number(day.slice(0, 4))).has(day);
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
