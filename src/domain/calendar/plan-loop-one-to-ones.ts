import type { RuleSet } from '../rulesets/rule-set';
import { dayOf, plusDays } from './copenhagen';
import type { Interval } from './diary';
import type { Day } from './instant';
import { fencesOf, loopEnd, type LoopToPlan, type PlannedTime, type Slot } from './plan-loop';
import { bestTime, takenTime, type Surroundings, type Wish } from './plan-loop-search';
import { meetingDaysBetween } from './meeting-days';

const kind = 'one-to-one';

/** After the last dialogue there is no next one to lie before. */
const lastGapDays = 112;
/** How far from the even spot, in days on which meetings are held. */
const leeway = 8;

/** The days of a gap between two dialogues, and where in them a 1:1 lies evenly. */
interface Gap {
  days: Day[];
  /** An index; with fewer days than 1:1s more than one have the same. */
  spot: number;
  /** How far from it the 1:1 keeps clear of its neighbours, wherever they are within theirs. */
  reach: number;
}

/** @returns undefined when the dialogue before it is not there: nothing tells then where it should be */
function gapOf(
  { number }: Slot,
  { decided }: Pick<LoopToPlan, 'decided'>,
  dialogues: readonly PlannedTime[],
  rules: RuleSet,
): Gap | undefined {
  const each = rules.oneToOnes.betweenDialogues;
  const index = Math.floor((number - 1) / each);
  const dayOfDialogue = (nth: number): Day | undefined => {
    const dialogue = dialogues.find((other) => other.kind === 'learning-dialogue' && other.number === nth);
    return dialogue && dayOf(dialogue.start);
  };
  const from = dayOfDialogue(index + 1);
  if (from === undefined) return undefined;
  const next = dayOfDialogue(index + 2);
  const until = [loopEnd(decided, rules), plusDays(from, lastGapDays)].sort().at(-1) ?? from;
  const days = meetingDaysBetween(plusDays(from, 1), next ? plusDays(next, -1) : until, rules);
  const pace = (days.length + 1) / (each + 1);
  const nth = number - index * each;
  return {
    days,
    spot: Math.round(nth * pace) - 1,
    reach: Math.max(0, Math.min(leeway, Math.floor((pace - 1) / 2))),
  };
}

/** The days near the even spot that are in order: to these a 1:1 can be moved to even out its chef's weeks. */
export function daysNear(
  slot: Slot,
  loop: LoopToPlan,
  others: readonly PlannedTime[],
  { rules, notBefore }: Surroundings,
): Day[] {
  const { days, spot } = gapOf(slot, loop, others, rules) ?? { days: [], spot: 0 };
  const { after = '', before = '9999-12-31' } = fencesOf(slot, others, rules);
  return days
    .slice(Math.max(0, spot - leeway), spot + leeway + 1)
    .filter((day) => after < day && day < before && notBefore <= day);
}

/** Whether a 1:1 can stay where it is: in order, and near its even spot. */
export function isOneToOneWell(
  slot: Slot,
  { start }: Interval,
  loop: LoopToPlan,
  others: readonly PlannedTime[],
  surroundings: Surroundings,
): boolean {
  const isPlaceless = gapOf(slot, loop, others, surroundings.rules) === undefined;
  return isPlaceless || daysNear(slot, loop, others, surroundings).includes(dayOf(start));
}

/**
 * A 1:1's time (rule 3): at even distance between two dialogues, as many after the last one too. Each keeps to
 * its own part of the gap, so that their order holds; when that is full it may lie anywhere in order.
 * @param others the loop's meetings that have a time already, the dialogues among them
 * @returns undefined when what stays leaves no day for it
 */
export function oneToOneTime(
  slot: Slot,
  loop: LoopToPlan,
  others: readonly PlannedTime[],
  surroundings: Surroundings,
): Interval | undefined {
  const { rules, notBefore } = surroundings;
  const gap = gapOf(slot, loop, others, rules);
  if (!gap) return undefined;
  const { days, spot, reach } = gap;
  const { after = '', before = '9999-12-31' } = fencesOf(slot, others, rules);
  const isOpen = (day: Day): boolean => after < day && day < before && notBefore <= day;
  const wishOn = (own: Day[]): Wish => {
    const wanted = days[spot] ?? '';
    const index = own.findIndex((day) => day >= wanted);
    return { unit: loop.unit, kind, days: own, spot: index < 0 ? own.length - 1 : index };
  };
  const own = wishOn(days.slice(Math.max(0, spot - reach), spot + reach + 1).filter(isOpen));
  const anywhere = wishOn(days.filter(isOpen));
  const taken = own.days.length > 0 ? own : anywhere;
  return (
    bestTime(own, surroundings) ??
    bestTime(anywhere, surroundings) ??
    (taken.days.length > 0 ? takenTime(taken, surroundings) : undefined)
  );
}
