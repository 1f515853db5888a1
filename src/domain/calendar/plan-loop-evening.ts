import type { MeetingKind } from '../meeting/meeting';
import { dayOf, mondayOf } from './copenhagen';
import type { Diary, Load } from './diary';
import type { Day } from './instant';
import type { PlannedTime } from './plan-loop';
import { daysInSeason } from './plan-loop-dialogues';
import { daysNear, isOneToOneWell } from './plan-loop-one-to-ones';
import { place, takeOut, timed, type Planning } from './plan-loop-planning';
import { bestTime, minutesFor, type Surroundings } from './plan-loop-search';

/** A chef's busiest week holds at most this many times what the weeks in use hold on average. */
const mostOfMean = 2;
/** A day away from where a meeting lies now matters less than how full the weeks are. */
const pull = 0.1;
/** How many others may move up in a row to make room for one. */
const longestChain = 2;

/** A meeting in its loop. */
interface Placed {
  planning: Planning;
  time: PlannedTime;
}

/** One chef's meetings, and the most that a week of theirs may hold. */
interface Evening {
  chefId: string;
  plannings: readonly Planning[];
  surroundings: Surroundings;
  most: Load;
}

function ceilingFor(personId: string, diary: Diary): Load {
  const weeks = diary.weeksOf(personId);
  const sum = (of: (load: Load) => number): number => weeks.reduce((total, [, load]) => total + of(load), 0);
  // One week more in use makes the mean less; it must hold then too.
  const mostOf = (total: number): number => (mostOfMean * total) / (weeks.length + 1);
  return {
    meetings: mostOf(sum(({ meetings }) => meetings)),
    minutes: mostOf(sum(({ minutes }) => minutes)),
  };
}

const weekOf = ({ start }: PlannedTime): Day => mondayOf(dayOf(start));

function exceeds(load: Load, most: Load): boolean {
  return load.meetings > most.meetings || load.minutes > most.minutes;
}

function isFull(monday: Day, { chefId, surroundings, most }: Evening): boolean {
  return exceeds(surroundings.diary.inWeek(chefId, monday), most);
}

/** Whether a week has room for one more of a kind. */
function hasRoom(monday: Day, kind: MeetingKind, { chefId, surroundings, most }: Evening): boolean {
  const { meetings, minutes } = surroundings.diary.inWeek(chefId, monday);
  return !exceeds({ meetings: meetings + 1, minutes: minutes + minutesFor(kind, surroundings.rules) }, most);
}

/** The days to which a meeting that has no time now may go, its loop staying in order and even. */
function daysFor({ planning, time }: Placed, { surroundings }: Evening): Day[] {
  const days = time.kind === 'one-to-one' ? daysNear : daysInSeason;
  return days(time, planning.loop, planning.times, surroundings);
}

/** Whether the 1:1s of a loop still lie well, after a dialogue has moved. */
function areOneToOnesWell({ loop, times }: Planning, surroundings: Surroundings): boolean {
  return times
    .filter((time) => time.kind === 'one-to-one')
    .every((time) => {
      const others = times.filter((other) => other !== time);
      return isOneToOneWell(time, time, loop, others, surroundings);
    });
}

/** Gives a meeting that has no time now the best one near where it was. */
function putNearby(placed: Placed, evening: Evening, isRoomNeeded: boolean): PlannedTime | undefined {
  const { planning, time } = placed;
  const { kind } = time;
  const { surroundings } = evening;
  const days = daysFor(placed, evening);
  const now = dayOf(time.start);
  const spot = days.filter((day) => day < now).length;
  const drawback = (day: Day): number =>
    isRoomNeeded && !hasRoom(mondayOf(day), kind, evening) ? Infinity : 0;
  const found = bestTime({ unit: planning.loop.unit, kind, days, spot, pull, drawback }, surroundings);
  if (!found) return undefined;
  const moved = timed(time, found);
  place(planning, moved, surroundings);
  if (kind === 'one-to-one' || areOneToOnesWell(planning, surroundings)) return moved;
  takeOut(planning, moved, surroundings);
  return undefined;
}

/** Whether a meeting was given its time by this planning; for evenness alone none is moved that people know of. */
function isNew({ loop }: Planning, time: PlannedTime): boolean {
  const slot = loop.open.find(({ kind, number }) => kind === time.kind && number === time.number);
  return slot !== undefined && slot.now?.start !== time.start;
}

function movable(evening: Evening, kind: MeetingKind): Placed[] {
  return evening.plannings.flatMap((planning) =>
    planning.times
      .filter((time) => time.kind === kind && isNew(planning, time))
      .map((time) => ({ planning, time })),
  );
}

/** Whether it still lies there: another may have sent it on meanwhile. */
function isThere({ planning, time }: Placed): boolean {
  return planning.times.includes(time);
}

/** Moves a meeting, and others on to make room for it, `chain` of them at most in a row. @returns its new time */
function moveToRoom(
  placed: Placed,
  evening: Evening,
  chain: number,
  moving: readonly PlannedTime[] = [],
): PlannedTime | undefined {
  const { planning, time } = placed;
  const { surroundings } = evening;
  takeOut(planning, time, surroundings);
  const moved = putNearby(placed, evening, true);
  if (moved) return moved;
  const weeks = chain > 0 ? new Set(daysFor(placed, evening).map(mondayOf)) : new Set();
  for (const other of weeks.size > 0 ? movable(evening, 'one-to-one') : []) {
    if (!weeks.has(weekOf(other.time)) || !isThere(other) || moving.includes(other.time)) continue;
    const away = moveToRoom(other, evening, chain - 1, [...moving, time]);
    if (!away) continue;
    const into = putNearby(placed, evening, true);
    if (into) return into;
    takeOut(other.planning, away, surroundings);
    place(other.planning, other.time, surroundings);
  }
  place(planning, time, surroundings);
  return undefined;
}

/** Moves everything a little to where the weeks hold less. */
function sweep(evening: Evening): void {
  for (const kind of ['one-to-one', 'learning-dialogue'] as const)
    for (const placed of movable(evening, kind)) {
      takeOut(placed.planning, placed.time, evening.surroundings);
      if (!putNearby(placed, evening, false)) place(placed.planning, placed.time, evening.surroundings);
    }
}

/**
 * Evens out a chef's weeks while one of them is too full: what stands in it is moved to one near by that has
 * room, then everything near by moves a little, then others make room. Meetings that stay are left alone.
 */
export function evenOut(chefId: string, plannings: readonly Planning[], surroundings: Surroundings): void {
  const { diary } = surroundings;
  for (let chain = 0; chain <= longestChain; chain += 1) {
    const evening = { chefId, plannings, surroundings, most: ceilingFor(chefId, diary) };
    if (!diary.weeksOf(chefId).some(([monday]) => isFull(monday, evening))) return;
    if (chain > 0) sweep(evening);
    for (const kind of ['one-to-one', 'learning-dialogue'] as const)
      for (const placed of movable(evening, kind))
        if (isThere(placed) && isFull(weekOf(placed.time), evening)) moveToRoom(placed, evening, chain);
  }
}
