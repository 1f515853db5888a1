import { answerCards } from '../calendar/card-steps';
import type { Instant } from '../calendar/instant';
import type { Meeting } from '../meeting/meeting';
import type { Member, Unit } from '../people/unit';
import { newRow } from './new-row';
import { matterOf, type OutboxRow } from './outbox';
import { isPutOff } from './put-off';

/** A reminder that the organiser asked for, and not the calendar. */
const nudgeStep = 'nudge';

/** Its key says nothing of when: there is one to each before a dialogue, however often it is pressed or moved. */
export function nudgeRow(
  unit: Pick<Unit, 'id' | 'chefId'>,
  meeting: Pick<Meeting, 'id'>,
  { personId, role }: Pick<Member, 'personId' | 'role'>,
  dueAt: Instant,
): OutboxRow {
  const about = { unitId: unit.id, chefId: unit.chefId, meetingId: meeting.id, personId, role };
  return newRow({ ...about, card: 'reminder', stepId: nudgeStep, dueAt });
}

export function isNudge({ stepId }: Pick<OutboxRow, 'stepId'>): boolean {
  return stepId === nudgeStep;
}

/** Why someone is not reminded now: a card about it has just come, comes soon, comes when they asked, or cannot come. */
export interface Quiet {
  why: 'just-sent' | 'on-its-way' | 'put-off' | 'unreachable';
  until?: Instant;
}

/**
 * Whether the cards that a person has, or is about to have, about a dialogue are reminder enough.
 * @param row of the reminder @param rows of the meeting, sent, waiting or unreachable
 * @param since a card sent after this has only just come
 */
export function quietAbout(row: OutboxRow, rows: readonly OutboxRow[], since: Instant): Quiet | undefined {
  const same = rows.filter(
    (other) =>
      other.id !== row.id &&
      other.action === 'post' &&
      answerCards.includes(other.card) &&
      matterOf(other) === matterOf(row),
  );
  if (same.some(({ state, settledAt = '' }) => state === 'sent' && settledAt > since))
    return { why: 'just-sent' };
  const waiting = same.find(({ state }) => state === 'pending');
  if (waiting && isPutOff(waiting)) return { why: 'put-off', until: waiting.dueAt };
  if (waiting) return { why: 'on-its-way' };
  return same.some(({ state }) => state === 'unreachable') ? { why: 'unreachable' } : undefined;
}
