import type { Meeting } from '../../domain/meeting/meeting';
import type { AgreementHead, EvidenceHead } from '../../domain/status/summary';
import type { Actor, Deps } from '../deps';
import type { AuditPlace } from '../ports';

/** What a look is at; never what stands there. */
export type LookedAt = 'answers' | 'one-to-one' | 'supervision' | 'closing';

type Looker = Pick<Deps, 'audit' | 'clock' | 'isSending'>;

async function note(
  { audit, clock }: Looker,
  personId: string,
  pk: string,
  action: string,
  subjectId: string,
): Promise<void> {
  const place: AuditPlace = { container: 'units', pk };
  await audit.look(place, { at: clock.now(), personId, action, subjectId });
}

/**
 * Writes in the audit that someone is shown what others wrote or agreed (domain.md §7), before it is shown: where
 * that cannot be written, nothing is. Of a card that the bot posts by itself, that it was sent.
 * @param subjectId the meeting, report or point; the unit, for what is of several
 */
export function looked(
  deps: Looker,
  actor: Actor,
  unitId: string,
  at: LookedAt,
  subjectId: string,
): Promise<void> {
  return note(deps, actor.person.id, unitId, `${deps.isSending ? 'was-sent' : 'looked-at'}-${at}`, subjectId);
}

/** As `looked`, for a document. @param personId 'cli' for the command line @param pk the unit, or 'municipality' */
export function exported(deps: Looker, personId: string, pk: string, subjectId: string): Promise<void> {
  const kind = subjectId.split(':')[0] ?? subjectId;
  return note(deps, personId, pk, `exported-${kind}`, subjectId);
}

/** What others gave a dialogue, or said in a 1:1; one's own is no look at others. */
export async function lookedAtGiven(
  deps: Looker,
  actor: Actor,
  { unitId, id, kind }: Pick<Meeting, 'unitId' | 'id' | 'kind'>,
  given: { evidence: readonly Pick<EvidenceHead, 'personId'>[]; others: number },
): Promise<void> {
  const isOthers = given.others > 0 || given.evidence.some(({ personId }) => personId !== actor.person.id);
  if (isOthers) await looked(deps, actor, unitId, kind === 'one-to-one' ? kind : 'answers', id);
}

/** Agreements of 1:1s among those that are shown; what one has promised oneself is no look at others. */
export async function lookedAtAgreements(
  deps: Looker,
  actor: Actor,
  unitId: string,
  shown: readonly Pick<AgreementHead, 'confidential' | 'ownerId'>[],
  subjectId = unitId,
): Promise<void> {
  const isOthers = shown.some(({ confidential, ownerId }) => confidential && ownerId !== actor.person.id);
  if (isOthers) await looked(deps, actor, unitId, 'one-to-one', subjectId);
}
