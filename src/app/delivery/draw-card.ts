import { answerCards, lostMeaning, stepMoments } from '../../domain/calendar/card-steps';
import type { Instant } from '../../domain/calendar/instant';
import type { OutboxRow } from '../../domain/delivery/outbox';
import { Refusal } from '../../domain/errors';
import { isOver } from '../../domain/loop/loop';
import type { Meeting } from '../../domain/meeting/meeting';
import type { StepCard } from '../../domain/rulesets/rule-set';
import type { Summary } from '../../domain/status/summary';
import type { Actor, Deps } from '../deps';
import type { OutgoingCard } from '../results';
import { rulesFor } from '../rules';
import { drawAgreement } from './cards/agreement';
import { drawAnswerCard } from './cards/answer';
import { drawBrief } from './cards/brief';
import { drawChanged } from './cards/changed';
import { drawClosing } from './cards/closing';
import { drawDigest } from './cards/digest';
import { drawReceipt, drawReceipts } from './cards/receipts';
import { drawSchema } from './cards/schema';
import { drawPoint } from './cards/supervision-point';
import { drawSupervision } from './cards/supervision';
import { whyTooSoon } from './just-sent';

/** What a card about a meeting is drawn from. `isReplacing`: it takes the place of one that is out. */
export interface Drawing {
  deps: Deps;
  /** Who gets it: the row's person, or the one who stands in. */
  actor: Actor;
  row: OutboxRow;
  summary: Summary;
  meeting: Meeting;
  unitId: string;
  meetingId: string;
  isReplacing: boolean;
}

export type Drawn = OutgoingCard | { drop: string };

/** How each card about a meeting is drawn. */
const drawers: Record<
  Exclude<StepCard, 'digest' | 'supervision' | 'supervision-point'>,
  (drawing: Drawing) => Promise<Drawn> | Drawn
> = {
  input: drawAnswerCard,
  preparation: drawAnswerCard,
  reminder: drawAnswerCard,
  brief: drawBrief,
  schema: drawSchema,
  'schema-reminder': drawSchema,
  receipts: drawReceipts,
  receipt: drawReceipt,
  closing: drawClosing,
  'closing-reminder': drawClosing,
  agreement: drawAgreement,
  changed: drawChanged,
};

/** Cards that come of what someone did, and not of the calendar. */
const noSteps: readonly StepCard[] = ['changed', 'receipt'];

/** Cards of what goes on in a closed loop: what was agreed, and what people are told. */
const livesOn: readonly StepCard[] = ['agreement', 'receipt', 'changed'];

function whyLost(row: OutboxRow, { loop }: Summary, meeting: Meeting, now: Instant): string | undefined {
  if (isOver(loop, meeting) && !livesOn.includes(row.card)) return 'loop-closed';
  return lostMeaning(row, meeting, now);
}

/** Why a card that is out is of no use any more, and when another comes: the meeting was moved or cancelled. */
async function withdrawn({ deps, summary, meeting, row }: Drawing): Promise<OutgoingCard | undefined> {
  const { unit } = summary;
  if (meeting.phase === 'cancelled')
    return { kind: 'withdrawn', withdrawn: { unit, meeting, why: 'cancelled' } };
  if (noSteps.includes(row.card) || row.agreementId || meeting.stepsDone.includes(row.stepId))
    return undefined;
  const rules = await rulesFor(deps, summary);
  const again = stepMoments(meeting, rules).find(({ step }) => step.id === row.stepId);
  return {
    kind: 'withdrawn',
    withdrawn: {
      unit,
      meeting,
      why: 'moved',
      ...(again && { comesAgainAt: again.at }),
      ...(answerCards.includes(row.card) && { answersAs: row.role }),
    },
  };
}

/**
 * Draws a row's card as things stand now, or says why it should not be sent any more. Whether the person may
 * see it is asked here, as for everything they do themselves.
 */
export async function drawCard(
  given: Deps,
  actor: Actor,
  row: OutboxRow,
  isReplacing = false,
): Promise<Drawn> {
  const { card, unitId, meetingId } = row;
  const deps: Deps = { ...given, isSending: true };
  try {
    if (card === 'digest') return await drawDigest(deps, actor, row);
    if (card === 'supervision') return await drawSupervision(deps, actor, row);
    if (card === 'supervision-point') return await drawPoint(deps, actor, row, isReplacing);
    if (unitId === undefined || meetingId === undefined) return { drop: 'meeting-gone' };
    const summary = (await deps.units.summary(unitId))?.value;
    const meeting = summary?.meetings[meetingId];
    if (!meeting) return { drop: 'meeting-gone' };
    const drawing: Drawing = { deps, actor, row, summary, meeting, unitId, meetingId, isReplacing };
    const instead = isReplacing ? await withdrawn(drawing) : undefined;
    if (instead) return instead;
    const lost = isReplacing ? undefined : whyLost(row, summary, meeting, deps.clock.now());
    if (lost) return { drop: lost };
    const tooSoon = isReplacing ? undefined : await whyTooSoon(deps, row);
    if (tooSoon) return { drop: tooSoon };
    return await drawers[card](drawing);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Said to nobody here: a store that fails is not the card's fault, and no failure of ours to make it.
    if (error.code.startsWith('store/')) throw error.cause;
    return { drop: error.code };
  }
}
