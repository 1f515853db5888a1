import { schemaIdOf } from '../domain/follow-up/schema';
import { Refusal } from '../domain/errors';
import { meetingIdOf } from '../domain/meeting/meeting';
import { isNewSince, tookOverOn } from '../domain/people/handover';
import type { Unit } from '../domain/people/unit';
import type { Summary } from '../domain/status/summary';
import { lookedAtAgreements } from './audit/looked';
import { seenBy } from './confidential';
import type { Actor, Deps } from './deps';
import { ownUnits } from './own-units';
import type { Handover } from './results';
import { statusOf } from './status/unit-status';
import { demand, loadUnit, reading } from './use-case';

function sinceIn({ person, today }: Actor, { unit, loop }: Summary): string | undefined {
  return tookOverOn(person, unit, loop, today);
}

/** How children's perspective is included, as it was decided; an unfinished schema is its writer's. */
async function perspectiveOf(deps: Deps, { unit, loop }: Summary): Promise<Handover['perspective']> {
  if (!loop) return undefined;
  const meetingId = meetingIdOf(loop.id, 'learning-dialogue', 1);
  const schema = await deps.units.record('schema', unit.id, schemaIdOf(meetingId));
  return schema?.state === 'finished' && schema.childrensPerspective !== ''
    ? { meetingId, text: schema.childrensPerspective }
    : undefined;
}

/**
 * The brief of a loop for the leader who took it over (story 13), without the predecessor's drafts and 1:1 notes.
 * Two point reads.
 * @throws Refusal `access/not-yours`, to a former leader as well; `handover/none` to who has led it all along
 */
export const readHandover = (deps: Deps, actor: Actor, unitId: string): Promise<Handover> =>
  reading(deps, 'read-handover', async () => {
    const { value: summary } = await loadUnit(deps, unitId);
    demand(actor, 'read-status', summary);
    const since = sinceIn(actor, summary);
    if (since === undefined) throw new Refusal('handover/none');
    const perspective = await perspectiveOf(deps, summary);
    const status = statusOf(deps, seenBy(actor, summary), deps.clock.now());
    await lookedAtAgreements(deps, actor, unitId, status.agreements);
    return {
      since,
      status,
      ...(perspective && { perspective }),
    };
  });

/** The units that were handed over to a person; only those lately, where `isNew`. */
export function handoversIn(actor: Actor, own: readonly Summary[], isNew = false): Unit[] {
  return own.flatMap((summary) => {
    const since = sinceIn(actor, summary);
    return since !== undefined && (!isNew || isNewSince(since, actor.today)) ? [summary.unit] : [];
  });
}

/** What 'overlevering' means: the units that were handed over to this person. @throws Refusal `handover/none` */
export const findHandovers = (deps: Deps, actor: Actor): Promise<Unit[]> =>
  reading(deps, 'find-handovers', async () => {
    const units = handoversIn(actor, await ownUnits(deps, actor));
    if (units.length === 0) throw new Refusal('handover/none');
    return units;
  });
