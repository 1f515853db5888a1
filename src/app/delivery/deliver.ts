import { nextOpenTime, dayOf } from '../../domain/calendar/copenhagen';
import { plusMs, type Instant } from '../../domain/calendar/instant';
import { allowance } from '../../domain/delivery/breaker';
import {
  isFree,
  lease,
  personPartition,
  postpone,
  revive,
  settleRow,
  type OutboxRow,
} from '../../domain/delivery/outbox';
import { backoffMs, spread } from '../../domain/delivery/spread';
import { activeAssignments, type Person } from '../../domain/people/person';
import type { RuleSet } from '../../domain/rulesets/rule-set';
import { inParallel } from '../in-parallel';
import { StoreError, type Loaded } from '../ports';
import { rulesFor } from '../rules';
import { attempt } from './attempt';
import type { Delivery, DeliveryCounts } from './delivery';
import { enqueueMeeting } from './enqueue-due';

function isConflict(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'store/conflict';
}

/** Waits for a place under Teams' ceilings. */
async function place({ deps, limiter, pause }: Delivery, conversation: string): Promise<void> {
  for (;;) {
    const waitMs = limiter.take(conversation, deps.clock.now());
    if (waitMs === 0) return;
    await pause(waitMs);
  }
}

/** A row whose card we could not make: later, and after too often never, so that it stands in nobody's way. */
function afterFailure(row: OutboxRow, { delivery }: RuleSet, now: Instant): OutboxRow {
  if (row.failures + 1 >= delivery.mostFailures)
    return settleRow({ ...row, failures: row.failures + 1 }, { state: 'dropped', reason: 'failed' }, now);
  const wait = backoffMs(row.id, row.attempts + 4, delivery.longestPauseSeconds * 1000);
  return postpone(row, plusMs(now, wait), 'failure');
}

const recordTries = 5;

/** What came of a row is written down even if the store fails for a moment: or its card would be sent again. */
async function record({ deps, pause }: Delivery, next: OutboxRow, etag: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await deps.outbox.save(next, etag);
      return;
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'store/unavailable' || tries === recordTries)
        throw error;
      await pause(500 * 2 ** tries);
    }
  }
}

/**
 * Leases one row, sends it, records what came of it. Another instance that wins the lease makes this
 * a no-op. A crash between send and record lets the lease run out, and the card is sent once more.
 * @param asOf what counts as due
 */
export async function deliverRow(
  delivery: Delivery,
  row: Loaded<OutboxRow>,
  asOf: Instant,
  options: { anyHour?: boolean } = {},
): Promise<keyof DeliveryCounts> {
  const { deps, instance } = delivery;
  if (!isFree(row.value, asOf)) return 'taken-by-other';
  const rules = await rulesFor(deps);
  try {
    const owner = (await deps.people.byId(row.value.personId))?.value;
    await place(delivery, owner?.conversation?.conversationId ?? row.value.personId);
    const now = deps.clock.now();
    let held = await deps.outbox.save(lease(row.value, instance, now, rules.delivery.leaseSeconds), row.etag);
    let next: OutboxRow;
    try {
      if (!owner) next = settleRow(held.value, { state: 'dropped', reason: 'person-gone' }, deps.clock.now());
      else ({ row: held, next } = await attempt(delivery, held, owner, rules, options.anyHour === true));
    } catch (error) {
      // A store that fails is not the row's fault: its lease runs out, and it is tried again.
      if (error instanceof StoreError) throw error;
      deps.log.error('card-failed', {
        row: row.value.id,
        reason: error instanceof Error ? error.name : 'unknown',
      });
      next = afterFailure(held.value, rules, deps.clock.now());
    }
    await record(delivery, next, held.etag);
    return next.state === 'pending' ? 'later' : next.state;
  } catch (error) {
    if (isConflict(error)) return 'taken-by-other';
    throw error;
  }
}

/** Replacing changes what is there already, so it may be done at any hour; what is posted may not. */
function mayGo(row: OutboxRow, now: Instant, rules: RuleSet): boolean {
  return row.action === 'replace' || nextOpenTime(now, rules) === now;
}

/** In an order of this instance's own, so that several do not reach for the same rows. */
function inOwnOrder(rows: readonly Loaded<OutboxRow>[], instance: string): Loaded<OutboxRow>[] {
  return rows
    .map((row) => ({ row, place: spread(`${instance} ${row.value.id}`) }))
    .sort((a, b) => a.place - b.place)
    .map(({ row }) => row);
}

/** Sends everything due, in open hours only (domain.md §5), a few at a time and within Teams' ceilings. */
export async function deliverDue(delivery: Delivery): Promise<DeliveryCounts> {
  const { deps, instance } = delivery;
  const counts: DeliveryCounts = { sent: 0, dropped: 0, unreachable: 0, later: 0, 'taken-by-other': 0 };
  const rules = await rulesFor(deps);
  let isProbing = false;
  async function deliverOne(row: Loaded<OutboxRow>): Promise<void> {
    const now = deps.clock.now();
    const allowed = allowance(delivery.breaker, now);
    if (!mayGo(row.value, now, rules) || allowed === 'none' || (allowed === 'one' && isProbing)) return;
    isProbing = allowed === 'one';
    try {
      counts[await deliverRow(delivery, row, now)] += 1;
    } catch (error) {
      const reason = error instanceof Error ? error.name : 'unknown';
      deps.log.error('delivery-failed', { row: row.value.id, reason });
    } finally {
      isProbing = false;
    }
  }
  for await (const page of deps.outbox.due(deps.clock.now()))
    await inParallel(inOwnOrder(page, instance), deliverOne, rules.delivery.atOnce);
  return counts;
}

/**
 * Shows one person what is due for them, whatever the hour: in local mode, when they open the chat.
 * What falls due at the next open time counts as due, so that a night or a Sunday shows it too.
 */
export async function deliverTo(delivery: Delivery, person: Person): Promise<number> {
  const { deps } = delivery;
  const asOf = nextOpenTime(deps.clock.now(), await rulesFor(deps));
  const unitIds = new Set<string>();
  for (const { unitId } of activeAssignments(person, dayOf(deps.clock.now())))
    if (unitId) unitIds.add(unitId);
  for await (const { unit } of deps.units.summaries({ chefId: person.id })) unitIds.add(unit.id);
  let sent = 0;
  for (const unitId of unitIds) {
    const meetings = Object.keys((await deps.units.summary(unitId))?.value.meetings ?? {});
    for (const meetingId of meetings) await enqueueMeeting(deps, unitId, meetingId, asOf);
  }
  for (const pk of [...unitIds, personPartition(person.id)]) {
    const rows = await deps.outbox.ofPartition(pk, ['pending', 'unreachable']);
    for (const row of rows.filter(({ value }) => value.personId === person.id)) {
      const { state } = row.value;
      const value = state === 'unreachable' ? revive(row.value, deps.clock.now()) : row.value;
      const came = await deliverRow(delivery, { ...row, value }, asOf, { anyHour: true });
      if (came === 'sent' && row.value.action === 'post') sent += 1;
    }
  }
  return sent;
}
