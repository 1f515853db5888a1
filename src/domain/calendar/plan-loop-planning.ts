import { dayOf } from './copenhagen';
import type { Interval } from './diary';
import { suits, type LoopToPlan, type OpenSlot, type PlannedTime, type Slot } from './plan-loop';
import type { Surroundings } from './plan-loop-search';

/** A loop on its way to a plan. */
export interface Planning {
  loop: LoopToPlan;
  /** The unit's place among those of its chef, 0–1: parts the season between them. */
  share: number;
  /** All that has a time by now, what is kept among it. */
  times: PlannedTime[];
  toPlace: OpenSlot[];
}

/** Gives a slot its time, and takes it in the diaries. */
export function place(planning: Planning, time: PlannedTime, { diary }: Surroundings): void {
  diary.book(suits(planning.loop.unit, time.kind, dayOf(time.start)), time);
  planning.times.push(time);
}

/** Takes its time from a slot again. @throws RangeError when the loop has no such time (any more) */
export function takeOut(planning: Planning, time: PlannedTime, { diary }: Surroundings): void {
  const index = planning.times.indexOf(time);
  if (index < 0) throw new RangeError(`${planning.loop.unit.id} has no ${time.kind} ${time.number} then`);
  diary.unbook(suits(planning.loop.unit, time.kind, dayOf(time.start)), time);
  planning.times.splice(index, 1);
}

/** A slot at a time. */
export function timed({ kind, number }: Slot, { start, end }: Interval): PlannedTime {
  return { kind, number, start, end };
}
