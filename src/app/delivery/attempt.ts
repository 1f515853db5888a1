import { dayOf, nextOpenTime } from '../../domain/calendar/copenhagen';
import { epochMs, plusMs, type Instant } from '../../domain/calendar/instant';
import { allowance } from '../../domain/delivery/breaker';
import { postpone, renewed, settleRow, type OutboxRow } from '../../domain/delivery/outbox';
import { backoffMs } from '../../domain/delivery/spread';
import { absentOn, type Person } from '../../domain/people/person';
import type { RuleSet } from '../../domain/rulesets/rule-set';
import type { Actor } from '../deps';
import type { Loaded, SendResult, SendTrouble } from '../ports';
import type { OutgoingCard } from '../results';
import { keepConversation, markUnreachable } from './contact';
import type { Delivery } from './delivery';
import { drawCard } from './draw-card';
import { place } from './place';
import { receiverOf, whenBack } from './receiver';
import { replaceCards } from './replace-cards';

/** A try and one more: creating a message is not idempotent. */
const mostAmbiguous = 2;
const lostAnswerMs = 30_000;
const mostAtTheirWord = 5;

/** A row that this process has leased, as last written; a lease that is renewed makes it another. */
export interface Hold {
  row: Loaded<OutboxRow>;
  rules: RuleSet;
  /** The person is there and looks; otherwise nothing is posted outside open hours. */
  anyHour: boolean;
}

/** The card may not go just now, and nothing was tried. */
interface NotNow {
  kind: 'not-now';
  until: Instant;
}

/** The lease for longer when little of it is left, so that nobody takes the row while its card is sent. */
async function renew({ deps }: Delivery, hold: Hold): Promise<void> {
  const { leaseSeconds, renewSeconds } = hold.rules.delivery;
  const now = deps.clock.now();
  const until = hold.row.value.lease?.until ?? now;
  if (epochMs(until) - epochMs(now) < renewSeconds * 1000)
    hold.row = await deps.outbox.save(renewed(hold.row.value, now, leaseSeconds), hold.row.etag);
}

/**
 * The last look before a call: a place is taken, the row is still ours, it is still open, Teams still answers.
 * Nothing is waited for after it.
 */
async function clearance(delivery: Delivery, hold: Hold, conversation: string): Promise<NotNow | undefined> {
  const { deps } = delivery;
  const waitMs = await place(delivery, conversation);
  if (waitMs > 0) return { kind: 'not-now', until: plusMs(deps.clock.now(), waitMs) };
  await renew(delivery, hold);
  const now = deps.clock.now();
  const open = nextOpenTime(now, hold.rules);
  if (!hold.anyHour && open !== now) return { kind: 'not-now', until: open };
  const { breaker } = delivery;
  return allowance(breaker, now) === 'none' && breaker.closed
    ? { kind: 'not-now', until: breaker.closed.until }
    : undefined;
}

/** Opens a chat with the person, which is kept. */
async function opened(
  delivery: Delivery,
  hold: Hold,
  person: Person,
): Promise<{ person: Person } | SendTrouble | NotNow> {
  const { messenger } = delivery;
  if (!messenger.open) return { kind: 'unreachable', reason: 'never-met' };
  const wait = await clearance(delivery, hold, person.id);
  if (wait) return wait;
  const result = await messenger.open(person);
  // Opening twice is opening once, so a lost answer is none of the two that a card may have.
  if (result.kind === 'ambiguous') return { kind: 'later', afterMs: lostAnswerMs };
  if (result.kind !== 'opened') return result;
  return { person: await keepConversation(delivery.deps, person, result.conversation) };
}

async function sent(
  delivery: Delivery,
  hold: Hold,
  person: Person,
  card: OutgoingCard,
): Promise<SendResult | NotNow> {
  const { conversationId = person.id } = person.conversation ?? {};
  const wait = await clearance(delivery, hold, conversationId);
  if (wait) return wait;
  const result = await delivery.messenger.send(person, card);
  if (result.kind === 'later')
    delivery.limiter.rest(conversationId, delivery.deps.clock.now(), result.afterMs);
  return result;
}

