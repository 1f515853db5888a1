import type { Meeting } from '../meeting/meeting';
import type { CardStep, RuleSet, StepCard } from '../rulesets/rule-set';
import {
  at,
  dayOf,
  nextOpenTime,
  plusDays,
  plusWorkdays,
  sameTimeAfter,
  timeOf,
  weekdayOf,
} from './copenhagen';
import type { Day, Instant } from './instant';

export interface StepMoment {
  step: CardStep;
  /** When the card may go out, moved to the next open time. */
  at: Instant;
}

function anchorOf(step: CardStep, meeting: Meeting): Instant | undefined {
  if (step.anchor === 'completed') return meeting.phase === 'completed' ? meeting.completedAt : undefined;
  return step.anchor === 'start' ? meeting.start : meeting.end;
}

function momentOf(step: CardStep, anchor: Instant, rules: RuleSet): Instant {
  const { days, workdays = 0 } = step;
  const wanted =
    days === undefined
      ? at(plusWorkdays(dayOf(anchor), workdays, rules), timeOf(anchor))
      : sameTimeAfter(anchor, days);
  return nextOpenTime(wanted, rules);
}

function inOrder(a: { at: Instant }, b: { at: Instant }): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : 0;
}

/** Every card step of a meeting with its time, in order (domain.md §5). A cancelled meeting has none. */
export function stepMoments(meeting: Meeting, rules: RuleSet): StepMoment[] {
  if (meeting.phase === 'cancelled') return [];
  return rules.cards
    .filter(({ kind, numbers }) => kind === meeting.kind && numbers?.includes(meeting.number) !== false)
    .flatMap((step) => {
      const anchor = anchorOf(step, meeting);
      return anchor === undefined ? [] : [{ step, at: momentOf(step, anchor, rules) }];
    })
    .sort(inOrder);
}

/** The next moment something is to be sent about a meeting, or undefined when all steps are decided on. */
export function nextStepAt(meeting: Meeting, rules: RuleSet): Instant | undefined {
  return stepMoments(meeting, rules).find(({ step }) => !meeting.stepsDone.includes(step.id))?.at;
}

export interface AgreementMoment {
  stepId: string;
  at: Instant;
}

/** The state cards of an agreement, in order: at the opening hour of their workdays (domain.md §5). */
export function agreementMoments(deadline: Day, rules: RuleSet): AgreementMoment[] {
  return rules.agreementCards
    .map(({ id, workdays }) => ({
      stepId: id,
      at: at(plusWorkdays(deadline, workdays, rules), rules.openHours.from),
    }))
    .sort(inOrder);
}

/** The next moment an agreement's owner is to be asked, or undefined when all is decided on or it is settled. */
export function nextAgreementAt(
  agreement: { state: string; deadline: Day; stepsDone: readonly string[] },
  rules: RuleSet,
): Instant | undefined {
  if (agreement.state !== 'open') return undefined;
  return agreementMoments(agreement.deadline, rules).find(
    ({ stepId }) => !agreement.stepsDone.includes(stepId),
  )?.at;
}

/** The day a week digest is for, on or before a moment: the last digest weekday. */
export function digestDay(now: Instant, rules: Pick<RuleSet, 'digest'>): Day {
  let day = dayOf(now);
  while (weekdayOf(day) !== rules.digest.weekday || at(day, rules.digest.at) > now) day = plusDays(day, -1);
  return day;
}

/** The first moment after `now` at which a week digest falls due, moved to the next open time. */
export function nextDigestAt(now: Instant, rules: RuleSet): Instant {
  let day = dayOf(now);
  while (weekdayOf(day) !== rules.digest.weekday || at(day, rules.digest.at) <= now) day = plusDays(day, 1);
  return nextOpenTime(at(day, rules.digest.at), rules);
}

/** Cards in which one answers. */
export const answerCards: readonly StepCard[] = ['input', 'preparation', 'reminder'];
const beforeMeeting: readonly StepCard[] = [...answerCards, 'brief'];
const afterMeeting: readonly StepCard[] = ['schema', 'schema-reminder'];

/**
 * What a card about a meeting still means at `now`: an answer card is for before the meeting, a schema card
 * for after it, and all others for any time.
 * @returns a reason to drop it, or undefined when it may go out
 */
export function lostMeaning(
  { card }: { card: StepCard },
  meeting: Meeting,
  now: Instant,
): 'meeting-cancelled' | 'meeting-begun' | 'schema-finished' | undefined {
  if (card === 'changed') return meeting.start <= now ? 'meeting-begun' : undefined;
  if (meeting.phase === 'cancelled') return 'meeting-cancelled';
  if (afterMeeting.includes(card)) return meeting.phase === 'completed' ? 'schema-finished' : undefined;
  if (!beforeMeeting.includes(card)) return undefined;
  return meeting.phase !== 'planned' || meeting.start <= now ? 'meeting-begun' : undefined;
}
