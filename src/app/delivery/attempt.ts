import { dayOf, nextOpenTime } from '../../domain/calendar/copenhagen';
import { epochMs, plusMs } from '../../domain/calendar/instant';
import { afterSend } from '../../domain/delivery/breaker';
import { postpone, renewed, settleRow, type OutboxRow } from '../../domain/delivery/outbox';
import { backoffMs } from '../../domain/delivery/spread';
import type { Person } from '../../domain/people/person';
import type { RuleSet } from '../../domain/rulesets/rule-set';
import { StoreError, type Loaded, type SendResult } from '../ports';
import type { OutgoingCard } from '../results';
import type { Delivery } from './delivery';
import { drawCard } from './draw-card';
import { replaceCards } from './replace-cards';
import { receiverOf } from './receiver';

/** A try and one more: creating a message is not idempotent. */
const mostAmbiguous = 2;

/** The row as it should be recorded after a try. */
export type Attempted = { row: Loaded<OutboxRow>; next: OutboxRow };

/** A send that did not settle the row: later, or, after the second ambiguous one, given up with the reason. */
function afterTrouble(
  row: OutboxRow,
  result: Extract<SendResult, { kind: 'later' | 'ambiguous' }>,
  { delivery }: Pick<RuleSet, 'delivery'>,
  now: string,
): OutboxRow {
  if (result.kind === 'later') {
    const wait = backoffMs(row.id, row.attempts, delivery.longestPauseSeconds * 1000);
    return postpone(row, plusMs(now, Math.max(result.afterMs, wait)));
  }
  const tried = { ...row, ambiguous: row.ambiguous + 1 };
  return tried.ambiguous >= mostAmbiguous
    ? settleRow(tried, { state: 'dropped', reason: 'ambiguous' }, now)
    : postpone(row, plusMs(now, delivery.ambiguousPauseSeconds * 1000), 'ambiguous');
}

/** Marks that a person could not be reached, so that writing again makes their rows due. */
async function markUnreachable({ deps }: Delivery, personId: string): Promise<void> {
  const person = await deps.people.byId(personId);
  if (person && !person.value.unreachableSince)
    await deps.people.save({ ...person, value: { ...person.value, unreachableSince: deps.clock.now() } });
}

/** The person with a chat to write in: the one they have, or one opened now, which is kept. */
async function withConversation(
  { deps, messenger }: Delivery,
  person: Person,
): Promise<{ person: Person } | Exclude<SendResult, { kind: 'sent' }>> {
  if (person.conversation) return { person };
  const opened = await messenger.open(person);
  if (opened.kind !== 'opened') return opened;
  const loaded = await deps.people.byId(person.id);
  const value = { ...(loaded?.value ?? person), conversation: opened.conversation };
  if (loaded) await deps.people.save({ value, etag: loaded.etag });
  return { person: value };
}

/** Sends, in a chat opened for it if need be; one try. */
async function post(delivery: Delivery, person: Person, card: OutgoingCard): Promise<SendResult> {
  if (person.isUninstalled) return { kind: 'unreachable', reason: 'uninstalled' };
  const reached = await withConversation(delivery, person);
  return 'person' in reached ? delivery.messenger.send(reached.person, card) : reached;
}

/** The lease for longer when little of it is left, so that nobody takes the row while its card is sent. */
async function held(
  { deps }: Delivery,
  row: Loaded<OutboxRow>,
  { delivery }: RuleSet,
): Promise<Loaded<OutboxRow>> {
  const now = deps.clock.now();
  const until = row.value.lease?.until ?? now;
  if (epochMs(until) - epochMs(now) >= delivery.renewSeconds * 1000) return row;
  return deps.outbox.save(renewed(row.value, now, delivery.leaseSeconds), row.etag);
}

function noteAnswer(delivery: Delivery, result: SendResult, rules: RuleSet): void {
  const now = delivery.deps.clock.now();
  const longest = rules.delivery.longestPauseSeconds * 1000;
  delivery.breaker = afterSend(delivery.breaker, result.kind !== 'ambiguous', now, longest);
}

/**
 * One try of a leased row: to whom, what, is it still time, send.
 * @param anyHour the person is there and looks; otherwise nothing is posted outside open hours
 * @throws StoreError; `store/conflict` when another instance took the row
 */
export async function attempt(
  delivery: Delivery,
  leased: Loaded<OutboxRow>,
  owner: Person,
  rules: RuleSet,
  anyHour: boolean,
): Promise<Attempted> {
  const { deps } = delivery;
  const drop = (row: Loaded<OutboxRow>, reason: string): Attempted => ({
    row,
    next: settleRow(row.value, { state: 'dropped', reason }, deps.clock.now()),
  });
  const receiver = await receiverOf(deps, leased.value, owner, rules);
  if ('heldUntil' in receiver) return { row: leased, next: postpone(leased.value, receiver.heldUntil) };
  const { person } = receiver;
  const actor = { person, today: dayOf(deps.clock.now()) };
  const isReplacing = leased.value.action === 'replace';
  const card = isReplacing ? undefined : await drawCard(deps, actor, leased.value);
  if (card && 'drop' in card) return drop(leased, card.drop);
  const row = await held(delivery, leased, rules);
  const now = deps.clock.now();
  const open = nextOpenTime(now, rules);
  if (card && !anyHour && open !== now) return { row, next: postpone(row.value, open) };
  const result = card ? await post(delivery, person, card) : await replaceCards(delivery, actor, row.value);
  noteAnswer(delivery, result, rules);
  switch (result.kind) {
    case 'sent': {
      const { activityId } = result;
      const sentTo = person.id === row.value.personId ? {} : { sentTo: person.id };
      return { row, next: settleRow(row.value, { state: 'sent', activityId, ...sentTo }, deps.clock.now()) };
    }
    case 'unreachable': {
      const { reason } = result;
      if (isReplacing) return drop(row, reason);
      await markUnreachable(delivery, person.id).catch((error: unknown) => {
        // Written at the same moment by another; the row says it too, and the next card will mark it.
        if (!(error instanceof StoreError && error.code === 'store/conflict')) throw error;
      });
      return { row, next: settleRow(row.value, { state: 'unreachable', reason }, deps.clock.now()) };
    }
    default:
      return { row, next: afterTrouble(row.value, result, rules, deps.clock.now()) };
  }
}
