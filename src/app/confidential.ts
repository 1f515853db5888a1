import { rolesIn } from '../domain/people/may';
import type { AgreementHead, Summary } from '../domain/status/summary';
import type { Actor } from './deps';
import { rolesFor } from './use-case';

/**
 * Whether an agreement of a 1:1 is of a leader who leads the unit today: to carry out what one has promised oneself
 * it must be seen, also when it was agreed with the leader before.
 */
export function isOwnOfPair(
  { person, today }: Actor,
  { unit }: Summary,
  { ownerId, confidential }: Pick<AgreementHead, 'ownerId' | 'confidential'>,
): boolean {
  return confidential && ownerId === person.id && rolesIn(person, unit, today).includes('leader');
}

/** Whether a person may read an agreement where a unit's are listed: of a 1:1, the two who held it. */
function sees(actor: Actor, summary: Summary, agreement: Omit<AgreementHead, 'id'>): boolean {
  const { confidential, meetingId } = agreement;
  if (!confidential || isOwnOfPair(actor, summary, agreement)) return true;
  const meeting = summary.meetings[meetingId];
  return meeting !== undefined && rolesFor(actor, 'read-schema', summary, meeting).length > 0;
}

/**
 * A unit as this person may look at it: without what others agreed in their 1:1s, as a new leader's predecessor did
 * (domain.md §3, story 13). To be looked at only; saved is what was loaded.
 */
export function seenBy(actor: Actor, summary: Summary): Summary {
  const seen = Object.entries(summary.agreements).filter(([, agreement]) => sees(actor, summary, agreement));
  return { ...summary, agreements: Object.fromEntries(seen) };
}