/** Sends, in a chat opened for it if need be; one try. */
async function post(
  delivery: Delivery,
  hold: Hold,
  person: Person,
  card: OutgoingCard,
): Promise<SendResult | NotNow> {
  if (person.isUninstalled) return { kind: 'unreachable', reason: 'uninstalled' };
  if (person.conversation) {
    const result = await sent(delivery, hold, person, card);
    // Whoever clears their chat history makes Teams forget the chat; it can be opened anew.
    if (result.kind !== 'unreachable' || result.reason !== 'ConversationNotFound') return result;
    const again = await opened(delivery, hold, person);
    if (!('person' in again)) return again.kind === 'unreachable' ? result : again;
    const isSame = again.person.conversation?.conversationId === person.conversation.conversationId;
    return isSame ? result : sent(delivery, hold, again.person, card);
  }
  const reached = await opened(delivery, hold, person);
  return 'person' in reached ? sent(delivery, hold, reached.person, card) : reached;
}

/** The row after a try: settled, or due again later. */
function afterTry(
  { row: { value: row }, rules: { delivery } }: Hold,
  result: Exclude<SendResult, { kind: 'unreachable' }> | NotNow,
  now: Instant,
): OutboxRow {
  switch (result.kind) {
    case 'sent':
      return settleRow(row, { state: 'sent', activityId: result.activityId }, now);
    case 'not-now':
      return postpone(row, result.until);
    case 'later': {
      // Teams' word is taken a few times; when that is not enough, or it gave none, later and later.
      const beyond = result.afterMs > 0 ? row.attempts - mostAtTheirWord : row.attempts;
      const ownMs = beyond > 0 ? backoffMs(row.id, beyond, delivery.longestPauseSeconds * 1000) : 0;
      return postpone(row, plusMs(now, Math.max(result.afterMs, ownMs)));
    }
    case 'ambiguous': {
      const tried = { ...row, ambiguous: row.ambiguous + 1 };
      return tried.ambiguous >= mostAmbiguous
        ? settleRow(tried, { state: 'dropped', reason: 'ambiguous' }, now)
        : postpone(row, plusMs(now, delivery.ambiguousPauseSeconds * 1000), 'ambiguous');
    }
  }
}

async function replace(delivery: Delivery, hold: Hold, actor: Actor): Promise<OutboxRow> {
  const result = await replaceCards(delivery, actor, hold.row.value);
  const now = delivery.deps.clock.now();
  return result.kind === 'unreachable'
    ? settleRow(hold.row.value, { state: 'dropped', reason: result.reason }, now)
    : afterTry(hold, result, now);
}

/**
 * One try of a leased row: to whom, what, is it still time, send.
 * @param hold follows the row when its lease is renewed
 * @returns the row as it should be recorded
 * @throws StoreError; `store/conflict` when another instance took the row
 */
export async function attempt(delivery: Delivery, hold: Hold, owner: Person): Promise<OutboxRow> {
  const { deps } = delivery;
  const receiver = await receiverOf(deps, hold.row.value, owner, hold.rules);
  if ('heldUntil' in receiver) return postpone(hold.row.value, receiver.heldUntil);
  const { person } = receiver;
  const today = dayOf(deps.clock.now());
  const actor = { person, today };
  if (hold.row.value.action === 'replace') return replace(delivery, hold, actor);
  const card = await drawCard(deps, actor, hold.row.value);
  if ('drop' in card)
    return settleRow(hold.row.value, { state: 'dropped', reason: card.drop }, deps.clock.now());
  const result = await post(delivery, hold, person, card);
  const now = deps.clock.now();
  const isOwner = person.id === owner.id;
  if (result.kind !== 'unreachable') {
    const next = afterTry(hold, result, now);
    return result.kind === 'sent' && !isOwner ? { ...next, sentTo: person.id } : next;
  }
  await markUnreachable(deps, person.id);
  const absence = absentOn(owner, today);
  // One who stands in and cannot be reached is nobody's loss: the card waits, as if there were no one.
  if (!isOwner && absence) return postpone(hold.row.value, whenBack(absence, hold.rules));
  return settleRow(hold.row.value, { state: 'unreachable', reason: result.reason }, now);
}
