import { z } from 'zod/v4';
import { Instant, plusMs } from '../calendar/instant';
import { Role } from '../people/person';
import { StepCard, type CardStep } from '../rulesets/rule-set';

/** One card to one person about one meeting, sent once. */
export const OutboxRow = z.object({
  id: z.string(),
  unitId: z.string(),
  meetingId: z.string(),
  personId: z.string(),
  role: Role,
  card: StepCard,
  stepId: z.string(),
  state: z.enum(['pending', 'sent', 'dropped', 'unreachable']),
  /** When it may be sent, or, while leased, when the lease runs out. */
  dueAt: Instant,
  lease: z.object({ owner: z.string(), until: Instant }).optional(),
  attempts: z.int(),
  /** Sends that may or may not have arrived (time-out, 5xx). */
  ambiguous: z.int(),
  reason: z.string().optional(),
  activityId: z.string().optional(),
  settledAt: Instant.optional(),
});
export type OutboxRow = z.infer<typeof OutboxRow>;

/** The same step for the same person is the same row, so enqueueing twice is one card. */
export function outboxIdOf(
  meetingId: string,
  personId: string,
  step: Pick<CardStep, 'card' | 'id'>,
  role: Role,
): string {
  return `outbox:${meetingId}:${personId}:${role}:${step.card}:${step.id}`;
}

export function lease(row: OutboxRow, owner: string, now: Instant, leaseSeconds: number): OutboxRow {
  const until = plusMs(now, leaseSeconds * 1000);
  return { ...row, lease: { owner, until }, dueAt: until, attempts: row.attempts + 1 };
}

/** Whether the row may be taken: pending, due, and not leased to anyone whose time is not out. */
export function isFree(row: OutboxRow, now: Instant): boolean {
  return row.state === 'pending' && row.dueAt <= now && (row.lease === undefined || row.lease.until <= now);
}

export type Settlement =
  | { state: 'sent'; activityId: string }
  | { state: 'dropped'; reason: string }
  | { state: 'unreachable'; reason: string };

/** The row's final state; it is not due any more. */
export function settleRow(row: OutboxRow, how: Settlement, now: Instant): OutboxRow {
  const { lease: _lease, ...rest } = row;
  return { ...rest, ...how, settledAt: now };
}

/** Gives the row back, to be tried again later. */
export function postpone(row: OutboxRow, until: Instant, isAmbiguous: boolean): OutboxRow {
  const { lease: _lease, ...rest } = row;
  return { ...rest, dueAt: until, ambiguous: row.ambiguous + (isAmbiguous ? 1 : 0) };
}

/** A person who could not be reached has written: the row is due again. */
export function revive(row: OutboxRow, now: Instant): OutboxRow {
  const { reason: _reason, settledAt: _settledAt, ...rest } = row;
  return { ...rest, state: 'pending', dueAt: now, attempts: 0 };
}
