import { nextOpenTime } from '../domain/calendar/copenhagen';
import type { Instant } from '../domain/calendar/instant';
import { newRow, replaceRow, replaceRows } from '../domain/delivery/new-row';
import type { OutboxRow } from '../domain/delivery/outbox';
import { Refusal } from '../domain/errors';
import {
  isTo,
  maxReceiptLength,
  sendWritten,
  writeDrafts,
  type Giver,
  type Receipts,
  type SentReceipts,
  type WrittenReceipt,
} from '../domain/input/receipts';
import { membersOn, organiserRole } from '../domain/people/unit';
import type { RuleSet } from '../domain/rulesets/rule-set';
import type { Summary } from '../domain/status/summary';
import { checkWritten, refuseCpr } from './check-written';
import { inputGivers } from './delivery/receivers';
import type { Actor } from './deps';
import type { MeetingKey } from './follow-up';
import { deskOf, loadReceipts, lookedAtDesk } from './receipts';
import type { ReceiptDesk } from './results';
import { rulesFor } from './rules';
import { useCase } from './use-case';

/** What the desk sends. */
export interface WriteReceipts extends MeetingKey {
  texts: WrittenReceipt[];
  intent: 'draft' | 'send';
  /** The card that was pressed. */
  clickedId?: string;
}

/** What came of it. */
export interface ReceiptsWritten {
  desk: ReceiptDesk;
  outcome: 'saved' | 'sent' | 'nothing-written';
  /** To how many it goes now, corrections included. */
  count: number;
}

/** One card to each who gets theirs for the first time, and a new text on the card of each who has one. */
function rowsFor(
  { unit }: Summary,
  { meetingId, revision }: Receipts,
  { first, corrected }: SentReceipts,
  now: Instant,
  rules: RuleSet,
): OutboxRow[] {
  const about = ({ personId, role }: Giver) => ({ meetingId, personId, role, card: 'receipt' }) as const;
  const posted = { unitId: unit.id, chefId: unit.chefId, stepId: 'receipt', dueAt: nextOpenTime(now, rules) };
  return [
    ...first.map((giver) => newRow({ ...about(giver), ...posted })),
    ...corrected.map((giver) => replaceRow(unit, { ...about(giver), series: `r${revision}` }, now)),
  ];
}

/** The desk that is out as a card shows that it is done, also when it was done from another card. */
function deskRows(
  summary: Summary,
  { meetingId, revision }: Receipts,
  actor: Actor,
  clickedId: string | undefined,
  now: Instant,
): OutboxRow[] {
  const { unit } = summary;
  return replaceRows(
    unit,
    membersOn(unit, actor.today).filter(({ role }) => role === organiserRole(unit)),
    { meetingId, card: 'receipts', series: `r${revision}` },
    { by: actor.person.id, id: clickedId },
    now,
  );
}

/** What came of the texts, and whether anything is to be sent. @throws Refusal `answer/cpr`, `input/too-long`, `input/unreadable` */
function decide(
  summary: Summary,
  receipts: Receipts,
  { texts, intent }: WriteReceipts,
  by: string,
  now: Instant,
): SentReceipts {
  refuseCpr(texts.map(({ text }) => text));
  if (texts.some(({ text }) => text.length > maxReceiptLength)) throw new Refusal('input/too-long');
  const givers = inputGivers(summary, receipts.meetingId);
  if (!texts.every((text) => givers.some((giver) => isTo(text, giver))))
    throw new Refusal('input/unreadable');
  const draft = writeDrafts(receipts, texts);
  return intent === 'send' ? sendWritten(draft, by, now) : { receipts: draft, first: [], corrected: [] };
}

/** What goes out now, against what each has got before. @throws PersonalFound */
function checkSent(actor: Actor, { unit }: Summary, before: Receipts, sent: SentReceipts): '' | '-anyway' {
  const sentIn = ({ items }: Receipts): Record<string, string> =>
    Object.fromEntries(items.map(({ personId, role, sentText = '' }) => [`${personId} ${role}`, sentText]));
  return checkWritten(actor, unit, sentIn(sent.receipts), sentIn(before));
}

/**
 * Writes back to those who gave input: as a draft, or sent, all that is written. The timer delivers in open
 * hours. Two point reads and one for each of them, one batch.
 * @throws Refusal as `loadReceipts`, `answer/cpr`, `answer/personal` (nothing is stored), `input/too-long`
 */
export const writeReceipts = useCase(
  'write-receipts',
  async (deps, actor, input: WriteReceipts): Promise<ReceiptsWritten> => {
    const { loaded, meeting, receipts } = await loadReceipts(deps, actor, input);
    const now = deps.clock.now();
    const sent = decide(loaded.value, receipts, input, actor.person.id, now);
    const anyway = input.intent === 'send' ? checkSent(actor, loaded.value, receipts, sent) : '';
    const count = sent.first.length + sent.corrected.length;
    let summary = loaded.value;
    if (sent.receipts !== receipts) {
      const rules = await rulesFor(deps, summary);
      const rows = [
        ...rowsFor(summary, sent.receipts, sent, now, rules),
        ...deskRows(summary, sent.receipts, actor, input.clickedId, now),
      ];
      const action = count === 0 ? 'draft-receipts' : `send-receipts${anyway}`;
      summary = await deps.units.save({
        summary: loaded,
        records: [{ type: 'receipts', record: sent.receipts }],
        outbox: count === 0 ? [] : rows,
        audit: { at: now, personId: actor.person.id, action, subjectId: receipts.id },
      });
    }
    const desk = await deskOf(deps, summary, { meeting, receipts: sent.receipts });
    if (sent.receipts === receipts) await lookedAtDesk(deps, actor, desk);
    if (input.intent === 'draft') return { desk, count, outcome: 'saved' };
    const isEmpty = desk.drafts.every(({ text }) => text === '');
    return { desk, count, outcome: isEmpty ? 'nothing-written' : 'sent' };
  },
);
