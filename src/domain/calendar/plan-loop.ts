import type { MeetingKind } from '../meeting/meeting';
import { membersOn, organiserRole, type Unit } from '../people/unit';
import type { RuleSet } from '../rulesets/rule-set';
import { dayOf, plusDays } from './copenhagen';
import type { Interval } from './diary';
import type { Day } from './instant';
import type { Window } from './seasons';

/** A meeting's place in the loop: dialogue 1–4, 1:1 1–12. */
export interface Slot {
  kind: MeetingKind;
  number: number;
}

/** A slot and its time; what it takes to make a planned meeting of it. */
export interface PlannedTime extends Slot, Interval {}

/** A slot that is to have a time; the one it has, when planning anew, is kept as long as nothing is against it. */
export interface OpenSlot extends Slot {
  now?: Interval;
}

export interface LoopToPlan {
  unit: Unit;
  /** The day of the council's decision (rule 1). */
  decided: Day;
  /** The season of each dialogue, by number. */
  seasons: readonly Window[];
  /** Meetings of the loop that stay where they are; they are in the diary already. */
  kept: readonly PlannedTime[];
  open: readonly OpenSlot[];
}

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

/** Whom a proposed time suits: the chef too where the board holds the dialogue and may invite them. */
export function suits(unit: Unit, kind: MeetingKind, day: Day): string[] {
  return [...new Set([unit.chefId, ...takenBy(unit, kind, day)])];
}

/** The numbered meetings of a unit's loop; a selvejende dagtilbud has dialogues only (rule 3). */
export function slotsOf(unit: Pick<Unit, 'ownership'>, { dialogues, oneToOnes }: RuleSet): Slot[] {
  const slots = (kind: MeetingKind, count: number): Slot[] =>
    Array.from({ length: count }, (_, index) => ({ kind, number: index + 1 }));
  const count = unit.ownership === 'selvejende' ? 0 : dialogues.count * oneToOnes.betweenDialogues;
  return [...slots('learning-dialogue', dialogues.count), ...slots('one-to-one', count)];
}

/** The order of a loop's meetings (rule 3): dialogue 1, 1:1 1–3, dialogue 2 and so on. */
export function rankOf({ kind, number }: Slot, { oneToOnes }: Pick<RuleSet, 'oneToOnes'>): number {
  const each = oneToOnes.betweenDialogues;
  return kind === 'learning-dialogue' ? (number - 1) * (each + 1) : number + Math.floor((number - 1) / each);
}

/** Between which days a slot may lie, both left out, so that the order of numbers holds. */
export function fencesOf(
  slot: Slot,
  others: readonly PlannedTime[],
  rules: RuleSet,
): { after?: Day; before?: Day } {
  const rank = rankOf(slot, rules);
  const days = (isEarlier: boolean): Day[] =>
    others
      .filter((other) => (isEarlier ? rankOf(other, rules) < rank : rankOf(other, rules) > rank))
      .map(({ start }) => dayOf(start))
      .sort();
  const after = days(true).at(-1);
  const [before] = days(false);
  return { ...(after && { after }), ...(before && { before }) };
}

/** The day on which a loop decided on a day should be over (rule 1). */
export function loopEnd(decided: Day, rules: Pick<RuleSet, 'loopYears'>): Day {
  const year = Number(decided.slice(0, 4)) + rules.loopYears;
  // A loop decided on 29 February ends on 1 March.
  return plusDays(`${year}-${decided.slice(5, 7)}-01`, Number(decided.slice(8)) - 1);
}
