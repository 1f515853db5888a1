import type { OutboxRow } from '../../../domain/delivery/outbox';
import type { Actor, Deps } from '../../deps';
import type { OutgoingCard } from '../../results';
import { readDigest } from '../../digest';

/** The week of a chef, when there is something to see in it. */
export async function drawDigest(
  deps: Deps,
  actor: Actor,
  row: OutboxRow,
): Promise<OutgoingCard | { drop: string }> {
  const digest = await readDigest(deps, actor, row.week ?? actor.today);
  return digest ? { kind: 'digest', digest } : { drop: 'nothing-to-see' };
}
