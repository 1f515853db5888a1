import { Refusal } from '../domain/errors';
import { receiptsIdOf, type Receipts } from '../domain/input/receipts';
import { responseIdOf } from '../domain/guide/response';
import type { Meeting } from '../domain/meeting/meeting';
import type { Summary } from '../domain/status/summary';
import type { Actor, Deps } from './deps';
import { inputGivers } from './delivery/receivers';
import type { MeetingKey } from './follow-up';
import type { Loaded } from './ports';
import type { ReceiptDesk, ReceiptDraft } from './results';
import { demand, loadUnit, meetingIn, reading } from './use-case';

export interface LoadedReceipts {
  loaded: Loaded<Summary>;
  meeting: Meeting;
  receipts: Receipts;
}

/** Loads what was written to those who gave input. Two point reads. @throws Refusal `access/not-yours`, `meeting/not-found` */
export async function loadReceipts(deps: Deps, actor: Actor, key: MeetingKey): Promise<LoadedReceipts> {
  const loaded = await loadUnit(deps, key.unitId);
  const meeting = meetingIn(actor, loaded.value, key.meetingId);
  demand(actor, 'write-receipts', loaded.value, meeting);
  const id = receiptsIdOf(meeting.id);
  const receipts = await deps.units.record('receipts', key.unitId, id);
  const { unitId, id: meetingId } = meeting;
  return { loaded, meeting, receipts: receipts ?? { id, unitId, meetingId, items: [] } };
}

/** What one person said, by question, as their guide asked it. */
async function saidBy(deps: Deps, unitId: string, responseId: string): Promise<ReceiptDraft['said']> {
  const response = await deps.units.record('response', unitId, responseId);
  const guide = deps.guides.find(({ id }) => id === response?.guideId);
  return Object.entries(response?.answers ?? {})
    .filter(([, { text }]) => text !== '')
    .map(([id, { text }]) => ({
      question: guide?.questions.find((question) => question.id === id)?.text.da ?? id,
      text,
    }));
}

/** The desk: each who gave input, what they said, and what is written to them. A point read for each of them. */
export async function deskOf(
  deps: Deps,
  { loaded, meeting, receipts }: LoadedReceipts,
): Promise<ReceiptDesk> {
  const { unit, agreements } = loaded.value;
  const drafts = await Promise.all(
    inputGivers(loaded.value, meeting.id).map(async ({ personId, role }): Promise<ReceiptDraft> => {
      const item = receipts.items.find((each) => each.personId === personId && each.role === role);
      return {
        personId,
        name: unit.members.find((member) => member.personId === personId)?.name ?? '',
        role,
        said: await saidBy(deps, unit.id, responseIdOf(meeting.id, role, personId)),
        text: item?.text ?? '',
        ...(item?.sentAt && { sentAt: item.sentAt }),
      };
    }),
  );
  const own = Object.entries(agreements).map(([id, head]) => ({ id, ...head }));
  return {
    unit,
    meeting,
    drafts,
    agreements: own.filter(({ meetingId }) => meetingId === meeting.id),
    now: deps.clock.now(),
  };
}

/** Opens the desk of 'I sagde – vi gjorde'. @throws Refusal `meeting/not-begun` before the schema is finished */
export const openReceipts = (deps: Deps, actor: Actor, key: MeetingKey): Promise<ReceiptDesk> =>
  reading(deps, 'open-receipts', async () => {
    const found = await loadReceipts(deps, actor, key);
    if (found.meeting.phase !== 'completed') throw new Refusal('meeting/not-begun');
    return deskOf(deps, found);
  });
