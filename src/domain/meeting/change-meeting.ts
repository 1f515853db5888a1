import { nextStepAt, stepMoments } from '../calendar/card-steps';
import type { Interval } from '../calendar/diary';
import type { Instant } from '../calendar/instant';
import type { RuleSet } from '../rulesets/rule-set';
import type { CancelledMeeting, Meeting, MeetingChange, PlannedMeeting } from './meeting';

type Changed<M extends Meeting> = Omit<M, 'change'> & { change: MeetingChange };

/**
 * The change noted, to be handled at once: the timer then replaces the cards that are out and tells those
 * whose time it takes. Counts as one more move, so that cards to come are new ones.
 */
function noted<M extends Meeting>(meeting: M, change: Omit<MeetingChange, 'isHandled'>): Changed<M> {
  const moves = (meeting.moves ?? 0) + 1;
  const handled = { ...change, isHandled: false };
  return { ...meeting, moves, dueAt: change.at, isFixed: true, change: handled } as Changed<M>;
}

/** Steps that are decided on and whose time is past still; those to come again are not decided on any more. */
function stillDone(meeting: Meeting, now: Instant, rules: RuleSet): string[] {
  const toCome = new Set(
    stepMoments(meeting, rules)
      .filter(({ at }) => at > now)
      .map(({ step }) => step.id),
  );
  return meeting.stepsDone.filter((id) => !toCome.has(id));
}

/** Moves a planned meeting, and its cards with it. */
export function moveMeeting(
  meeting: PlannedMeeting,
  { start, end }: Interval,
  by: string,
  now: Instant,
  rules: RuleSet,
): Changed<PlannedMeeting> {
  const moved = { ...meeting, start, end };
  const wasStart = meeting.start;
  return noted(
    { ...moved, stepsDone: stillDone(moved, now, rules) },
    { what: 'moved', by, at: now, wasStart },
  );
}

/** Cancels a planned meeting; its cards are withdrawn. What was answered is kept. */
export function cancelMeeting(meeting: PlannedMeeting, by: string, now: Instant): Changed<CancelledMeeting> {
  return noted({ ...meeting, phase: 'cancelled', cancelledAt: now }, { what: 'cancelled', by, at: now });
}

/** Takes a cancellation back. */
export function restoreMeeting(
  { cancelledAt: _cancelledAt, ...meeting }: CancelledMeeting,
  by: string,
  now: Instant,
  rules: RuleSet,
): Changed<PlannedMeeting> {
  const restored: PlannedMeeting = { ...meeting, phase: 'planned' };
  return noted(
    { ...restored, stepsDone: stillDone(restored, now, rules) },
    { what: 'restored', by, at: now },
  );
}

/** The meeting with what is due at `now` decided on, and its change handled. */
export function advanced<M extends Meeting>(meeting: M, now: Instant, rules: RuleSet): M {
  const passed = stepMoments(meeting, rules)
    .filter(({ at }) => at <= now)
    .map(({ step }) => step.id);
  const { dueAt: _dueAt, ...rest } = meeting;
  const decided = {
    ...rest,
    stepsDone: [...new Set([...meeting.stepsDone, ...passed])],
    ...(meeting.change && { change: { ...meeting.change, isHandled: true } }),
  } as M;
  const next = nextStepAt(decided, rules);
  return next === undefined ? decided : { ...decided, dueAt: next };
}

/** What tells this round of a meeting's cards from those before it was moved. */
export function seriesOf(meeting: Pick<Meeting, 'moves'>): string | undefined {
  return meeting.moves === undefined ? undefined : `m${meeting.moves}`;
}
