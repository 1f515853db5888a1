import { digestDay } from '../../../domain/calendar/card-steps';
import type { OutboxRow } from '../../../domain/delivery/outbox';
import type { Actor, Deps } from '../../deps';
import type { OutgoingCard } from '../../results';
import { readDigest } from '../../digest';
import { rulesFor } from '../../rules';

/** The week of a chef, when there is something to see in it. */
export async function drawDigest(
  deps: Deps,
  actor: Actor,
  row: OutboxRow,
): Promise<OutgoingCard | { drop: string }> {
  // One that waited for its receiver's return, and another week has begun.
  const now = deps.clock.now();
  if (row.week !== undefined && row.week < digestDay(now, await rulesFor(deps))) return { drop: 'week-over' };
  const digest = await readDigest(deps, actor, row.week ?? actor.today);
  return digest ? { kind: 'digest', digest } : { drop: 'nothing-to-see' };
}
