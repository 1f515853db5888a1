import { plusMinutes } from '../../domain/calendar/instant';
import { matterOf, outboxIdsOf, remindedOf, type OutboxRow } from '../../domain/delivery/outbox';
import { ruleSet } from '../../domain/rulesets/rule-set';
import type { Deps } from '../deps';

/** Whether a reminder would remind of a card that has only just come, as when both were late. One query. */
export async function isTooSoon(deps: Pick<Deps, 'outbox' | 'clock'>, row: OutboxRow): Promise<boolean> {
  const reminded = remindedOf(row.card);
  const { unitId, meetingId, personId } = row;
  if (reminded.length === 0 || unitId === undefined || meetingId === undefined) return false;
  const since = plusMinutes(deps.clock.now(), -60 * ruleSet().delivery.remindAfterHours);
  const sent = await deps.outbox.ofPartition(unitId, ['sent'], outboxIdsOf(meetingId, personId));
  return sent.some(
    ({ value }) =>
      value.action === 'post' &&
      reminded.includes(value.card) &&
      matterOf(value) === matterOf(row) &&
      (value.settledAt ?? '') > since,
  );
}
