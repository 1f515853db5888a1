import { dayOf, nextOpenTime } from '../domain/calendar/copenhagen';
import { plusMs, type Instant } from '../domain/calendar/instant';
import { lostMeaning } from '../domain/calendar/card-steps';
import {
  isFree,
  lease,
  postpone,
  revive,
  settleRow,
  type OutboxRow,
  type Settlement,
} from '../domain/delivery/outbox';
import { responseIdOf } from '../domain/guide/response';
import { activeAssignments, type Person } from '../domain/people/person';
import { ruleSet } from '../domain/rulesets/rule-set';
import { Refusal } from '../domain/errors';
import type { Actor, Deps } from './deps';
import { openPreparation } from './answer-guide';
import { enqueueMeeting } from './enqueue-due';
import { openFollowUp } from './follow-up';
import { StoreError, type Loaded, type Messenger, type OutgoingCard, type SendResult } from './ports';

const rowsAtOnce = 100;
const maxAmbiguous = 2;
const pauseAfterAmbiguousMs = 30_000;
const maxBackoffMs = 15 * 60_000;

/** How many rows came to which end in one round. */
export type DeliveryCounts = Record<'sent' | 'dropped' | 'unreachable' | 'later' | 'taken-by-other', number>;

export interface Delivery {
  deps: Deps;
  messenger: Messenger;
  /** Names this process in leases. */
  instance: string;
}

/** Draws the row's card as things stand now, or says why it should not be sent any more. */
async function cardFor(deps: Deps, row: OutboxRow, person: Person): Promise<OutgoingCard | { drop: string }> {
  const actor: Actor = { person, today: dayOf(deps.clock.now()) };
  const summary = (await deps.units.summary(row.unitId))?.value;
  const meeting = summary?.meetings[row.meetingId];
  if (!meeting) return { drop: 'meeting-gone' };
  const lost = lostMeaning(row, meeting, deps.clock.now());
  if (lost) return { drop: lost };
  const key = { unitId: row.unitId, meetingId: row.meetingId, role: row.role };
  try {
    if (row.card === 'schema') return { kind: 'follow-up', followUp: await openFollowUp(deps, actor, key) };
    if (summary.responses[responseIdOf(row.meetingId, row.role, row.personId)]?.state === 'submitted')
      return { drop: 'already-answered' };
    return { kind: 'preparation', preparation: await openPreparation(deps, actor, key) };
  } catch (error) {
    if (error instanceof Refusal && !error.code.startsWith('store/')) return { drop: error.code };
    throw error;
  }
}

function settlementOf(result: SendResult): Settlement | undefined {
  if (result.kind === 'sent') return { state: 'sent', activityId: result.activityId };
  if (result.kind === 'unreachable') return { state: 'unreachable', reason: result.reason };
  return undefined;
}

/** What a send that did not settle the row leads to: later, or, after two ambiguous ones, giving up with a reason. */
function afterTrouble(
  row: OutboxRow,
  result: Extract<SendResult, { kind: 'later' | 'ambiguous' }>,
  now: Instant,
): OutboxRow {
  if (result.kind === 'later') {
    const backoffMs = Math.min(maxBackoffMs, 1000 * 2 ** Math.min(row.attempts, 10));
    return postpone(row, plusMs(now, Math.max(result.afterMs, backoffMs)), false);
  }
  if (row.ambiguous + 1 >= maxAmbiguous)
    return settleRow(
      { ...row, ambiguous: row.ambiguous + 1 },
      { state: 'dropped', reason: 'ambiguous' },
      now,
    );
  return postpone(row, plusMs(now, pauseAfterAmbiguousMs), true);
}

/** Marks that a person could not be reached, so that writing again makes their rows due. */
async function markUnreachable(deps: Deps, personId: string, now: Instant): Promise<void> {
  const person = await deps.people.byId(personId);
  if (person && !person.value.unreachableSince)
    await deps.people.save({ ...person, value: { ...person.value, unreachableSince: now } });
}

