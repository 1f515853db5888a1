import { z } from 'zod/v4';
import { Day, Instant, plusMs } from '../calendar/instant';
import { Role } from '../people/person';
import { StepCard } from '../rulesets/rule-set';

/** One card to one person about one matter, sent once; or the replacing of cards that are out. */
export const OutboxRow = z.object({
  id: z.string(),
  /** The unit it is about; absent for a week digest, which is about all of a chef's units. */
  unitId: z.string().optional(),
  /** The unit's chef, who is shown what could not be sent. */
  chefId: z.string().optional(),
  meetingId: z.string().optional(),
  agreementId: z.string().optional(),
  /** A selvejende board's tilsyn report. */
  supervisionId: z.string().optional(),
  /** The Monday of a week digest. */
  week: Day.optional(),
  personId: z.string(),
  role: Role,
  /** `replace` changes the cards that the person has been sent about the matter, and posts nothing. */
  action: z.enum(['post', 'replace']),
  card: StepCard,
  stepId: z.string(),
  state: z.enum(['pending', 'sent', 'dropped', 'unreachable']),
  /** When it may be sent, or, while leased, when the lease runs out. */
  dueAt: Instant,
  lease: z.object({ owner: z.string(), until: Instant }).optional(),
  attempts: z.int(),
  /** Sends that may or may not have arrived (time-out, 5xx). */
  ambiguous: z.int(),
  /** Times that we could not make the card, or not record what came of it. */
  failures: z.int().default(0),
  reason: z.string().optional(),
  activityId: z.string().optional(),
  /** Who got it, when someone stands in for the person. */
  sentTo: z.string().optional(),
  /** Of a replacing: the card that was just pressed. It shows what is so already, and may be in use again. */
  sparedId: z.string().optional(),
  settledAt: Instant.optional(),
});
export type OutboxRow = z.infer<typeof OutboxRow>;

export interface RowKey {
  /** A meeting's, an agreement's, a tilsyn report's or a week's id. */
  matterId: string;
  personId: string;
  role: Role;
  card: StepCard;
  stepId: string;
  /** What tells one round of the same step from the next: after a move, a new deadline, or having been put off. */
  series?: string | undefined;
}

/** The same step for the same person in the same round is the same row, so enqueueing twice is one card. */
export function outboxIdOf({ matterId, personId, role, card, stepId, series }: RowKey): string {
  const round = series ? `:${series}` : '';
  return `outbox:${matterId}:${personId}:${role}:${card}:${stepId}${round}`;
}

/** How the ids of all rows about a matter begin, or of those to one person about it. */
export function outboxIdsOf(matterId: string, personId?: string): string {
  return `outbox:${matterId}:${personId === undefined ? '' : `${personId}:`}`;
}

/** Whether a card is about the end of a loop; the dialogue that it follows only says when it comes. */
export function isOfLoop(card: StepCard): boolean {
  return card === 'closing' || card === 'closing-reminder';
}

/** The cards that a card reminds of; none when it is no reminder. */
export function remindedOf(card: StepCard): readonly StepCard[] {
  if (card === 'reminder') return ['input', 'preparation'];
  if (card === 'closing-reminder') return ['closing'];
  return card === 'schema-reminder' ? ['schema'] : [];
}

/** The partition of a row: its unit's, or, for what is about no single unit, the person's own. */
export function partitionOf({ unitId, personId }: Pick<OutboxRow, 'unitId' | 'personId'>): string {
  return unitId ?? personPartition(personId);
}

export function personPartition(personId: string): string {
  return `person:${personId}`;
}

type About = Pick<OutboxRow, 'meetingId' | 'agreementId' | 'supervisionId' | 'week'>;

/** The id of what a row is about: an agreement of a meeting rather than the meeting. */
export function matterIdOf({ supervisionId, agreementId, meetingId, week = '' }: About): string {
  return supervisionId ?? agreementId ?? meetingId ?? `week:${week}`;
}

/** What a row is about: rows of one person about the same matter are one conversation, of which one card is enough. */
export function matterOf(row: About & Pick<OutboxRow, 'personId' | 'role' | 'card'>): string {
  return [matterIdOf(row), row.personId, row.role, ...(isOfLoop(row.card) ? ['loop'] : [])].join(' ');
}

/** Whether a card is someone's: meant for them, or sent to them in another's place. Others may name them all the same. */
export function isOf({ personId, sentTo }: Pick<OutboxRow, 'personId' | 'sentTo'>, who: string): boolean {
  return personId === who || sentTo === who;
}

export function lease(row: OutboxRow, owner: string, now: Instant, leaseSeconds: number): OutboxRow {
  const until = plusMs(now, leaseSeconds * 1000);
  return { ...row, lease: { owner, until }, dueAt: until, attempts: row.attempts + 1 };
}

/** The same lease for longer; not another attempt. */
export function renewed(row: OutboxRow, now: Instant, leaseSeconds: number): OutboxRow {
  if (!row.lease) throw new RangeError(`${row.id} is not leased`);
  const until = plusMs(now, leaseSeconds * 1000);
  return { ...row, lease: { ...row.lease, until }, dueAt: until };
}

/** Whether an instance is about to send it, or is sending it. */
export function isUnderWay({ state, lease: held }: OutboxRow, now: Instant): boolean {
  return state === 'pending' && held !== undefined && held.until > now;
}

/**
 * Whether the row may be taken: pending, due, and not leased to anyone whose time is not out.
 * @param asOf what counts as due; a lease runs by the clock, also when cards are shown ahead of their time
 */
export function isFree(row: OutboxRow, now: Instant, asOf: Instant = now): boolean {
  return row.state === 'pending' && row.dueAt <= asOf && !isUnderWay(row, now);
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
export function postpone(row: OutboxRow, until: Instant, why?: 'ambiguous' | 'failure'): OutboxRow {
  const { lease: _lease, ...rest } = row;
  return {
    ...rest,
    dueAt: until,
    ambiguous: row.ambiguous + (why === 'ambiguous' ? 1 : 0),
    failures: row.failures + (why === 'failure' ? 1 : 0),
  };
}

/** A person who could not be reached has written: the row is due again. */
export function revive(row: OutboxRow, now: Instant): OutboxRow {
  const { reason: _reason, settledAt: _settledAt, ...rest } = row;
  return { ...rest, state: 'pending', dueAt: now, attempts: 0 };
}
