import type { RuleSet } from '../rulesets/rule-set';
import { at, dayOf } from './copenhagen';
import type { Diary, Interval, Load } from './diary';
import type { Day } from './instant';
import { loopEnd, suits, type LoopToPlan, type OpenSlot, type PlannedTime } from './plan-loop';
import { dialogueTime, isDialogueWell } from './plan-loop-dialogues';
import { evenOut } from './plan-loop-evening';
import { isOneToOneWell, oneToOneTime } from './plan-loop-one-to-ones';
import { place, takeOut, timed, type Planning } from './plan-loop-planning';
import { isOverfull, minutesFor, type Surroundings } from './plan-loop-search';
import { isMeetingDay, meetingDaysBetween } from './meeting-days';

/** A chef with one unit has no more than a meeting a week; that week is not to be called overfull. */
const leastFairWeek: Load = { meetings: 1, minutes: 75 };

/** What a chef's week holds when all of them hold the same: what there is and what comes, over the open weeks. */
function fairWeek(
  loops: readonly LoopToPlan[],
  rules: RuleSet,
  { diary, notBefore }: { diary: Diary; notBefore: Day },
): Load {
  const starts = loops.flatMap(({ seasons }) => seasons.slice(0, 1).map(({ from }) => from));
  const from = [notBefore, ...starts.sort().slice(0, 1)].sort().at(-1) ?? notBefore;
  const ends = loops.map(({ decided }) => loopEnd(decided, rules));
  const to = ends.reduce((a, b) => (a < b ? b : a), from);
  const weeks = meetingDaysBetween(from, to, rules).length / 5;
  const chefId = loops[0]?.unit.chefId ?? '';
  const booked = diary.between(chefId, from, to);
  const toCome = loops.flatMap(({ open }) => open);
  const minutes = toCome.reduce((sum, { kind }) => sum + minutesFor(kind, rules), booked.minutes);
  if (weeks === 0) return leastFairWeek;
  return {
    meetings: Math.max(leastFairWeek.meetings, (booked.meetings + toCome.length) / weeks),
    minutes: Math.max(leastFairWeek.minutes, minutes / weeks),
  };
}

/** Whether a meeting's day is open and its hours are free, whatever its place in the loop. */
function isOpenTime(
  { kind }: OpenSlot,
  { start, end }: Interval,
  { unit }: LoopToPlan,
  surroundings: Surroundings,
): boolean {
  const { rules, diary, notBefore } = surroundings;
  const day = dayOf(start);
  return (
    notBefore <= day &&
    isMeetingDay(day, rules) &&
    at(day, rules.openHours.from) <= start &&
    end <= at(day, rules.openHours.to) &&
    !isOverfull(unit, day, minutesFor(kind, rules), surroundings) &&
    diary.isFree(suits(unit, kind, day), { start, end })
  );
}

/** Puts the slots back where they are now, those with nothing against their time. */
function keepWhatFits(planning: Planning, kind: OpenSlot['kind'], surroundings: Surroundings): void {
  for (const slot of planning.loop.open.filter((each) => each.kind === kind)) {
    if (slot.now && isOpenTime(slot, slot.now, planning.loop, surroundings))
      place(planning, timed(slot, slot.now), surroundings);
    else planning.toPlace.push(slot);
  }
}

/** Takes those out again that lie badly, as the loop is by now. */
function releaseWhatLiesBadly(planning: Planning, kind: OpenSlot['kind'], surroundings: Surroundings): void {
  const { loop } = planning;
  const isWell = kind === 'learning-dialogue' ? isDialogueWell : isOneToOneWell;
  for (const slot of loop.open.filter((each) => each.kind === kind && !planning.toPlace.includes(each))) {
    const own = planning.times.find((time) => time.kind === kind && time.number === slot.number);
    if (!own) continue;
    // Other 1:1s do not bind a dialogue: they follow it, unless they are to stay.
    const others = planning.times.filter(
      (time) => time !== own && (kind === 'one-to-one' || time.kind === kind || loop.kept.includes(time)),
    );
    if (isWell(slot, own, loop, others, surroundings)) continue;
    takeOut(planning, own, surroundings);
    planning.toPlace.push(slot);
  }
}

