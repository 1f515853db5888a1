import { closingIdOf } from '../../domain/closing/closing';
import { Refusal } from '../../domain/errors';
import { may } from '../../domain/people/may';
import { Area, areaOf } from '../../domain/people/unit';
import type { Summary } from '../../domain/status/summary';
import { looked } from '../audit/looked';
import type { Actor, Deps } from '../deps';
import type { ClosedLoop, ClosingsPage } from '../results';
import { loadUnit, reading, rolesFor } from '../use-case';
import { areasOf } from './load';

/** Whether a person reads the summaries of all units: the administration's role is held in none. */
function readsAll({ person, today }: Actor): boolean {
  return may(person, 'read-overview', {}, today).includes('administration');
}

/** Whether the closing summaries of a unit are for this person to read: confirmed, and of those they oversee. */
export function readsClosing(actor: Actor, summary: Summary): boolean {
  const isTheirs = readsAll(actor) || rolesFor(actor, 'read-overview', summary).length > 0;
  return isTheirs && summary.closing?.state === 'confirmed';
}

/**
 * The units whose closing summaries chef and administration read (domain.md §3): own ones, or all. One query.
 * @param area only of one, when given
 * @returns undefined to everyone else
 */
export const readClosedLoops = (deps: Deps, actor: Actor, area?: Area): Promise<ClosingsPage | undefined> =>
  reading(deps, 'read-closed-loops', async () => {
    const all = readsAll(actor);
    if (!all && may(actor.person, 'read-overview', {}, actor.today).length === 0) return undefined;
    const own: Summary[] = [];
    for await (const summary of deps.units.summaries(all ? undefined : { chefId: actor.person.id }))
      if (all || rolesFor(actor, 'read-overview', summary).length > 0) own.push(summary);
    const found = new Set(own.map(({ unit }) => areaOf(unit.sector)));
    const chosen = area !== undefined && found.has(area) ? area : undefined;
    const meant = own.filter(({ unit }) => chosen === undefined || areaOf(unit.sector) === chosen);
    return {
      ...(chosen !== undefined && { area: chosen }),
      areas: Area.options.filter((each) => found.has(each)),
      count: meant.length,
      closed: meant
        .flatMap(({ unit, closing }) =>
          closing?.state === 'confirmed' && closing.confirmedAt !== undefined
            ? [{ unit, confirmedAt: closing.confirmedAt }]
            : [],
        )
        .sort((a, b) => a.unit.name.localeCompare(b.unit.name, 'da')),
    };
  });

/**
 * What a unit has confirmed of the last loop it closed. Two point reads, and one more when its next has begun.
 * @throws Refusal `access/not-yours`, to the unit's own people as well, who have theirs by 'luk loop';
 * `closing/not-closed`
 */
export const readClosedLoop = (deps: Deps, actor: Actor, unitId: string): Promise<ClosedLoop> =>
  reading(deps, 'read-closed-loop', async () => {
    const { value: summary } = await loadUnit(deps, unitId);
    const { unit, closing: head } = summary;
    if (!readsAll(actor) && rolesFor(actor, 'read-overview', summary).length === 0)
      throw new Refusal('access/not-yours');
    if (head?.state !== 'confirmed') throw new Refusal('closing/not-closed');
    const closing = await deps.units.record('closing', unitId, closingIdOf(head.loopId));
    const isOfNow = summary.loop?.id === head.loopId;
    const loop = isOfNow ? summary.loop : await deps.units.record('loop', unitId, `loop:${head.loopId}`);
    if (!loop || closing?.confirmedAt === undefined) throw new Refusal('closing/not-closed');
    await looked(deps, actor, unitId, 'closing', closing.id);
    return { unit, areas: areasOf(summary, loop, closing), confirmedAt: closing.confirmedAt };
  });
