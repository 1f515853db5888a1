import type { MeetingKind } from '../meeting/meeting';
import { membersOn, organiserRole, type Unit } from '../people/unit';
import type { RuleSet } from '../rulesets/rule-set';
import { at, dayOf, plusDays } from './copenhagen';
import type { Diary, Interval } from './diary';
import { plusMinutes, type Day } from './instant';
import { seasonWindows, type Window } from './seasons';
import { workdaysBetween } from './workdays';

/** A meeting's place in the loop and its time; what it takes to make a planned meeting of it. */
export interface PlannedTime extends Interval {
  kind: MeetingKind;
  number: number;
}

/** Which of a chef's units this is, from 0, and of how many: parts the season between them. */
export interface Spread {
  index: number;
  of: number;
}

export interface LoopToPlan {
  unit: Unit;
  ruleSet: RuleSet;
  /** The day of the council's decision (rule 1). */
  decided: Day;
  busy: Pick<Diary, 'isFree'>;
  spread: Spread;
}

/** In a 1:1 gap of this many days there are workdays enough for three, one after the other. */
const shortestGapDays = 28;
const lastGapDays = 84;
/** How far past its season a dialogue may go when every hour of the season is taken. */
const overflowDays = 30;

/**
 * Whose time a meeting takes: chef and leader, in dialogues of a selvejende dagtilbud the board and the
 * leader (rules 9 and 13). The others are many, and come when these do.
 */
export function takenBy(unit: Unit, kind: MeetingKind, day: Day): string[] {
  const isHeldByBoard = kind === 'learning-dialogue' && organiserRole(unit) === 'board-rep';
  const roles = isHeldByBoard ? ['leader', 'board-rep'] : ['leader'];
  const members = membersOn(unit, day)
    .filter(({ role }) => roles.includes(role))
    .map(({ personId }) => personId);
  return [...new Set(isHeldByBoard ? members : [unit.chefId, ...members])];
}

type Search = Omit<LoopToPlan, 'decided' | 'spread'> & { kind: MeetingKind };

function minutesOf(kind: MeetingKind, rules: RuleSet): number {
  return kind === 'learning-dialogue' ? rules.dialogues.minutes : rules.oneToOnes.minutes;
}

const minutesInto = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The times of a day at which a meeting may begin and still end within the open hours. */
function startTimes(kind: MeetingKind, rules: RuleSet): string[] {
  const latest = minutesInto(rules.openHours.to) - minutesOf(kind, rules);
  return rules.meetingTimes.filter((time) => minutesInto(time) <= latest);
}

function intervalAt(day: Day, time: string, minutes: number): Interval {
  const start = at(day, time);
  return { start, end: plusMinutes(start, minutes) };
}

/** Numbers from the middle outwards: 5, 6, 4, 7, 3 … within 0 and `length`. */
function* outwards(middle: number, length: number): Generator<number> {
  for (let distance = 0; distance < length; distance += 1) {
    if (middle + distance < length) yield middle + distance;
    if (distance > 0 && middle - distance >= 0) yield middle - distance;
  }
}

/** The free time nearest to the wanted share (0–1) of the days. */
function freeTime(
  days: readonly Day[],
  share: number,
  { unit, kind, ruleSet, busy }: Search,
): Interval | undefined {
  const times = startTimes(kind, ruleSet);
  for (const index of outwards(Math.floor(share * days.length), days.length)) {
    const day = days[index];
    if (day === undefined) continue;
    const people = takenBy(unit, kind, day);
    for (const time of times) {
      const interval = intervalAt(day, time, minutesOf(kind, ruleSet));
      if (busy.isFree(people, interval)) return interval;
    }
  }
  return undefined;
}

/** For the case that no hour is free: the wanted day, taken twice, which is for people to settle. */
function takenTime(days: readonly Day[], share: number, { kind, ruleSet }: Search): Interval {
  const day = days[Math.floor(share * days.length)];
  const [time] = startTimes(kind, ruleSet);
  if (day === undefined || time === undefined) throw new RangeError('no workday to plan a meeting on');
  return intervalAt(day, time, minutesOf(kind, ruleSet));
}