function placeRest(planning: Planning, kind: OpenSlot['kind'], surroundings: Surroundings): void {
  const { loop, share } = planning;
  const slots = planning.toPlace.filter((slot) => slot.kind === kind);
  for (const slot of slots.sort((a, b) => a.number - b.number)) {
    const others = planning.times.filter(
      (time) => kind === 'one-to-one' || time.kind === kind || loop.kept.includes(time),
    );
    const time =
      kind === 'learning-dialogue'
        ? dialogueTime(slot, loop, share, others, surroundings)
        : oneToOneTime(slot, loop, others, surroundings);
    // Without a day for it between what stays, a meeting is better where it was than nowhere.
    const found = time ?? slot.now;
    if (found) place(planning, timed(slot, found), surroundings);
  }
}

/** Plans the loops of one chef: all dialogues before any 1:1, for these go by where the dialogues are. */
function planForChef(loops: readonly LoopToPlan[], surroundings: Surroundings): Planning[] {
  const plannings = loops.map((loop, index): Planning => ({
    loop,
    share: (index + 0.5) / loops.length,
    times: [...loop.kept],
    toPlace: [],
  }));
  const each = (step: typeof placeRest, kind: OpenSlot['kind']): void => {
    for (const planning of plannings) step(planning, kind, surroundings);
  };
  each(keepWhatFits, 'learning-dialogue');
  each(keepWhatFits, 'one-to-one');
  each(releaseWhatLiesBadly, 'learning-dialogue');
  each(placeRest, 'learning-dialogue');
  each(releaseWhatLiesBadly, 'one-to-one');
  each(placeRest, 'one-to-one');
  evenOut(loops[0]?.unit.chefId ?? '', plannings, surroundings);
  return plannings;
}

/**
 * Proposes times for the open meetings of many units (rules 2 and 3): dialogues in their seasons after their
 * data packages, 1:1s evenly between them, on workdays at the rule set's times, never two at once for chef or
 * leader while an hour is free, the chefs' weeks evenly filled. What has a time already keeps it while nothing
 * is against it. Deterministic, whatever the order of `loops`.
 * @param diary what people have already, `kept` included; what is proposed is booked in it
 * @param notBefore the first day to propose
 * @returns by unit id, the open slots with their times, dialogues first, each kind in order; a slot is left out
 * when meetings that stay leave no day for it and it has no time yet
 */
export function planLoops(
  loops: readonly LoopToPlan[],
  { rules, diary, notBefore }: { rules: RuleSet; diary: Diary; notBefore: Day },
): Map<string, PlannedTime[]> {
  const byChef = new Map<string, LoopToPlan[]>();
  for (const loop of [...loops].sort((a, b) => (a.unit.id < b.unit.id ? -1 : 1))) {
    const own = byChef.get(loop.unit.chefId);
    if (own) own.push(loop);
    else byChef.set(loop.unit.chefId, [loop]);
  }
  const planned = new Map<string, PlannedTime[]>();
  for (const chefId of [...byChef.keys()].sort()) {
    const own = byChef.get(chefId) ?? [];
    const surroundings = { rules, diary, notBefore, fairWeek: fairWeek(own, rules, { diary, notBefore }) };
    for (const { loop, times } of planForChef(own, surroundings)) {
      const placed = times.filter((time) => !loop.kept.includes(time));
      const inOrder = placed.sort((a, b) =>
        a.kind === b.kind ? a.number - b.number : a.kind < b.kind ? -1 : 1,
      );
      planned.set(loop.unit.id, inOrder);
    }
  }
  return planned;
}
