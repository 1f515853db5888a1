import type { Meeting } from '../meeting/meeting';
import type { CardStep, RuleSet } from '../rulesets/rule-set';
import { nextOpenTime, sameTimeAfter } from './copenhagen';
import type { Instant } from './instant';

export interface StepMoment {
  step: CardStep;
  /** When the card may go out, moved to the next open time. */
  at: Instant;
}

/** Every card step of a meeting with its time, in order (domain.md §5). A cancelled meeting has none. */
export function stepMoments(meeting: Meeting, rules: RuleSet): StepMoment[] {
  if (meeting.phase === 'cancelled') return [];
  return rules.cards
    .filter((step) => step.kind === meeting.kind)
    .map((step) => ({
      step,
      at: nextOpenTime(
        sameTimeAfter(step.anchor === 'start' ? meeting.start : meeting.end, step.offsetDays),
        rules,
      ),
    }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The next moment something is to be sent about a meeting, or undefined when all steps are decided on. */
export function nextStepAt(meeting: Meeting, rules: RuleSet): Instant | undefined {
  return stepMoments(meeting, rules).find(({ step }) => !meeting.stepsDone.includes(step.id))?.at;
}

/**
 * What a step still means at `now`: an answer card is for before the meeting, a schema card for after it.
 * @returns a reason to drop it, or undefined when it may go out
 */
export function lostMeaning(
  step: Pick<CardStep, 'card'>,
  meeting: Meeting,
  now: Instant,
): 'meeting-cancelled' | 'meeting-begun' | 'schema-finished' | undefined {
  if (meeting.phase === 'cancelled') return 'meeting-cancelled';
  if (step.card === 'schema') return meeting.phase === 'completed' ? 'schema-finished' : undefined;
  return meeting.phase !== 'planned' || meeting.start <= now ? 'meeting-begun' : undefined;
}
