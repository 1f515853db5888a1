import { isWorkday, plusDays, type Calendar } from './copenhagen';
import type { Day } from './instant';

/** The workdays of a year by rule set; asking for them day by day is most of what planning costs. */
const byRules = new WeakMap<Calendar, Map<number, readonly Day[]>>();

function workdaysOfYear(year: number, rules: Calendar): readonly Day[] {
  const byYear = byRules.get(rules) ?? new Map<number, readonly Day[]>();
  byRules.set(rules, byYear);
  const found = byYear.get(year);
  if (found) return found;
  const days: Day[] = [];
  for (let day = `${year}-01-01`; day.startsWith(`${year}-`); day = plusDays(day, 1))
    if (isWorkday(day, rules)) days.push(day);
  byYear.set(year, days);
  return days;
}

/** The workdays from one day to another, both included, in order. */
export function workdaysBetween(from: Day, to: Day, rules: Calendar): Day[] {
  const days: Day[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1)
    days.push(...workdaysOfYear(year, rules).filter((day) => from <= day && day <= to));
  return days;
}
