import type { RuleSet } from '../rulesets/rule-set';
import { isWorkday, plusDays } from './copenhagen';
import type { Day } from './instant';

type Closed = Pick<RuleSet, 'closedDays'>;

/** The workdays of a year by rule set; asking for them day by day is most of what planning costs. */
const byRules = new WeakMap<readonly string[], Map<number, readonly Day[]>>();

function workdaysOfYear(year: number, rules: Closed): readonly Day[] {
  const byYear = byRules.get(rules.closedDays) ?? new Map<number, readonly Day[]>();
  byRules.set(rules.closedDays, byYear);
  const found = byYear.get(year);
  if (found) return found;
  const days: Day[] = [];
  for (let day = `${year}-01-01`; day.startsWith(`${year}-`); day = plusDays(day, 1))
    if (isWorkday(day, rules)) days.push(day);
  byYear.set(year, days);
  return days;
}

/** The workdays from one day to another, both included, in order. */
export function workdaysBetween(from: Day, to: Day, rules: Closed): Day[] {
  const days: Day[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1)
    days.push(...workdaysOfYear(year, rules).filter((day) => from <= day && day <= to));
  return days;
}
