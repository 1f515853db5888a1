import { z } from 'zod/v4';
import { dayOf } from '../calendar/copenhagen';
import { Instant, type Day } from '../calendar/instant';

export const MeetingKind = z.enum(['learning-dialogue', 'one-to-one']);
export type MeetingKind = z.infer<typeof MeetingKind>;

/** The last change that a person made: until it is handled, cards that are out say the old thing. */
export const MeetingChange = z.object({
  what: z.enum(['moved', 'added', 'cancelled', 'restored']),
  by: z.string(),
  at: Instant,
  /** When those it concerns believe the meeting to be; absent when they know of none. */
  wasStart: Instant.optional(),
  /** Steps that were decided on before it, or before the first of several that are not handled yet. */
  stepsBefore: z.array(z.string()).default([]),
  isHandled: z.boolean(),
});
export type MeetingChange = z.infer<typeof MeetingChange>;

const base = {
  id: z.string(),
  unitId: z.string(),
  loopId: z.string(),
  kind: MeetingKind,
  /** 1–4 for dialogues, 1–12 for 1:1s; extra 1:1s count on. */
  number: z.int().min(1),
  start: Instant,
  end: Instant,
  /** Card steps that are decided on, sent or dropped, so that none is enqueued again. */
  stepsDone: z.array(z.string()),
  /** When the next card step falls due; absent when none is left. */
  dueAt: Instant.optional(),
  /** How often people changed its time; a card whose time is to come again is another card. */
  moves: z.int().optional(),
  /** A person chose the time: planning anew leaves it as it is. */
  isFixed: z.boolean().optional(),
  change: MeetingChange.optional(),
};

export const PlannedMeeting = z.object({ ...base, phase: z.literal('planned') });
export const HeldMeeting = z.object({ ...base, phase: z.literal('held'), heldAt: Instant });
export const CompletedMeeting = z.object({
  ...base,
  phase: z.literal('completed'),
  heldAt: Instant,
  completedAt: Instant,
});
export const CancelledMeeting = z.object({ ...base, phase: z.literal('cancelled'), cancelledAt: Instant });

/** Planned, then held, then completed (its schema is finished); or cancelled. */
export const Meeting = z.discriminatedUnion('phase', [
  PlannedMeeting,
  HeldMeeting,
  CompletedMeeting,
  CancelledMeeting,
]);
export type Meeting = z.infer<typeof Meeting>;
export type CancelledMeeting = z.infer<typeof CancelledMeeting>;
export type PlannedMeeting = z.infer<typeof PlannedMeeting>;
export type HeldMeeting = z.infer<typeof HeldMeeting>;
export type CompletedMeeting = z.infer<typeof CompletedMeeting>;

/** The document id of a meeting, `ld1`…`ld4` or `oo1`… in its loop. */
export function meetingIdOf(loopId: string, kind: MeetingKind, number: number): string {
  return `meeting:${loopId}:${kind === 'learning-dialogue' ? 'ld' : 'oo'}${number}`;
}

/** What the meeting is when the clock says `now`: one that has started counts as held, marked or not. */
export function hasBegun(meeting: Pick<Meeting, 'phase' | 'start'>, now: Instant): boolean {
  return meeting.phase === 'held' || meeting.phase === 'completed' || meeting.start <= now;
}

/** The day it is held on: the planned one, or the one on which it was held sooner. */
export function dayHeldOn(meeting: Meeting): Day {
  return dayOf('heldAt' in meeting ? meeting.heldAt : meeting.start);
}

/** Answers and inputs are open from the day the meeting is planned until it starts (domain.md §5). */
export function isOpenForAnswers(meeting: Pick<Meeting, 'phase' | 'start'>, now: Instant): boolean {
  return meeting.phase === 'planned' && now < meeting.start;
}

/** Turns a planned meeting into a held one; already held or completed is left as it is. */
export function hold(meeting: PlannedMeeting, now: Instant): HeldMeeting {
  return { ...meeting, phase: 'held', heldAt: meeting.end < now ? meeting.end : now };
}
