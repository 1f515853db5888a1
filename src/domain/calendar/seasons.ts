import type { RuleSet } from '../rulesets/rule-set';
import { daysBetween, plusDays } from './copenhagen';
import type { Day } from './instant';

/** Both days are included. */
export interface Window {
  from: Day;
  to: Day;
}

/** Between the decision and the first card: themes are sent out, people are told. */
const startUpDays = 7;
/** In less than six weeks a chef with twenty units would do nothing but hold dialogues. */
const shortestWindowDays = 42;

/** Every season from that of a year on, in order. */
function* seasonsFrom(year: number, rules: RuleSet): Generator<Window> {
  const seasons = rules.dialogues.seasons;
  for (let current = year; seasons.length > 0; current += 1)
    for (const { from, to } of seasons) yield { from: `${current}-${from}`, to: `${current}-${to}` };
}

/**
 * When the dialogues of a loop can be: one a season, from the first that leaves notice after the council's
 * decision and room for all units (rule 2). The first may be the rest of a season.
 * @param decided the day of the decision
 * @param notBefore a loop that is started late has its first dialogue no earlier than this
 */
export function seasonWindows(decided: Day, rules: RuleSet, notBefore: Day = decided): Window[] {
  const noticed = plusDays(decided, rules.dialogues.noticeDays + startUpDays);
  const earliest = noticed < notBefore ? notBefore : noticed;
  const windows: Window[] = [];
  for (const { from, to } of seasonsFrom(Number(decided.slice(0, 4)), rules)) {
    if (windows.length === rules.dialogues.count) break;
    const start = from < earliest ? earliest : from;
    if (daysBetween(start, to) >= shortestWindowDays - 1) windows.push({ from: start, to });
  }
  return windows;
}

/** The season that a day lies in, or the last before it: a dialogue past its season belongs to that one. */
export function seasonOf(day: Day, rules: RuleSet): Window {
  let found: Window | undefined;
  for (const season of seasonsFrom(Number(day.slice(0, 4)) - 1, rules)) {
    if (season.from > day) break;
    found = season;
  }
  if (!found) throw new RangeError(`the rule set ${rules.id} has no season before ${day}`);
  return found;
}
