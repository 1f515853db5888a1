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
/** A shorter rest of a season would not hold the dialogues of all units. */
const shortestWindowDays = 21;

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
 */
export function seasonWindows(decided: Day, rules: RuleSet): Window[] {
  const earliest = plusDays(decided, rules.dialogues.noticeDays + startUpDays);
  const windows: Window[] = [];
  for (const { from, to } of seasonsFrom(Number(decided.slice(0, 4)), rules)) {
    if (windows.length === rules.dialogues.count) break;
    const start = from < earliest ? earliest : from;
    if (daysBetween(start, to) >= shortestWindowDays - 1) windows.push({ from: start, to });
  }
  return windows;
}
