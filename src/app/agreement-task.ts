import { dayOf } from '../domain/calendar/copenhagen';
import { Refusal } from '../domain/errors';
import type { Agreement } from '../domain/follow-up/schema';
import { isOver } from '../domain/loop/loop';
import type { Meeting } from '../domain/meeting/meeting';
import { rolesIn } from '../domain/people/may';
import { activeAssignments } from '../domain/people/person';
import { organiserRole } from '../domain/people/unit';
import type { Summary } from '../domain/status/summary';
import { isOwnOfPair } from './confidential';
import type { Actor, Deps } from './deps';
import type { Loaded } from './ports';
import type { AgreementTask } from './results';
import { followedFrom } from './thread/sight';
import { loadUnit, meetingIn, rolesFor } from './use-case';

export interface AgreementKey {
  unitId: string;
  agreementId: string;
}

/** Whether the agreement is theirs to answer for: its owner, or who stands in for the owner. */
function answersFor({ person, today }: Actor, { ownerId }: Pick<Agreement, 'ownerId'>): boolean {
  const covered = activeAssignments(person, today).map(({ covers }) => covers);
  return ownerId === person.id || covered.includes(ownerId);
}

/** Whether an agreement is theirs to say how it goes, as its owner or as one of those who hold its meeting. */
export function mayOpenAgreement(
  actor: Actor,
  summary: Summary,
  meeting: Meeting,
  agreement: Pick<Agreement, 'ownerId' | 'confidential'>,
): boolean {
  const roles = rolesFor(actor, 'settle-agreement', summary, meeting);
  const holds = roles.some((role) => role === 'chef' || role === organiserRole(summary.unit));
  return (
    holds || isOwnOfPair(actor, summary, agreement) || (roles.length > 0 && answersFor(actor, agreement))
  );
}

/** What was said of an agreement after its loop was closed can be taken back, like any press of a button. */
function isSaidSinceClosing({ closing }: Summary, { notedAt }: Agreement): boolean {
  const { confirmedAt } = closing ?? {};
  return confirmedAt !== undefined && notedAt !== undefined && confirmedAt <= notedAt;
}

/**
 * An agreement as this person sees it. Its owner says how it goes, and so may those who hold the meetings.
 * @throws Refusal `access/not-yours` to those who take no part in the meeting it comes from
 */
export function agreementTask(
  deps: Pick<Deps, 'clock'>,
  actor: Actor,
  summary: Summary,
  meeting: Meeting,
  agreement: Agreement,
): AgreementTask {
  if (!mayOpenAgreement(actor, summary, meeting, agreement)) throw new Refusal('access/not-yours');
  const now = deps.clock.now();
  const isOpen = agreement.state === 'open';
  const area = followedFrom(actor, summary, meeting, agreement);
  return {
    unit: summary.unit,
    meeting,
    agreement,
    ...(area && { area }),
    isOverdue: isOpen && agreement.deadline < dayOf(now),
    // What is open when its loop is closed stays so until it is done (story 12).
    maySettle: isOpen,
    mayReopen: !isOpen && (!isOver(summary.loop, meeting) || isSaidSinceClosing(summary, agreement)),
    now,
  };
}

/**
 * Loads an agreement with its unit; two point reads.
 * @throws Refusal `access/not-yours`; `agreement/gone` when a schema that was opened again took it out
 */
export async function loadAgreement(
  deps: Deps,
  actor: Actor,
  { unitId, agreementId }: AgreementKey,
): Promise<{ loaded: Loaded<Summary>; task: AgreementTask }> {
  const loaded = await loadUnit(deps, unitId);
  // Own only: a card may well ask for 'constructor'.
  const isKnown = Object.hasOwn(loaded.value.agreements, agreementId);
  const agreement = isKnown ? await deps.units.record('agreement', unitId, agreementId) : undefined;
  if (!agreement) {
    const isTheirs = rolesIn(actor.person, loaded.value.unit, actor.today).length > 0;
    throw new Refusal(isTheirs ? 'agreement/gone' : 'access/not-yours');
  }
  const meeting = meetingIn(actor, loaded.value, agreement.meetingId);
  return { loaded, task: agreementTask(deps, actor, loaded.value, meeting, agreement) };
}
