import { isOfLoop, isUnderWay, matterIdOf, outboxIdsOf, type OutboxRow } from '../../domain/delivery/outbox';
import type { Actor } from '../deps';
import type { SendResult } from '../ports';
import type { Delivery } from './delivery';
import { drawCard } from './draw-card';
import { place } from './place';

/** Cards that say nothing which can become untrue. */
const lasting: readonly OutboxRow['card'][] = ['changed', 'digest', 'brief'];

function isAboutTheSame(row: OutboxRow, other: OutboxRow): boolean {
  return (
    other.meetingId === row.meetingId &&
    other.agreementId === row.agreementId &&
    other.supervisionId === row.supervisionId &&
    // What is written back changes by a correction of its own alone.
    (other.card === 'receipt') === (row.card === 'receipt') &&
    isOfLoop(other.card) === isOfLoop(row.card) &&
    // One that went to who stands in is theirs.
    (other.sentTo ?? other.personId) === row.personId &&
    other.role === row.role
  );
}

/**
 * Changes the cards that a person has been sent about a matter to what is so now: moved, cancelled, answered.
 * Cards that are gone, or that have become history, are left. Doing it twice is the same as once.
 * @returns `sent` when all are as they should be
 */
export async function replaceCards(delivery: Delivery, actor: Actor, row: OutboxRow): Promise<SendResult> {
  const { deps, messenger } = delivery;
  if (row.unitId === undefined) return { kind: 'sent', activityId: '' };
  const about = outboxIdsOf(matterIdOf(row));
  const rows = await deps.outbox.ofPartition(row.unitId, ['sent', 'pending'], about);
  const posts = rows
    .map(({ value }) => value)
    .filter(
      (other) => other.action === 'post' && !lasting.includes(other.card) && isAboutTheSame(row, other),
    );
  // One that is under way may have been drawn before, and its id is not known yet.
  if (posts.some((post) => isUnderWay(post, deps.clock.now()))) return { kind: 'later', afterMs: 30_000 };
  const out = posts.filter(({ state, activityId }) => state === 'sent' && activityId !== row.sparedId);
  for (const { activityId, ...sent } of out) {
    if (!activityId) continue;
    const card = await drawCard(deps, actor, sent, true);
    if ('drop' in card) continue;
    const waitMs = await place(delivery, actor.person.conversation?.conversationId ?? actor.person.id);
    if (waitMs > 0) return { kind: 'later', afterMs: waitMs };
    const result = await messenger.replace(actor.person, activityId, card);
    if (result.kind === 'later' || result.kind === 'ambiguous') return { kind: 'later', afterMs: 30_000 };
  }
  return { kind: 'sent', activityId: '' };
}
