import type { MeetingKind } from '../meeting/meeting';
import type { Unit } from '../people/unit';
import type { RuleSet } from '../rulesets/rule-set';
import { at, mondayOf } from './copenhagen';
import type { Diary, Interval, Load } from './diary';
import { plusMinutes, type Day } from './instant';
import { suits } from './plan-loop';

/** What a search for a time goes by. */
export interface Surroundings {
  rules: RuleSet;
  diary: Diary;
  /** Nothing is proposed before this day. */
  notBefore: Day;
  /** What a chef's week holds when all of them hold the same. */
  fairWeek: Load;
}

export interface Wish {
  unit: Unit;
  kind: MeetingKind;
  /** The days to choose from, in order. */
  days: readonly Day[];
  /** The best of them by itself, as an index. */
  spot: number;
  /** How bad a day away from the spot is, 1 when left out. */
  pull?: number;
  /** What else speaks against a day, in days away from the spot; infinite when it is out of the question. */
  drawback?: (day: Day) => number;
}

/** A week with more than this many fair ones' minutes is left for another when planning anew. */
const overfull = 2.5;
/** So many meetings a week nobody calls too many, whatever the others hold. */
const mostAnyway = 4;
/** A second meeting of the chef on the same day is as bad as a day further away. */
const sameDayDrawback = 1;
/** How much more a fuller week is felt than one less full. */
const steepness = 8;

export function minutesFor(kind: MeetingKind, rules: RuleSet): number {
  return kind === 'learning-dialogue' ? rules.dialogues.minutes : rules.oneToOnes.minutes;
}

/**
 * How much a week is felt with a meeting more, in days away from the spot: a fair one hardly, one of twice
 * that very much, so that a chef's busiest week stays below it.
 */
function strain(week: Load, minutes: number, fair: Load): number {
  return (
    ((week.minutes + minutes) / fair.minutes) ** steepness +
    ((week.meetings + 1) / fair.meetings) ** steepness
  );
}

/** Whether a meeting more would make a week crushing for the chef: it is then worth leaving the season. */
export function isCrushing(unit: Unit, day: Day, { diary, fairWeek }: Surroundings): boolean {
  const meetings = diary.inWeek(unit.chefId, mondayOf(day)).meetings + 1;
  return meetings > mostAnyway && meetings > 2 * fairWeek.meetings;
}

/** Whether a meeting would make the chef's week one that others should be chosen before. */
export function isOverfull(
  unit: Unit,
  day: Day,
  minutes: number,
  { diary, fairWeek }: Surroundings,
): boolean {
  const week = diary.inWeek(unit.chefId, mondayOf(day));
  return week.meetings > 0 && week.minutes + minutes > overfull * fairWeek.minutes;
}

const minutesInto = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The times of a day at which a meeting may begin and still end within the open hours. */
function startTimes(kind: MeetingKind, rules: RuleSet): string[] {
  const latest = minutesInto(rules.openHours.to) - minutesFor(kind, rules);
  return rules.meetingTimes.filter((time) => minutesInto(time) <= latest);
}

function intervalAt(day: Day, time: string, minutes: number): Interval {
  const start = at(day, time);
  return { start, end: plusMinutes(start, minutes) };
}

/** The first time of the day at which all whom it must suit are free. */
function freeTime(
  { unit, kind }: Wish,
  day: Day,
  times: readonly string[],
  { rules, diary }: Surroundings,
): Interval | undefined {
  const people = suits(unit, kind, day);
  for (const time of times) {
    const interval = intervalAt(day, time, minutesFor(kind, rules));
    if (diary.isFree(people, interval)) return interval;
  }
  return undefined;
}

/** Indices from the spot outwards: 5, 6, 4, 7, 3 … within 0 and `length`. */
function* outwards(spot: number, length: number): Generator<number> {
  for (let distance = 0; distance < Math.max(length - spot, spot + 1); distance += 1) {
    if (spot + distance < length) yield spot + distance;
    if (distance > 0 && spot - distance >= 0) yield spot - distance;
  }
}

/**
 * The free time that is near the spot and in a week in which the chef has little.
 * @returns undefined when no day has one
 */
export function bestTime(wish: Wish, surroundings: Surroundings): Interval | undefined {
  const { unit, kind, days, drawback, pull = 1 } = wish;
  const { rules, diary, fairWeek } = surroundings;
  const minutes = minutesFor(kind, rules);
  const times = startTimes(kind, rules);
  const spot = Math.max(0, Math.min(days.length - 1, Math.round(wish.spot)));
  const least = strain({ meetings: 0, minutes: 0 }, minutes, fairWeek);
  let best: { cost: number; time: Interval } | undefined;
  for (const index of outwards(spot, days.length)) {
    const day = days[index];
    const distance = Math.abs(index - spot) * pull;
    // From here on no day can be better: further away, and at best in an empty week.
    if (best && distance + least >= best.cost) break;
    if (day === undefined) continue;
    const cost =
      distance +
      strain(diary.inWeek(unit.chefId, mondayOf(day)), minutes, fairWeek) +
      diary.on(unit.chefId, day).length * sameDayDrawback +
      (drawback?.(day) ?? 0);
    if (cost >= (best?.cost ?? Infinity)) continue;
    const time = freeTime(wish, day, times, surroundings);
    if (time) best = { cost, time };
  }
  return best?.time;
}

/**
 * For the case that no hour is free: the wanted day, taken twice, which is for people to settle.
 * @throws RangeError when there is no day at all
 */
export function takenTime({ kind, days, spot }: Wish, { rules }: Surroundings): Interval {
  const day = days[Math.max(0, Math.min(days.length - 1, Math.round(spot)))];
  const [time] = startTimes(kind, rules);
  if (day === undefined || time === undefined) throw new RangeError('no workday to plan a meeting on');
  return intervalAt(day, time, minutesFor(kind, rules));
}