/** July, and the days around Christmas: workdays by law, on which nobody in Denmark holds a meeting. */
function isHolidaySeason(day: Day): boolean {
  const monthDay = day.slice(5);
  return monthDay.startsWith('07-') || monthDay >= '12-22' || monthDay <= '01-02';
}

/** The days on which meetings are proposed. */
function meetingDays({ from, to }: Window, rules: RuleSet): Day[] {
  return workdaysBetween(from, to, rules).filter((day) => !isHolidaySeason(day));
}

/** The dialogues, one a season from the first season with notice enough (rule 2). */
function planDialogues({ decided, spread, ...common }: LoopToPlan): PlannedTime[] {
  const kind = 'learning-dialogue';
  const { ruleSet } = common;
  const share = (spread.index + 0.5) / spread.of;
  const planned: PlannedTime[] = [];
  for (const { from, to } of seasonWindows(decided, ruleSet)) {
    const previous = planned.at(-1);
    const earliest = previous ? plusDays(dayOf(previous.start), shortestGapDays) : from;
    const start = from < earliest ? earliest : from;
    const days = meetingDays({ from: start, to }, ruleSet);
    const later = (): Day[] =>
      meetingDays({ from: plusDays(to, 1), to: plusDays(to, overflowDays) }, ruleSet);
    const search = { ...common, kind } as const;
    const time =
      freeTime(days, share, search) ?? freeTime(later(), 0, search) ?? takenTime(days, share, search);
    planned.push({ ...time, kind, number: planned.length + 1 });
  }
  return planned;
}

/**
 * The 1:1s of a loop: evenly between two dialogues, as many after the last one too (rule 3). Each keeps to
 * its own part of the gap, so that their order holds however full the calendars are.
 * @param dialogues in order, at least four weeks apart
 * @param until the day by which the last ones should be held; later when the last dialogue is near it
 * @returns none for a selvejende dagtilbud
 */
export function planOneToOnes(
  { unit, ruleSet, busy }: Pick<LoopToPlan, 'unit' | 'ruleSet' | 'busy'>,
  dialogues: readonly PlannedTime[],
  until: Day,
): PlannedTime[] {
  if (unit.ownership === 'selvejende') return [];
  const kind = 'one-to-one';
  const each = ruleSet.oneToOnes.betweenDialogues;
  const planned: PlannedTime[] = [];
  for (const [index, { start }] of dialogues.entries()) {
    const day = dayOf(start);
    const latest = [until, plusDays(day, lastGapDays)].sort().at(-1) ?? until;
    const next = dialogues[index + 1];
    const to = next ? plusDays(dayOf(next.start), -1) : latest;
    const days = meetingDays({ from: plusDays(day, 1), to }, ruleSet);
    for (let nth = 1; nth <= each; nth += 1) {
      const from = nth === 1 ? 0 : (nth - 0.5) / (each + 1);
      const end = nth === each ? 1 : (nth + 0.5) / (each + 1);
      const part = days.slice(Math.floor(from * days.length), Math.floor(end * days.length));
      const share = (nth / (each + 1) - from) / (end - from);
      const search = { unit, ruleSet, busy, kind } as const;
      const time = freeTime(part, share, search) ?? takenTime(part, share, search);
      planned.push({ ...time, kind, number: planned.length + 1 });
    }
  }
  return planned;
}

/** The day on which a loop decided on a day should be over (rule 1). */
export function loopEnd(decided: Day, rules: Pick<RuleSet, 'loopYears'>): Day {
  const year = Number(decided.slice(0, 4)) + rules.loopYears;
  // A loop decided on 29 February ends on 1 March.
  return plusDays(`${year}-${decided.slice(5, 7)}-01`, Number(decided.slice(8)) - 1);
}

/**
 * Proposes a unit's whole loop (rules 2 and 3): dialogues in the seasons, 1:1s between them, on workdays at
 * the rule set's times, never two at once for chef and leader while an hour is free. Deterministic.
 * @returns dialogues and 1:1s, each in order of time; not yet booked in `busy`
 */
export function planLoop(loop: LoopToPlan): PlannedTime[] {
  const dialogues = planDialogues(loop);
  return [...dialogues, ...planOneToOnes(loop, dialogues, loopEnd(loop.decided, loop.ruleSet))];
}
