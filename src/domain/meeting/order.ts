import type { Interval } from '../calendar/diary';
import type { RuleSet } from '../rulesets/rule-set';
import type { Meeting } from './meeting';

/** What tells a meeting's place among the others. */
export type Place = Pick<Meeting, 'id' | 'loopId' | 'kind' | 'number'>;

/** How many 1:1s belong to a loop; six a year is a floor, and more may be added (rule 3). */
export function oneToOnesOf({ dialogues, oneToOnes }: Pick<RuleSet, 'dialogues' | 'oneToOnes'>): number {
  return dialogues.count * oneToOnes.betweenDialogues;
}

/** A 1:1 beyond those of the loop: it may lie anywhere. */
export function isExtra({ kind, number }: Pick<Meeting, 'kind' | 'number'>, rules: RuleSet): boolean {
  return kind === 'one-to-one' && number > oneToOnesOf(rules);
}

/** The meetings of the same loop whose order matters. */
function numbered(place: Place, meetings: readonly Meeting[], rules: RuleSet): Meeting[] {
  return meetings.filter(
    (other) =>
      other.id !== place.id &&
      other.loopId === place.loopId &&
      other.phase !== 'cancelled' &&
      !isExtra(other, rules),
  );
}

/** At `time` a meeting would be on the wrong side of another. */
function isMisplaced(time: Interval, other: Interval, follows: boolean): boolean {
  return follows ? other.end > time.start : time.end > other.start;
}

/**
 * Meetings of one kind keep their order (rules 2 and 3): number n lies between n − 1 and n + 1.
 * @returns the meeting in the way of that time, the nearest in number; undefined when the order holds
 */
export function inTheWay(
  place: Place,
  time: Interval,
  meetings: readonly Meeting[],
  rules: RuleSet,
): Meeting | undefined {
  if (isExtra(place, rules)) return undefined;
  return numbered(place, meetings, rules)
    .filter((other) => other.kind === place.kind && isMisplaced(time, other, other.number < place.number))
    .sort((a, b) => Math.abs(a.number - place.number) - Math.abs(b.number - place.number))[0];
}

/** Whether a meeting comes after one of the other kind: three 1:1s follow each dialogue (rule 3). */
function followsOtherKind(place: Place, other: Place, { oneToOnes }: RuleSet): boolean {
  const [dialogue, oneToOne] = place.kind === 'learning-dialogue' ? [place, other] : [other, place];
  const isAfterDialogue = oneToOne.number > (dialogue.number - 1) * oneToOnes.betweenDialogues;
  return place === oneToOne ? isAfterDialogue : !isAfterDialogue;
}

/**
 * The dialogues part the 1:1s, three after each (rule 3). Crossing one is allowed, and worth a second thought.
 * @param place with the present time: what the meeting is on the wrong side of already is nothing new
 * @returns the first that it would cross
 */
export function crossed(
  place: Place & Interval,
  time: Interval,
  meetings: readonly Meeting[],
  rules: RuleSet,
): Meeting | undefined {
  if (isExtra(place, rules)) return undefined;
  return numbered(place, meetings, rules)
    .filter((other) => other.kind !== place.kind)
    .find((other) => {
      const follows = followsOtherKind(place, other, rules);
      return isMisplaced(time, other, follows) && !isMisplaced(place, other, follows);
    });
}

/** The number of the next extra 1:1 in a loop; numbers are not used again, also not those of cancelled ones. */
export function nextExtraNumber(loopId: string, meetings: readonly Meeting[], rules: RuleSet): number {
  const numbers = meetings
    .filter((meeting) => meeting.loopId === loopId && meeting.kind === 'one-to-one')
    .map(({ number }) => number);
  return Math.max(oneToOnesOf(rules), ...numbers) + 1;
}

/** How many 1:1s a loop has, called-off ones left out. */
export function oneToOnesLeft(loopId: string, meetings: readonly Meeting[]): number {
  return meetings.filter(
    (meeting) => meeting.loopId === loopId && meeting.kind === 'one-to-one' && meeting.phase !== 'cancelled',
  ).length;
}
