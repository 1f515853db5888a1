import { z } from 'zod/v4';
import { Refusal } from '../../domain/errors';
import { may } from '../../domain/people/may';
import { Area } from '../../domain/people/unit';
import type { Summary } from '../../domain/status/summary';
import type { Actor, Deps } from '../deps';
import { ownUnits } from '../own-units';
import { demand, loadUnit, reading, rolesFor } from '../use-case';
import { readClosings } from './closing';
import { readOverview } from './overview';
import type { ExportChoices, ExportFacts } from './results';
import { readUnitLoop } from './unit-loop';
import { unitExport } from './unit-status';
import { readWorkload } from './workload';

/** Which document is asked for. */
export const ExportRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['overview', 'closing']), area: Area }),
  z.object({ kind: z.enum(['loop', 'unit']), unitId: z.string() }),
  z.object({ kind: z.literal('workload') }),
]);
export type ExportRequest = z.infer<typeof ExportRequest>;

/** The roles that give what is about many units; in any unit, since these are no unit's. */
function overviewRoles({ person, today }: Actor): readonly string[] {
  return may(person, 'read-overview', {}, today);
}

/** For the unit's chef, and for the administration, whose every unit is. */
function mayHaveUnit(actor: Actor, summary: Summary): boolean {
  const { person, today } = actor;
  return (
    rolesFor(actor, 'export-unit', summary).length > 0 ||
    may(person, 'export-unit', {}, today).includes('administration')
  );
}

function kindsFor(actor: Actor, summary: Summary): ('loop' | 'unit')[] {
  if (!summary.loop) return [];
  return [
    ...(rolesFor(actor, 'export-loop', summary).length > 0 ? (['loop'] as const) : []),
    ...(mayHaveUnit(actor, summary) ? (['unit'] as const) : []),
  ];
}

/** The administration's units are all, in one query. */
async function unitsFor(deps: Deps, actor: Actor): Promise<Summary[]> {
  if (!overviewRoles(actor).includes('administration')) return ownUnits(deps, actor);
  const all: Summary[] = [];
  for await (const summary of deps.units.summaries()) all.push(summary);
  return all.sort((a, b) => a.unit.name.localeCompare(b.unit.name, 'da'));
}

/**
 * What a person may have as a document (domain.md §3): whoever leads a loop the whole of it; a chef the same of the
 * own units, and what is about all; the administration all but the loops.
 * @throws Refusal `export/none`, `store/no-answer`
 */
export const listExports = (deps: Deps, actor: Actor): Promise<ExportChoices> =>
  reading(deps, 'list-exports', async () => {
    const units = (await unitsFor(deps, actor)).flatMap((summary) => {
      const kinds = kindsFor(actor, summary);
      const { id, name } = summary.unit;
      return kinds.length > 0 ? [{ unit: { id, name }, kinds }] : [];
    });
    const seesAll = overviewRoles(actor).length > 0;
    if (!seesAll && units.length === 0) throw new Refusal('export/none');
    return { areas: seesAll ? Area.options : [], hasWorkload: seesAll, units };
  });

async function aboutOneUnit(
  deps: Deps,
  actor: Actor,
  kind: 'loop' | 'unit',
  unitId: string,
): Promise<ExportFacts> {
  const { value } = await loadUnit(deps, unitId);
  if (kind === 'loop') demand(actor, 'export-loop', value);
  else if (!mayHaveUnit(actor, value)) throw new Refusal('access/not-yours');
  const facts = kind === 'loop' ? await readUnitLoop(deps, value) : unitExport(value, deps.clock.now());
  if (!facts) throw new Refusal('export/no-loop');
  return facts;
}

/**
 * The facts of one document, for one person; asked for permission each time, since a card with an offer may be old.
 * A chef's workload is of the own units.
 * @throws Refusal `access/not-yours`, `export/not-yours`, `export/no-loop`, `store/no-answer`
 */
export const makeExport = (deps: Deps, actor: Actor, request: ExportRequest): Promise<ExportFacts> =>
  reading(deps, 'make-export', async () => {
    if ('unitId' in request) return aboutOneUnit(deps, actor, request.kind, request.unitId);
    const roles = overviewRoles(actor);
    if (roles.length === 0) throw new Refusal('export/not-yours');
    if (request.kind === 'overview') return readOverview(deps, request.area);
    if (request.kind === 'closing') return readClosings(deps, request.area);
    return readWorkload(deps, roles.includes('administration') ? {} : { chefId: actor.person.id });
  });
