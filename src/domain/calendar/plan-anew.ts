import type { Loop } from '../loop/loop';
import type { Meeting, MeetingKind, PlannedMeeting } from '../meeting/meeting';
import { isExtra } from '../meeting/order';
import type { RuleSet } from '../rulesets/rule-set';
import type { Summary } from '../status/summary';
import { dayOf } from './copenhagen';
import { overlap, type Diary } from './diary';
import type { Day, Instant } from './instant';
import { takenBy, type LoopToPlan, type PlannedTime } from './plan-loop';
import { seasonOf } from './seasons';
import { isMeetingDay } from './meeting-days';

/** A meeting that gets another time. */
export interface MeetingMove {
  unitId: string;
  kind: MeetingKind;
  number: number;
  from: Instant;
  to: Instant;
  /** When it ends then. */
  until: Instant;
}

/** A meeting that stays although its day is closed or its people are taken: someone must move it by hand. */
export interface Obstructed {
  unitId: string;
  kind: MeetingKind;
  number: number;
  start: Instant;
  why: 'closed-day' | 'taken';
}

/** A unit whose loop runs, as it is planned anew. */
export type Running = Summary & { loop: Loop };

/**
 * Whether planning may still move a meeting: it is one of the loop's own, nobody chose its time, and no card of
 * it has gone out.
 * @param notBefore on this day and later no card is about to go out either
 */
export function isMovable(meeting: Meeting, notBefore: Day, rules: RuleSet): meeting is PlannedMeeting {
  return (
    meeting.phase === 'planned' &&
    meeting.isFixed !== true &&
    meeting.stepsDone.length === 0 &&
    notBefore <= dayOf(meeting.start) &&
    !isExtra(meeting, rules)
  );
}

/** The numbered meetings of the loop that take place. */
function numberedIn({ loop, meetings }: Running, rules: RuleSet): Meeting[] {
  return Object.values(meetings).filter(
    (meeting) => meeting.loopId === loop.id && meeting.phase !== 'cancelled' && !isExtra(meeting, rules),
  );
}

/** The meeting of that kind and number that planning may still move. */
export function movableIn(
  summary: Running,
  { kind, number }: Pick<Meeting, 'kind' | 'number'>,
  notBefore: Day,
  rules: RuleSet,
): PlannedMeeting | undefined {
  const meeting = numberedIn(summary, rules).find((each) => each.kind === kind && each.number === number);
  return meeting && isMovable(meeting, notBefore, rules) ? meeting : undefined;
}

/** A running loop as the planner is to see it: what stays, and what may move, with the time it has. */
export function loopToPlan(summary: Running, notBefore: Day, rules: RuleSet): LoopToPlan {
  const kept: PlannedTime[] = [];
  const open: LoopToPlan['open'][number][] = [];
  const dialogueDays = new Map<number, Day>();
  for (const meeting of numberedIn(summary, rules)) {
    const { kind, number, start, end } = meeting;
    if (kind === 'learning-dialogue') dialogueDays.set(number, dayOf(start));
    if (isMovable(meeting, notBefore, rules)) open.push({ kind, number, now: { start, end } });
    else kept.push({ kind, number, start, end });
  }
  const seasons = Array.from({ length: rules.dialogues.count }, (_, index) =>
    seasonOf(dialogueDays.get(index + 1) ?? notBefore, rules),
  );
  return { unit: summary.unit, decided: summary.loop.decided, seasons, kept, open };
}

/** What of a unit stays in everybody's diary while its open meetings are planned. */
export function withoutMovable(summary: Running, notBefore: Day, rules: RuleSet): Summary {
  const staying = Object.entries(summary.meetings).filter(
    ([, meeting]) => meeting.loopId !== summary.loop.id || !isMovable(meeting, notBefore, rules),
  );
  return { ...summary, meetings: Object.fromEntries(staying) };
}

/** The meetings from today on that stay and should not: on a closed day, or with someone in two places. */
export function obstructedIn(loop: LoopToPlan, diary: Diary, today: Day, rules: RuleSet): Obstructed[] {
  const { unit, kept } = loop;
  return kept.flatMap(({ kind, number, start, end }): Obstructed[] => {
    const day = dayOf(start);
    if (day < today) return [];
    const isTaken = takenBy(unit, kind, day).some(
      (personId) => diary.on(personId, day).filter((other) => overlap(other, { start, end })).length > 1,
    );
    const why = isMeetingDay(day, rules) ? (isTaken ? 'taken' : undefined) : 'closed-day';
    return why ? [{ unitId: unit.id, kind, number, start, why }] : [];
  });
}

/** What moves in a loop by a new plan, in the order in which it lies now. */
export function movesOf({ unit, open }: LoopToPlan, times: readonly PlannedTime[]): MeetingMove[] {
  return open
    .flatMap(({ kind, number, now }): MeetingMove[] => {
      const time = times.find((each) => each.kind === kind && each.number === number);
      if (!now || !time || time.start === now.start) return [];
      return [{ unitId: unit.id, kind, number, from: now.start, to: time.start, until: time.end }];
    })
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}
