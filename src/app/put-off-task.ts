import { agreementMoments, lostMeaning } from '../domain/calendar/card-steps';
import type { Instant } from '../domain/calendar/instant';
import { isOfLoop, type OutboxRow } from '../domain/delivery/outbox';
import type { PutOffCard } from '../domain/delivery/put-off';
import { Refusal, type ErrorCode } from '../domain/errors';
import { isOver } from '../domain/loop/loop';
import type { Meeting } from '../domain/meeting/meeting';
import { standsInFor } from '../domain/people/may';
import type { Action } from '../domain/people/permissions';
import type { Role } from '../domain/people/person';
import type { RuleSet } from '../domain/rulesets/rule-set';
import type { Summary } from '../domain/status/summary';
import { loadAgreement } from './agreement-task';
import { openClosing } from './closing/load';
import { openPreparation } from './preparation';
import { askedAbout } from './delivery/enqueue-agreement';
import { hasAnswered } from './delivery/receivers';
import type { Actor, Deps } from './deps';
import { openFollowUp } from './follow-up';
import type { Loaded } from './ports';
import { openReceipts } from './receipts';
import type { OutgoingCard } from './results';
import { rulesFor } from './rules';
import { demand, loadUnit, meetingIn, reading, rolesFor, rulesOf } from './use-case';

/** Which card, as a card says it; asked anew on the server. */
export interface PutOffKey {
  unitId: string;
  meetingId: string;
  card: PutOffCard;
  /** In which the person got it; an agreement's is found. */
  role?: Role | undefined;
  agreementId?: string | undefined;
}

/** What opening the card asks for is what putting it off asks for. */
const actionOf: Record<Exclude<PutOffCard, 'agreement'>, Action> = {
  input: 'answer',
  preparation: 'answer',
  reminder: 'answer',
  schema: 'write-schema',
  'schema-reminder': 'write-schema',
  receipts: 'write-receipts',
  closing: 'close-loop',
  'closing-reminder': 'close-loop',
};

/** A card to be put off, with all that its row says. */
export interface PutOffTask {
  loaded: Loaded<Summary>;
  meeting: Meeting;
  about: Pick<OutboxRow, 'personId' | 'role' | 'stepId'> & { agreementId?: string };
  rules: RuleSet;
}

const whyLost: Record<NonNullable<ReturnType<typeof lostMeaning>>, ErrorCode> = {
  'meeting-begun': 'answer/locked',
  'meeting-cancelled': 'meeting/cancelled',
  'schema-finished': 'put-off/done',
};

async function agreementAbout(deps: Deps, actor: Actor, key: PutOffKey, now: Instant): Promise<PutOffTask> {
  const agreementId = key.agreementId ?? '';
  const { loaded, task } = await loadAgreement(deps, actor, { unitId: key.unitId, agreementId });
  const { unit, meeting, agreement } = task;
  if (agreement.state !== 'open') throw new Refusal('put-off/done');
  const rules = await rulesFor(deps, loaded.value);
  const passed = agreementMoments(agreement.deadline, rules).filter(({ at }) => at <= now);
  const [own] = rolesFor(actor, 'settle-agreement', loaded.value, meeting);
  const asked = askedAbout(loaded.value, agreement, actor.today);
  const isAsked =
    asked !== undefined &&
    (asked.personId === actor.person.id ||
      standsInFor(actor.person, unit, asked.role, actor.today) === asked.personId);
  const who = isAsked ? asked : { personId: actor.person.id, role: own ?? 'leader' };
  const stepId = passed.at(-1)?.stepId ?? rules.agreementCards[0]?.id ?? 'agreement';
  return { loaded, meeting, rules, about: { agreementId, stepId, personId: who.personId, role: who.role } };
}

/**
 * Loads what a card is about. Two point reads at most.
 * @throws Refusal `access/not-yours`, `meeting/not-found`; `put-off/done` and others when it has lost its meaning
 */
export async function loadPutOff(deps: Deps, actor: Actor, key: PutOffKey): Promise<PutOffTask> {
  const now = deps.clock.now();
  if (key.card === 'agreement') return agreementAbout(deps, actor, key, now);
  const loaded = await loadUnit(deps, key.unitId);
  const { unit } = loaded.value;
  const meeting = meetingIn(actor, loaded.value, key.meetingId);
  const roles = demand(actor, actionOf[key.card], loaded.value, meeting);
  const role = key.role ?? roles[0];
  if (role === undefined || !roles.includes(role)) throw new Refusal('access/not-yours');
  const rules = await rulesFor(deps, loaded.value);
  // Of the rule set itself: a reminder that is out can be put off though reminders were turned off since.
  const step = rulesOf(loaded.value).cards.find(
    ({ card, kind }) => card === key.card && kind === meeting.kind,
  );
  if (!step) throw new Refusal('input/unreadable');
  const lost = lostMeaning(key, meeting, now);
  if (lost) throw new Refusal(whyLost[lost]);
  if (isOfLoop(key.card) && isOver(loaded.value.loop, meeting)) throw new Refusal('put-off/done');
  // Who stands in puts it off for whoever is asked then.
  const personId = standsInFor(actor.person, unit, role, actor.today) ?? actor.person.id;
  const isAnswered = [personId, actor.person.id].some((id) =>
    hasAnswered(loaded.value, meeting.id, role, id),
  );
  if (isAnswered && actionOf[key.card] === 'answer') throw new Refusal('put-off/done');
  return { loaded, meeting, rules, about: { personId, role, stepId: step.id } };
}

/** The card itself, now. @throws Refusal as for opening it any other way */
export async function openPutOff(deps: Deps, actor: Actor, key: PutOffKey): Promise<OutgoingCard> {
  const { unitId, meetingId, card, agreementId = '' } = key;
  switch (card) {
    case 'schema':
    case 'schema-reminder': {
      const followUp = await openFollowUp(deps, actor, { unitId, meetingId });
      return { kind: 'follow-up', followUp, isReminder: card === 'schema-reminder' };
    }
    case 'closing':
    case 'closing-reminder': {
      const { loopId } = meetingIn(actor, (await loadUnit(deps, unitId)).value, meetingId);
      const desk = await openClosing(deps, actor, { unitId, loopId });
      return { kind: 'closing', desk, isReminder: card === 'closing-reminder' };
    }
    case 'receipts':
      return { kind: 'receipts', desk: await openReceipts(deps, actor, { unitId, meetingId }) };
    case 'agreement': {
      const open = () => loadAgreement(deps, actor, { unitId, agreementId });
      return { kind: 'agreement', task: (await reading(deps, 'open-agreement', open)).task };
    }
    default: {
      if (key.role === undefined) throw new Refusal('input/unreadable');
      const preparation = await openPreparation(deps, actor, { unitId, meetingId, role: key.role });
      return { kind: 'preparation', preparation, isReminder: card === 'reminder' };
    }
  }
}
