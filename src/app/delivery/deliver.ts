import { nextOpenTime } from '../../domain/calendar/copenhagen';
import { plusMs, type Instant } from '../../domain/calendar/instant';
import { allowance } from '../../domain/delivery/breaker';
import { isFree, lease, postpone, settleRow, type OutboxRow } from '../../domain/delivery/outbox';
import { backoffMs, spread } from '../../domain/delivery/spread';
import type { Person } from '../../domain/people/person';
import type { RuleSet } from '../../domain/rulesets/rule-set';
import { inParallel } from '../in-parallel';
import { StoreError, type Loaded } from '../ports';
import { rulesFor } from '../rules';
import { attempt, type Hold } from './attempt';
import type { Delivery, DeliveryCounts } from './delivery';
import { place, untilPlace } from './place';
import { record, recordRest } from './record';

/** A row whose card we could not make: later, and after too often never, so that it stands in nobody's way. */
function afterFailure(row: OutboxRow, { delivery }: RuleSet, now: Instant): OutboxRow {
  if (row.failures + 1 >= delivery.mostFailures)
    return settleRow({ ...row, failures: row.failures + 1 }, { state: 'dropped', reason: 'failed' }, now);
  const wait = backoffMs(row.id, row.attempts + 4, delivery.longestPauseSeconds * 1000);
  return postpone(row, plusMs(now, wait), 'failure');
}

/** What comes of a row that we hold. @throws StoreError */
async function tried(delivery: Delivery, hold: Hold, owner: Person | undefined): Promise<OutboxRow> {
  const { deps } = delivery;
  if (!owner) return settleRow(hold.row.value, { state: 'dropped', reason: 'person-gone' }, deps.clock.now());
  try {
    return await attempt(delivery, hold, owner);
  } catch (error) {
    // A store that fails is not the row's fault: its lease runs out, and it is tried again.
    if (error instanceof StoreError) throw error;
    const reason = error instanceof Error ? error.name : 'unknown';
    deps.log.error('card-failed', { row: hold.row.value.id, reason });
    return afterFailure(hold.row.value, hold.rules, deps.clock.now());
  }
}

/**
 * Leases one row, sends it, records what came of it. Another instance that wins the lease makes this
 * a no-op. A crash between send and record lets the lease run out, and the card is sent once more.
 * @param options.asOf what counts as due, when it is not what is due now
 * @throws StoreError other than `store/conflict`
 */
export async function deliverRow(
  delivery: Delivery,
  row: Loaded<OutboxRow>,
  options: { asOf?: Instant; anyHour?: boolean } = {},
): Promise<keyof DeliveryCounts> {
  const { deps, instance } = delivery;
  const { id, personId } = row.value;
  if (!isFree(row.value, deps.clock.now(), options.asOf)) return 'taken-by-other';
  // Sent already; only the store does not know yet.
  if (delivery.unrecorded.has(id)) return 'later';
  try {
    const rules = await rulesFor(deps);
    const owner = (await deps.people.byId(personId))?.value;
    const waitMs = await untilPlace(delivery, owner?.conversation?.conversationId ?? personId);
    if (waitMs > 0) return 'later';
    const leased = lease(row.value, instance, deps.clock.now(), rules.delivery.leaseSeconds);
    const hold: Hold = {
      row: await deps.outbox.save(leased, row.etag),
      rules,
      anyHour: options.anyHour === true,
    };
    const next = await tried(delivery, hold, owner);
    await record(delivery, next, hold.row.etag);
    return next.state === 'pending' ? 'later' : next.state;
  } catch (error) {
    if (error instanceof StoreError && error.code === 'store/conflict') return 'taken-by-other';
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

/**
 * Whether a row may be spent on finding out if Teams is back. One that may have arrived has one try left,
 * which is kept for when Teams answers: that is asked by opening the chat, which can be done again and again.
 */
async function isSafeToProbe(delivery: Delivery, row: OutboxRow): Promise<boolean> {
  const { deps, messenger } = delivery;
  if (row.ambiguous === 0 || !messenger.open) return true;
  const owner = await deps.people.byId(row.personId);
  if (!owner) return true;
  if ((await place(delivery, row.personId)) > 0) return false;
  return (await messenger.open(owner.value)).kind !== 'ambiguous';
}

/**
 * Sends everything due, in open hours only (domain.md §5), a few at a time and within Teams' ceilings.
 * Ends early when the process is to stop, or when Teams does not answer.
 * @throws StoreError when the store does not say what is due
 */
export async function deliverDue(delivery: Delivery): Promise<DeliveryCounts> {
  const { deps, instance, stopping } = delivery;
  const counts: DeliveryCounts = { sent: 0, dropped: 0, unreachable: 0, later: 0, 'taken-by-other': 0 };
  const rules = await rulesFor(deps);
  const isOver = (): boolean =>
    stopping.signal.aborted || allowance(delivery.breaker, deps.clock.now()) === 'none';

  async function deliverCounted(row: Loaded<OutboxRow>): Promise<void> {
    try {
      counts[await deliverRow(delivery, row)] += 1;
    } catch (error) {
      // Which document was said when it was read; the row waits for it to be mended.
      if (error instanceof StoreError && error.code === 'store/unreadable') return;
      const reason = error instanceof Error ? error.name : 'unknown';
      deps.log.error('delivery-failed', { row: row.value.id, reason });
    }
  }

  async function deliverOne(row: Loaded<OutboxRow>): Promise<void> {
    const now = deps.clock.now();
    if (isOver() || !mayGo(row.value, now, rules)) return;
    if (allowance(delivery.breaker, now) === 'all') return deliverCounted(row);
    if (delivery.isProbing) return;
    delivery.isProbing = true;
    try {
      if (await isSafeToProbe(delivery, row.value)) await deliverCounted(row);
    } finally {
      delivery.isProbing = false;
    }
  }

  await recordRest(delivery);
  for await (const page of deps.outbox.due(deps.clock.now())) {
    if (isOver()) break;
    await inParallel(inOwnOrder(page, instance), deliverOne, rules.delivery.atOnce);
  }
  return counts;
}
