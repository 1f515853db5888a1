import { epochMs, type Instant } from '../domain/calendar/instant';
import { ruleSet, withHolidays, type DayRange, type RuleSet } from '../domain/rulesets/rule-set';
import type { Summary } from '../domain/status/summary';
import type { Deps } from './deps';
import type { Municipality } from './ports';

/** School holidays change once a year; reading them for every card would double its cost. */
const freshForMs = 60_000;

const read = new WeakMap<Municipality, { at: Instant; holidays: DayRange[] }>();

async function schoolHolidays({ municipality, clock }: Pick<Deps, 'municipality' | 'clock'>) {
  const now = clock.now();
  const last = read.get(municipality);
  if (last && Math.abs(epochMs(now) - epochMs(last.at)) < freshForMs) return last.holidays;
  const stored = await municipality.holidays();
  // The same array as before when nothing changed: it is a key of what is computed from it.
  const isSame = last && JSON.stringify(last.holidays) === JSON.stringify(stored);
  const holidays = isSame ? last.holidays : stored;
  read.set(municipality, { at: now, holidays });
  return holidays;
}

/** The rule set with the municipality's school holidays; that of a unit's loop, or the default one. */
export async function rulesFor(
  deps: Pick<Deps, 'municipality' | 'clock'>,
  summary?: Pick<Summary, 'loop'>,
): Promise<RuleSet> {
  return withHolidays(ruleSet(summary?.loop?.ruleSet), await schoolHolidays(deps));
}
