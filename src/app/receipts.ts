import { sentAnswers } from '../domain/guide/submitting';
import { responseIdOf } from '../domain/guide/response';
import { Refusal } from '../domain/errors';
import { isTo, receiptsIdOf, type Receipts } from '../domain/input/receipts';
import type { Meeting } from '../domain/meeting/meeting';
import type { RuleSet } from '../domain/rulesets/rule-set';
import { meetingsOf, type Summary } from '../domain/status/summary';
import { inputGivers } from './delivery/receivers';
import { lookedAtGiven } from './audit/looked';
import { questionOnShelf } from './carry-over';
import type { Actor, Deps } from './deps';
import type { MeetingKey } from './follow-up';
import { ownUnits } from './own-units';
import type { Loaded } from './ports';
import type { ReceiptDesk, ReceiptDraft, ReceiptsTask } from './results';
import { demand, loadUnit, meetingIn, reading, rolesFor, rulesOf } from './use-case';

export interface LoadedReceipts {
  loaded: Loaded<Summary>;
  meeting: Meeting;
  receipts: Receipts;
}

/** Once the schema was finished one may write back, also while it is open again for a correction. */
function wasFinished(meeting: Meeting, rules: RuleSet): boolean {
  const step = rules.cards.find(({ card }) => card === 'receipts');
  return meeting.phase === 'completed' || (step !== undefined && meeting.stepsDone.includes(step.id));
}

/**
 * Loads what is written to those who gave input. Two point reads.
 * @throws Refusal `access/not-yours`, `meeting/not-found`, `receipts/not-finished` before the schema was finished
 */
export async function loadReceipts(deps: Deps, actor: Actor, key: MeetingKey): Promise<LoadedReceipts> {
  const loaded = await loadUnit(deps, key.unitId);
  const meeting = meetingIn(actor, loaded.value, key.meetingId);
  demand(actor, 'write-receipts', loaded.value, meeting);
  if (!wasFinished(meeting, rulesOf(loaded.value))) throw new Refusal('receipts/not-finished');
  const id = receiptsIdOf(meeting.id);
  const receipts = await deps.units.record('receipts', key.unitId, id);
  const { unitId, id: meetingId } = meeting;
  return { loaded, meeting, receipts: receipts ?? { id, unitId, meetingId, revision: 0, items: [] } };
}

/** What one person sent, as it was asked then; a draft of theirs is nobody else's. */
async function saidBy(deps: Deps, unitId: string, responseId: string): Promise<ReceiptDraft['said']> {
  const response = await deps.units.record('response', unitId, responseId);
  if (!response) return [];
  return sentAnswers(response).map(({ questionId, text, asked }) => {
    const question = asked ?? questionOnShelf(deps.guides, response.guideId, questionId);
    return { text, ...(question && { question }) };
  });
}

/** The desk: each who gave input, what they said, and what is written to them. A point read for each of them. */
export async function deskOf(
  deps: Deps,
  summary: Summary,
  { meeting, receipts }: Pick<LoadedReceipts, 'meeting' | 'receipts'>,
): Promise<ReceiptDesk> {
  const { unit, agreements } = summary;
  const drafts = await Promise.all(
    inputGivers(summary, meeting.id).map(async (giver): Promise<ReceiptDraft> => {
      const { personId, role } = giver;
      const item = receipts.items.find((each) => isTo(each, giver));
      return {
        personId,
        name: unit.members.find((member) => member.personId === personId)?.name ?? '',
        role,
        said: await saidBy(deps, unit.id, responseIdOf(meeting.id, role, personId)),
        text: item?.text ?? '',
        ...(item?.sentText !== undefined && { sentText: item.sentText }),
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

/** On it stands what others said. */
export async function lookedAtDesk(
  deps: Deps,
  actor: Actor,
  { meeting, drafts }: ReceiptDesk,
): Promise<void> {
  const others = drafts.filter(({ said }) => said.length > 0).length;
  await lookedAtGiven(deps, actor, meeting, { evidence: [], others });
}

/**
 * Opens the desk of 'I sagde – vi gjorde'.
 * @throws Refusal as `loadReceipts`
 */
export const openReceipts = (deps: Deps, actor: Actor, key: MeetingKey): Promise<ReceiptDesk> =>
  reading(deps, 'open-receipts', async () => {
    const found = await loadReceipts(deps, actor, key);
    const desk = await deskOf(deps, found.loaded.value, found);
    await lookedAtDesk(deps, actor, desk);
    return desk;
  });

/** How many of those who gave input to a meeting have not been written back to. */
export function unwrittenTo(summary: Summary, meetingId: string): number {
  const sent = (summary.receipts[meetingId] ?? []).filter(({ sentAt }) => sentAt !== undefined);
  return inputGivers(summary, meetingId).filter((giver) => !sent.some((item) => isTo(item, giver))).length;
}

/** The dialogues of a unit that this person can write back about. */
export function receiptsTasksIn(actor: Actor, summary: Summary): ReceiptsTask[] {
  return meetingsOf(summary)
    .filter((meeting) => wasFinished(meeting, rulesOf(summary)))
    .filter((meeting) => rolesFor(actor, 'write-receipts', summary, meeting).length > 0)
    .filter((meeting) => inputGivers(summary, meeting.id).length > 0)
    .map((meeting) => ({ unit: summary.unit, meeting, left: unwrittenTo(summary, meeting.id) }));
}

/** The dialogues to write back about: those where someone waits first, then the newest. */
export const findReceipts = (deps: Deps, actor: Actor): Promise<ReceiptsTask[]> =>
  reading(deps, 'find-receipts', async () => {
    const own = await ownUnits(deps, actor);
    const newest = own
      .flatMap((summary) => receiptsTasksIn(actor, summary))
      .sort((a, b) => (a.meeting.start < b.meeting.start ? 1 : -1));
    return [...newest.filter(({ left }) => left > 0), ...newest.filter(({ left }) => left === 0)];
  });
