import { isTo, receiptsIdOf } from '../../../domain/input/receipts';
import { Refusal } from '../../../domain/errors';
import type { OutgoingCard } from '../../results';
import { openReceipts } from '../../receipts';
import { rolesFor } from '../../use-case';
import type { Drawing } from '../draw-card';

/** To the organiser, when the schema is finished: tell those who gave input what came of it (rule 11). */
export async function drawReceipts({
  deps,
  actor,
  unitId,
  meetingId,
  isReplacing,
}: Drawing): Promise<OutgoingCard | { drop: string }> {
  const desk = await openReceipts(deps, actor, { unitId, meetingId });
  const isDone = desk.drafts.every(({ sentAt }) => sentAt !== undefined);
  return isDone && !isReplacing ? { drop: 'receipts-sent' } : { kind: 'receipts', desk };
}

/** 'I sagde – vi gjorde', to one who gave input. */
export async function drawReceipt({
  deps,
  actor,
  row,
  summary,
  meeting,
  unitId,
}: Drawing): Promise<OutgoingCard | { drop: string }> {
  const { unit } = summary;
  // Whoever may give input in that role is told what came of it.
  if (!rolesFor(actor, 'read-meeting', summary, meeting).includes(row.role))
    throw new Refusal('access/not-yours');
  const receipts = await deps.units.record('receipts', unitId, receiptsIdOf(meeting.id));
  const item = receipts?.items.find((each) => isTo(each, row));
  if (item?.sentText === undefined) return { drop: 'receipt-gone' };
  const fromName = unit.members.find(({ personId }) => personId === item.sentBy)?.name ?? '';
  return { kind: 'receipt', receipt: { unit, meeting, role: row.role, text: item.sentText, fromName } };
}
