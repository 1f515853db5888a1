import { plusMinutes } from '../../domain/calendar/instant';
import { isNudge, quietAbout } from '../../domain/delivery/nudge';
import { matterOf, outboxIdsOf, remindedOf, type OutboxRow } from '../../domain/delivery/outbox';
import { isPutOff } from '../../domain/delivery/put-off';
import { ruleSet } from '../../domain/rulesets/rule-set';
import type { Deps } from '../deps';

/**
 * Why a reminder is not sent after all: what it reminds of has only just come, as when both were late; or the
 * organiser has reminded of it, for nobody is reminded twice by the bot itself. One query.
 */
export async function whyTooSoon(
  deps: Pick<Deps, 'outbox' | 'clock'>,
  row: OutboxRow,
): Promise<'just-sent' | 'nudged' | undefined> {
  const reminded = remindedOf(row.card);
  const { unitId, meetingId, personId } = row;
  if (reminded.length === 0 || unitId === undefined || meetingId === undefined) return undefined;
  const since = plusMinutes(deps.clock.now(), -60 * ruleSet().delivery.remindAfterHours);
  const found = await deps.outbox.ofPartition(unitId, ['sent'], outboxIdsOf(meetingId, personId));
  const sent = found.map(({ value }) => value);
  if (isNudge(row)) return quietAbout(row, sent, since) && 'just-sent';
  const same = sent.filter((other) => other.action === 'post' && matterOf(other) === matterOf(row));
  if (same.some(({ card, settledAt = '' }) => reminded.includes(card) && settledAt > since))
    return 'just-sent';
  return same.some(isNudge) && !isPutOff(row) && row.card === 'reminder' ? 'nudged' : undefined;
}
