import { z } from 'zod/v4';
import { Day, Instant } from '../calendar/instant';
import { plusDays } from '../calendar/copenhagen';
import { tidy } from '../guide/tidy';
import { fingerprint } from '../guide/fingerprint';
import { accepted, refused, type Result } from '../result';

/** Of each text, in characters: a point is read on a phone, and sent as a card. */
export const maxPointText = 1000;
/** Of one unit at the same time; nobody follows up more. */
export const maxOpenPoints = 20;
/** Further away it is a slip of the keyboard. */
const farthestDays = 730;

const said = { personId: z.string(), at: Instant, text: z.string() };

/** What has happened to a point since it was given. Nothing of it is ever taken out or written over. */
export const PointEvent = z.discriminatedUnion('kind', [
  /** What the leader, or the board, has done about it. */
  z.object({ kind: z.literal('note'), ...said }),
  z.object({ kind: z.literal('moved'), ...said, from: Day, to: Day }),
  /** With what the chef found. */
  z.object({ kind: z.literal('closed'), ...said }),
  z.object({ kind: z.literal('reopened'), ...said }),
]);
export type PointEvent = z.infer<typeof PointEvent>;

/**
 * A supervision point (tilsynspunkt): what the chef asks to be brought in order, why, by when, and the support
 * that comes with it (rule 14). A record of its own, in no meeting, no agreement and no card about learning.
 */
export const SupervisionPoint = z.object({
  id: z.string(),
  unitId: z.string(),
  state: z.enum(['open', 'closed']),
  what: z.string(),
  reason: z.string(),
  support: z.string(),
  deadline: Day,
  givenAt: Instant,
  givenBy: z.string(),
  /** The oldest first. */
  events: z.array(PointEvent),
  /** Names of the reminders that are decided on. */
  stepsDone: z.array(z.string()).default([]),
  /** When something is next to be sent about it. */
  dueAt: Instant.optional(),
});
export type SupervisionPoint = z.infer<typeof SupervisionPoint>;

/** A point as typed. */
export type WrittenPoint = Pick<SupervisionPoint, 'what' | 'reason' | 'support' | 'deadline'>;

export type RefusedDeadline =
  | 'supervision/no-deadline'
  | 'input/bad-date'
  | 'supervision/deadline-not-future'
  | 'supervision/deadline-too-far';
type RefusedPoint =
  | 'supervision/no-what'
  | 'supervision/no-reason'
  | 'supervision/no-support'
  | 'input/too-long'
  | RefusedDeadline;

/** @returns refused: not a day, none to come, or one years away */
export function readDeadline(written: string, today: Day): Result<Day, RefusedDeadline> {
  if (written.trim() === '') return refused('supervision/no-deadline');
  const day = Day.safeParse(written.trim());
  if (!day.success) return refused('input/bad-date');
  if (day.data <= today) return refused('supervision/deadline-not-future');
  return day.data > plusDays(today, farthestDays)
    ? refused('supervision/deadline-too-far')
    : accepted(day.data);
}

/** Reads a point as typed: nobody is given one without its reason, its deadline and the support (rule 14). */
export function readPoint(written: WrittenPoint, today: Day): Result<WrittenPoint, RefusedPoint> {
  const [what, reason, support] = [tidy(written.what), tidy(written.reason), tidy(written.support)];
  if (what === '') return refused('supervision/no-what');
  if (reason === '') return refused('supervision/no-reason');
  if (support === '') return refused('supervision/no-support');
  if ([what, reason, support].some(({ length }) => length > maxPointText)) return refused('input/too-long');
  const deadline = readDeadline(written.deadline, today);
  return deadline.ok ? accepted({ what, reason, support, deadline: deadline.value }) : deadline;
}

/** A mark of what was given, to tell the same from another. */
export function markOfPoint({ what, reason, support, deadline }: WrittenPoint): string {
  return fingerprint([what, reason, support, deadline].join('\u0000'));
}

/** How the ids of all points begin. */
export const pointIdPrefix = 'supervision-point:';

/** The same form with the same words is the same point; with others it is another. */
export function pointIdOf(formId: string, mark: string): string {
  return `${pointIdPrefix}${formId}:${mark}`;
}

export function isOverdue(
  { state, deadline }: Pick<SupervisionPoint, 'state' | 'deadline'>,
  today: Day,
): boolean {
  return state === 'open' && deadline < today;
}
