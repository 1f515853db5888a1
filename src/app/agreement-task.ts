import { dayOf } from '../domain/calendar/copenhagen';
import { Refusal } from '../domain/errors';
import type { Agreement } from '../domain/follow-up/schema';
import type { Meeting } from '../domain/meeting/meeting';
import { rolesIn } from '../domain/people/may';
import { activeAssignments } from '../domain/people/person';
import { organiserRole } from '../domain/people/unit';
import type { Summary } from '../domain/status/summary';
import type { Actor, Deps } from './deps';
import type { Loaded } from './ports';
import type { AgreementTask } from './results';
import { loadUnit, meetingIn, rolesFor } from './use-case';

export interface AgreementKey {
  unitId: string;
  agreementId: string;
}

/** Whether the agreement is theirs to answer for: its owner, or who stands in for the owner. */
function answersFor({ person, today }: Actor, { ownerId }: Agreement): boolean {
  const covered = activeAssignments(person, today).map(({ covers }) => covers);
  return ownerId === person.id || covered.includes(ownerId);
}

/** A loop that is closed is read-only (rule 4), and so is one before it. */
function isClosed({ loop }: Summary, meeting: Meeting): boolean {
  return loop !== undefined && (loop.state === 'closed' || loop.id !== meeting.loopId);
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
  const roles = rolesFor(actor, 'settle-agreement', summary, meeting);
  const isOwner = roles.length > 0 && answersFor(actor, agreement);
  const holds = roles.some((role) => role === 'chef' || role === organiserRole(summary.unit));
  if (!isOwner && !holds) throw new Refusal('access/not-yours');
  const now = deps.clock.now();
  const isOpen = agreement.state === 'open';
  const isReadOnly = isClosed(summary, meeting);
  return {
    unit: summary.unit,
    meeting,
    agreement,
    isOverdue: isOpen && agreement.deadline < dayOf(now),
    maySettle: isOpen && !isReadOnly,
    mayReopen: !isOpen && !isReadOnly,
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
