import { at, dayOf, isWorkday, plusDays, workdayFrom } from '../domain/calendar/copenhagen';
import { Diary, type Interval } from '../domain/calendar/diary';
import { plusMinutes, type Day, type Instant } from '../domain/calendar/instant';
import { slotsOf, suits, takenBy, type LoopToPlan, type PlannedTime } from '../domain/calendar/plan-loop';
import { planLoops } from '../domain/calendar/plan-loops';
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
/** No loop of the demo began longer ago. */
const furthestBackDays = 365;

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

/** The dialogues as wished; those after them in each season that follows. */
function dialogueTimes(summary: Summary, today: Day, rules: RuleSet, diary: Diary): PlannedTime[] {
  const { unit } = summary;
  const kind = 'learning-dialogue';
  const { dialogues: wished, time } = wishes[unit.id] ?? { dialogues: [], time: usualTime };
  const times: PlannedTime[] = [];
  for (const meeting of meetingsOf(summary).filter((each) => each.kind === kind)) {
    const days = wished[times.length];
    const previous = times.at(-1);
    const day =
      days === -1
        ? workdayBefore(today, rules)
        : days !== undefined
          ? plusDays(today, days)
          : previous
            ? nextSeasonDay(dayOf(previous.start), rules)
            : dayOf(meeting.start);
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

/** What is left to plan of a unit's loop: its 1:1s, but the one that was wished for. */
function loopAround(
  { unit, loop }: Summary,
  dialogues: readonly PlannedTime[],
  today: Day,
  rules: RuleSet,
): LoopToPlan {
  const wish = wishes[unit.id]?.oneToOne;
  const kind = 'one-to-one';
  const day = wish && workdayFrom(plusDays(today, wish.days), rules);
  const wished =
    wish && day
      ? [{ kind, number: wish.number, ...interval(day, wish.time, rules.oneToOnes.minutes) } as const]
      : [];
  return {
    unit,
    decided: loop?.decided ?? today,
    seasons: [],
    kept: [...dialogues, ...wished],
    open: slotsOf(unit, rules).filter((slot) => slot.kind === kind && slot.number !== wish?.number),
  };
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
  const loops = summaries.map((summary) =>
    loopAround(summary, dialogueTimes(summary, today, rules, diary), today, rules),
  );
  for (const { unit, kept } of loops)
    for (const time of kept.filter(({ kind }) => kind === 'one-to-one'))
      diary.book(suits(unit, time.kind, dayOf(time.start)), time);
  const planned = planLoops(loops, { rules, diary, notBefore: plusDays(today, -furthestBackDays) });
  return new Map(
    loops.map(({ unit, kept }) => {
      const oneToOnes = [...kept, ...(planned.get(unit.id) ?? [])].filter(
        ({ kind }) => kind === 'one-to-one',
      );
      const dialogues = kept.filter(({ kind }) => kind === 'learning-dialogue');
      return [unit.id, [...dialogues, ...oneToOnes.sort((a, b) => a.number - b.number)]];
    }),
  );
}
