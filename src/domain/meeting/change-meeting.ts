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
function noted<M extends Meeting>(
  meeting: M,
  stepsBefore: string[],
  change: Omit<MeetingChange, 'isHandled' | 'stepsBefore'>,
): Changed<M> {
  const moves = (meeting.moves ?? 0) + 1;
  const open = { ...change, stepsBefore, isHandled: false };
  return { ...meeting, moves, dueAt: change.at, isFixed: true, change: open } as Changed<M>;
}

/** What was decided on when its cards were last put right: a move that is taken back at once undoes no step. */
function decidedOn({ change, stepsDone }: Meeting): string[] {
  return change?.isHandled === false ? change.stepsBefore : stepsDone;
}

/** When those it concerns believe the meeting to be: of a change that is not handled they have not heard. */
function believedStart({ phase, start, change }: Meeting): { wasStart?: Instant } {
  if (change?.isHandled === false) return change.wasStart === undefined ? {} : { wasStart: change.wasStart };
  return phase === 'planned' ? { wasStart: start } : {};
}

/** Whether the last change is one to hear of: a move and its undoing are none when they come in one breath. */
export function isNews({ phase, start, change }: Meeting): boolean {
  return phase === 'cancelled' ? change?.wasStart !== undefined : change?.wasStart !== start;
}

/** Of the steps decided on those whose time is past still; those to come again are not decided on any more. */
function stillDone(before: string[], meeting: Meeting, now: Instant, rules: RuleSet): string[] {
  const toCome = new Set(
    stepMoments(meeting, rules)
      .filter(({ at }) => at > now)
      .map(({ step }) => step.id),
  );
  return before.filter((id) => !toCome.has(id));
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
  const before = decidedOn(meeting);
  return noted({ ...moved, stepsDone: stillDone(before, moved, now, rules) }, before, {
    what: 'moved',
    by,
    at: now,
    ...believedStart(meeting),
  });
}

/** Cancels a planned meeting; its cards are withdrawn. What was answered is kept. */
export function cancelMeeting(meeting: PlannedMeeting, by: string, now: Instant): Changed<CancelledMeeting> {
  const change = { what: 'cancelled', by, at: now, ...believedStart(meeting) } as const;
  return noted({ ...meeting, phase: 'cancelled', cancelledAt: now }, decidedOn(meeting), change);
}

/** A meeting that a person adds: its cards come at their times, and what is past due of them at once. */
export function addedMeeting(meeting: PlannedMeeting, by: string, now: Instant): Changed<PlannedMeeting> {
  return noted(meeting, [], { what: 'added', by, at: now });
}

/** Takes a cancellation back. */
export function restoreMeeting(
  cancelled: CancelledMeeting,
  by: string,
  now: Instant,
  rules: RuleSet,
): Changed<PlannedMeeting> {
  const { cancelledAt: _cancelledAt, ...meeting } = cancelled;
  const restored: PlannedMeeting = { ...meeting, phase: 'planned' };
  const before = decidedOn(cancelled);
  return noted({ ...restored, stepsDone: stillDone(before, restored, now, rules) }, before, {
    what: 'restored',
    by,
    at: now,
    ...believedStart(cancelled),
  });
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
