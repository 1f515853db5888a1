import type { Unit } from '../people/unit';
import type { RuleSet } from '../rulesets/rule-set';
import { dayOf, plusDays } from './copenhagen';
import type { Interval } from './diary';
import type { Day } from './instant';
import { fencesOf, type LoopToPlan, type PlannedTime, type Slot } from './plan-loop';
import { bestTime, isCrushing, takenTime, type Surroundings, type Wish } from './plan-loop-search';
import type { Window } from './seasons';
import { meetingDaysBetween } from './meeting-days';

const kind = 'learning-dialogue';

/** In a gap of this many days there are workdays enough for three 1:1s, one after the other. */
const shortestGapDays = 28;
/** How far past its season, or what holds it back, a dialogue may go. */
const overflowDays = 45;
/** A year on somebody has time. */
const furthestDays = 365;

function latest(...days: (Day | undefined)[]): Day {
  return days.filter((day) => day !== undefined).reduce((a, b) => (a < b ? b : a));
}

/** Rule 6: a dialogue's data package is out before it; with the days that the preparation card takes it along. */
function packageDay(unit: Unit, number: number): Day | undefined {
  return unit.dataPackages.find((each) => each.number === number)?.available;
}

/** How long before a dialogue its first guide goes out, in days. */
function preparationDays({ cards }: RuleSet): number {
  const step = cards.find((each) => each.card === 'preparation' && each.kind === kind);
  return -(step?.days ?? 0);
}

interface Room extends Window {
  /** From here on the preparation card has the data package. */
  preferredFrom: Day;
  /** The last day of the season, or later when there is nothing left of it. */
  seasonTo: Day;
}

/** The days between which a dialogue may lie: its season, and what comes after it for want of another day. */
function roomFor(
  slot: Slot,
  loop: LoopToPlan,
  others: readonly PlannedTime[],
  { rules, notBefore }: Surroundings,
): Room {
  const season = loop.seasons[slot.number - 1];
  if (!season) throw new RangeError(`dialogue ${slot.number} has no season`);
  const { after, before } = fencesOf(slot, others, rules);
  const dialogues = others.filter((other) => other.kind === kind);
  const spaced = fencesOf(slot, dialogues, rules);
  const available = packageDay(loop.unit, slot.number);
  const from = latest(
    season.from,
    notBefore,
    after && plusDays(after, 1),
    spaced.after && plusDays(spaced.after, shortestGapDays),
    available && plusDays(available, 1),
  );
  const seasonTo = latest(season.to, from);
  const limits = [
    plusDays(seasonTo, overflowDays),
    ...(before ? [plusDays(before, -1)] : []),
    ...(spaced.before ? [plusDays(spaced.before, -shortestGapDays)] : []),
  ];
  const to = limits.reduce((a, b) => (a < b ? a : b));
  const preferredFrom = latest(from, available && plusDays(available, preparationDays(rules)));
  return { from, to, preferredFrom, seasonTo };
}

/** Whether a dialogue can stay where it is: after its data package, and in order. */
export function isDialogueWell(
  slot: Slot,
  { start }: Interval,
  loop: LoopToPlan,
  others: readonly PlannedTime[],
  { rules }: Surroundings,
): boolean {
  const day = dayOf(start);
  const { after = '', before = '9999-12-31' } = fencesOf(slot, others, rules);
  const available = packageDay(loop.unit, slot.number) ?? '';
  return after < day && day < before && available < day;
}

/** The days of its season, or the room it has beyond, to which a dialogue can be moved between its neighbours. */
export function daysInSeason(
  slot: Slot,
  loop: LoopToPlan,
  others: readonly PlannedTime[],
  surroundings: Surroundings,
): Day[] {
  const { preferredFrom, to, seasonTo } = roomFor(slot, loop, others, surroundings);
  return meetingDaysBetween(preferredFrom, to < seasonTo ? to : seasonTo, surroundings.rules);
}

/**
 * A dialogue's time (rule 2): in its season, after its data package (rule 6), at the unit's share of the days.
 * Rather in the season with a package that is too late for the card than after it; rather after it than in a
 * week that would crush the chef.
 * @param share 0–1, the unit's place among those of its chef
 * @param others the loop's meetings that have a time already
 * @returns undefined when what stays leaves no day for it
 */
export function dialogueTime(
  slot: Slot,
  loop: LoopToPlan,
  share: number,
  others: readonly PlannedTime[],
  surroundings: Surroundings,
): Interval | undefined {
  const { rules } = surroundings;
  const { unit } = loop;
  const { from, to, preferredFrom, seasonTo } = roomFor(slot, loop, others, surroundings);
  const wishFor = (days: Day[], at: number): Wish => ({
    unit,
    kind,
    days,
    spot: Math.floor(at * days.length),
  });
  const calm = (wish: Wish): Wish => ({
    ...wish,
    drawback: (day) => (isCrushing(unit, day, surroundings) ? Infinity : 0),
  });
  const room = meetingDaysBetween(from, to, rules);
  const best = room.filter((day) => preferredFrom <= day && day <= seasonTo);
  const inSeason = room.filter((day) => day <= seasonTo);
  const { before = '9999-12-31' } = fencesOf(slot, others, rules);
  const further = meetingDaysBetween(from, plusDays(to, furthestDays), rules).filter((day) => day < before);
  return (
    bestTime(calm(wishFor(best, share)), surroundings) ??
    bestTime(calm(wishFor(inSeason, share)), surroundings) ??
    bestTime(calm(wishFor(room, 0)), surroundings) ??
    bestTime(wishFor(further, 0), surroundings) ??
    (room.length > 0 ? takenTime(wishFor(room, 0), surroundings) : undefined)
  );
}
