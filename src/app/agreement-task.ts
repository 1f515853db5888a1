import { dayOf } from '../domain/calendar/copenhagen';
import { Refusal } from '../domain/errors';
import type { Agreement } from '../domain/follow-up/schema';
import type { Meeting } from '../domain/meeting/meeting';
import { organiserRole } from '../domain/people/unit';
import type { Summary } from '../domain/status/summary';
import type { Actor, Deps } from './deps';
import type { AgreementTask } from './results';
import { rolesFor } from './use-case';

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
  const isOwner = agreement.ownerId === actor.person.id && roles.length > 0;
  const holds = roles.some((role) => role === 'chef' || role === organiserRole(summary.unit));
  if (!isOwner && !holds) throw new Refusal('access/not-yours');
  const now = deps.clock.now();
  return {
    unit: summary.unit,
    meeting,
    agreement,
    isOverdue: agreement.state === 'open' && agreement.deadline < dayOf(now),
    maySettle: agreement.state === 'open',
    now,
  };
}