/**
 * Leases one row, sends it, records what came of it. Another instance that wins the lease makes this
 * a no-op. A crash between send and record lets the lease run out, and the card is sent once more.
 */
export async function deliverRow(
  { deps, messenger, instance }: Delivery,
  row: Loaded<OutboxRow>,
  asOf: Instant,
): Promise<keyof DeliveryCounts> {
  const now = deps.clock.now();
  if (!isFree(row.value, asOf)) return 'taken-by-other';
  try {
    const leased = await deps.outbox.save(lease(row.value, instance, now, ruleSet().leaseSeconds), row.etag);
    const person = await deps.people.byId(row.value.personId);
    const card = person ? await cardFor(deps, leased.value, person.value) : { drop: 'person-gone' };
    if ('drop' in card || !person) {
      await deps.outbox.save(
        settleRow(
          leased.value,
          { state: 'dropped', reason: 'drop' in card ? card.drop : 'person-gone' },
          deps.clock.now(),
        ),
        leased.etag,
      );
      return 'dropped';
    }
    const result = await messenger.send(person.value, card);
    const settlement = settlementOf(result);
    if (settlement?.state === 'unreachable') await markUnreachable(deps, person.value.id, deps.clock.now());
    const trouble =
      result.kind === 'later' || result.kind === 'ambiguous'
        ? afterTrouble(leased.value, result, deps.clock.now())
        : leased.value;
    const next = settlement ? settleRow(leased.value, settlement, deps.clock.now()) : trouble;
    await deps.outbox.save(next, leased.etag);
    return next.state === 'pending' ? 'later' : next.state;
  } catch (error) {
    if (error instanceof StoreError && error.code === 'store/conflict') return 'taken-by-other';
    throw error;
  }
}

/** Sends everything due, in open hours only (domain.md §5). */
export async function deliverDue(delivery: Delivery): Promise<DeliveryCounts> {
  const { deps } = delivery;
  const counts: DeliveryCounts = { sent: 0, dropped: 0, unreachable: 0, later: 0, 'taken-by-other': 0 };
  const now = deps.clock.now();
  if (nextOpenTime(now, ruleSet()) !== now) return counts;
  for (const row of await deps.outbox.due(now, rowsAtOnce)) {
    try {
      counts[await deliverRow(delivery, row, now)] += 1;
    } catch (error) {
      deps.log.error('delivery-failed', {
        row: row.value.id,
        reason: error instanceof Error ? error.name : 'unknown',
      });
    }
  }
  return counts;
}

/**
 * Shows one person what is due for them, whatever the hour: in local mode, when they open the chat.
 * What falls due at the next open time counts as due, so that a night or a Sunday shows it too.
 */
export async function deliverTo(delivery: Delivery, person: Person): Promise<number> {
  const { deps } = delivery;
  const asOf = nextOpenTime(deps.clock.now(), ruleSet());
  const unitIds = new Set<string>();
  for (const { unitId } of activeAssignments(person, dayOf(deps.clock.now())))
    if (unitId) unitIds.add(unitId);
  for await (const { unit } of deps.units.summaries({ chefId: person.id })) unitIds.add(unit.id);
  let sent = 0;
  for (const unitId of unitIds) {
    const meetings = Object.keys((await deps.units.summary(unitId))?.value.meetings ?? {});
    for (const meetingId of meetings) await enqueueMeeting(deps, unitId, meetingId, asOf);
    const rows = await deps.outbox.ofUnit(unitId, ['pending', 'unreachable']);
    for (const row of rows.filter(({ value }) => value.personId === person.id)) {
      const { state } = row.value;
      const value = state === 'unreachable' ? revive(row.value, deps.clock.now()) : row.value;
      if ((await deliverRow(delivery, { ...row, value }, asOf)) === 'sent') sent += 1;
    }
  }
  return sent;
}
