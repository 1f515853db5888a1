import { at, dayOf, isWorkday, plusDays, workdayFrom } from '../domain/calendar/copenhagen';
import { Diary, type Interval } from '../domain/calendar/diary';
import { plusMinutes, type Day, type Instant } from '../domain/calendar/instant';
import { loopEnd, planOneToOnes, takenBy, type PlannedTime } from '../domain/calendar/plan-loop';
import { seasonWindows } from '../domain/calendar/seasons';
import type { Unit } from '../domain/people/unit';
import type { RuleSet } from '../domain/rulesets/rule-set';
import { meetingsOf, type Summary } from '../domain/status/summary';

/** When a unit's dialogues are, in days from today; the rest of its loop follows from them. */
interface Wish {
  /** The first dialogue, and where the first is past the second. */
  dialogues: readonly number[];
  /** Wall clock; different for the units of one chef, who may all fall on one day. */
  time: string;
  /** A 1:1 that should come soon. */
  oneToOne?: { number: number; days: number; time: string };
}

/** What there is to see on any day that the demo is started. */
const wishes: Readonly<Record<string, Wish>> = {
  moellevang: { dialogues: [10], time: '09:00' },
  // -1 is the last workday before today: its schema is what comes next.
  havblik: { dialogues: [-1], time: '10:00' },
  aabrinken: { dialogues: [-120, 12], time: '12:30', oneToOne: { number: 3, days: 4, time: '11:30' } },
  egelunden: { dialogues: [-112, 33], time: '09:00' },
  solsikken: { dialogues: [9], time: '12:30' },
  klokkebakken: { dialogues: [13], time: '09:00' },
  nordlyset: { dialogues: [20], time: '12:30' },
  lindehoej: { dialogues: [37], time: '09:00' },
};

const usualTime = '12:30';
/** Two dialogues nearer to each other would not be half-yearly. */
const shortestPauseDays = 90;

function workdayBefore(day: Day, rules: RuleSet): Day {
  let candidate = plusDays(day, -1);
  while (!isWorkday(candidate, rules)) candidate = plusDays(candidate, -1);
  return candidate;
}

/** Two weeks into the first season, or the rest of one, that is long enough after a dialogue. */
function nextSeasonDay(previous: Day, rules: RuleSet): Day {
  const [window] = seasonWindows(plusDays(previous, shortestPauseDays - rules.dialogues.noticeDays), rules);
  return plusDays(window?.from ?? plusDays(previous, 2 * shortestPauseDays), 14);
}

function interval(day: Day, time: string, minutes: number): Interval {
  const start = at(day, time);
  return { start, end: plusMinutes(start, minutes) };
}

/** Moves a day on until it is a workday on which these people are free at that time. */
function freeDay(day: Day, time: string, unit: Unit, rules: RuleSet, diary: Diary): Day {
  const isFit = (candidate: Day): boolean =>
    isWorkday(candidate, rules) &&
    diary.isFree(
      takenBy(unit, 'learning-dialogue', candidate),
      interval(candidate, time, rules.dialogues.minutes),
    );
  let candidate = day;
  while (!isFit(candidate)) candidate = plusDays(candidate, 1);
  return candidate;
}

/** The dialogues as wished; those after them as planned, unless that is too soon by now. */
function dialogueTimes(summary: Summary, today: Day, rules: RuleSet, diary: Diary): PlannedTime[] {
  const { unit } = summary;
  const kind = 'learning-dialogue';
  const { dialogues: wished, time } = wishes[unit.id] ?? { dialogues: [], time: usualTime };
  const times: PlannedTime[] = [];
  for (const meeting of meetingsOf(summary).filter((each) => each.kind === kind)) {
    const days = wished[times.length];
    const previous = times.at(-1);
    const planned = dayOf(meeting.start);
    const isTooSoon = previous && planned < plusDays(dayOf(previous.start), shortestPauseDays);
    const day =
      days === -1
        ? workdayBefore(today, rules)
        : days !== undefined
          ? plusDays(today, days)
          : isTooSoon
            ? nextSeasonDay(dayOf(previous.start), rules)
            : planned;
    const own = days === undefined ? usualTime : time;
    const held = days === -1 ? day : freeDay(day, own, unit, rules, diary);
    const dialogue = {
      kind,
      number: meeting.number,
      ...interval(held, own, rules.dialogues.minutes),
    } as const;
    diary.book(takenBy(unit, kind, held), dialogue);
    times.push(dialogue);
  }
  return times;
}

function oneToOneTimes(
  { unit, loop }: Summary,
  dialogues: readonly PlannedTime[],
  today: Day,
  rules: RuleSet,
  diary: Diary,
): PlannedTime[] {
  const wish = wishes[unit.id]?.oneToOne;
  const until = loopEnd(loop?.decided ?? today, rules);
  return planOneToOnes({ unit, ruleSet: rules, busy: diary }, dialogues, until).map((planned) => {
    const time =
      planned.number === wish?.number
        ? {
            ...planned,
            ...interval(workdayFrom(plusDays(today, wish.days), rules), wish.time, rules.oneToOnes.minutes),
          }
        : planned;
    diary.book(takenBy(unit, 'one-to-one', dayOf(time.start)), time);
    return time;
  });
}

/**
 * The meetings of the sample municipality around `now`, so that there is something due on whatever day it
 * is started: by unit id, dialogues first.
 */
export function timesAround(
  summaries: readonly Summary[],
  now: Instant,
  rules: RuleSet,
): Map<string, PlannedTime[]> {
  const today = dayOf(now);
  const diary = new Diary();
  // All dialogues before any 1:1, for they were asked for by day.
  const dialogues = summaries.map((summary) => dialogueTimes(summary, today, rules, diary));
  return new Map(
    summaries.map((summary, index) => {
      const own = dialogues[index] ?? [];
      return [summary.unit.id, [...own, ...oneToOneTimes(summary, own, today, rules, diary)]];
    }),
  );
}
