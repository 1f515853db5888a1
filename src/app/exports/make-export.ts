import { Refusal } from '../../domain/errors';
import { may } from '../../domain/people/may';
import { Area } from '../../domain/people/unit';
import { matchesByName } from '../../domain/status/name-match';
import type { Summary } from '../../domain/status/summary';
import { exported } from '../audit/looked';
import { readAuditExport } from '../audit/read-audit';
import type { Actor, Deps } from '../deps';
import { ownUnits } from '../own-units';
import { municipalityPk } from '../ports';
import { demand, loadUnit, reading, rolesFor } from '../use-case';
import { readClosings } from './closing';
import { readMineData } from '../privacy/mine-data';
import { readOverview } from './overview';
import { requestName, type ExportRequest } from './request';
import type { ExportChoice, ExportFacts } from './results';
import { readUnitLoop } from './unit-loop';
import { unitExport } from './unit-status';
import { readWorkload } from './workload';

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

/** Whether there is any document for a person with these units; asked for the help card, which has read them. */
export function mayExport(actor: Actor, own: readonly Summary[]): boolean {
  const isAdministration = overviewRoles(actor).includes('administration');
  return isAdministration || own.some((summary) => kindsFor(actor, summary).length > 0);
}

/** The administration's units are all, in one query. */
async function unitsFor(deps: Deps, actor: Actor): Promise<Summary[]> {
  if (!overviewRoles(actor).includes('administration')) return ownUnits(deps, actor);
  const all: Summary[] = [];
  for await (const summary of deps.units.summaries()) all.push(summary);
  return all.sort((a, b) => a.unit.name.localeCompare(b.unit.name, 'da'));
}

/** What is about many units. */
function overviewChoices(actor: Actor): ExportChoice[] {
  if (overviewRoles(actor).length === 0) return [];
  return [
    ...(['overview', 'closing'] as const).flatMap((kind) =>
      Area.options.map((area) => ({ kind, area, document: requestName({ kind, area }) })),
    ),
    { kind: 'workload', document: requestName({ kind: 'workload' }) },
  ];
}

/**
 * What a person may have as a document (domain.md §3): whoever leads a loop the whole of it; a chef the same of the
 * own units, and what is about all; the administration all but the loops.
 * @param written a unit's name, for what is about it alone; empty for all
 * @throws Refusal `export/none`, `access/no-such-unit`, `store/no-answer`
 */
export const listExports = (deps: Deps, actor: Actor, written = ''): Promise<ExportChoice[]> =>
  reading(deps, 'list-exports', async () => {
    const ofUnits = (await unitsFor(deps, actor)).flatMap((summary) =>
      kindsFor(actor, summary).map((kind) => {
        const { id, name } = summary.unit;
        return { kind, name, unitName: name, document: requestName({ kind, unitId: id }) };
      }),
    );
    const meant = written.trim() === '' ? ofUnits : matchesByName(ofUnits, written);
    if (written.trim() !== '' && meant.length === 0) throw new Refusal('access/no-such-unit');
    const choices: ExportChoice[] = [
      ...(written.trim() === '' ? overviewChoices(actor) : []),
      ...meant.map(({ kind, unitName, document }) => ({ kind, unitName, document })),
    ];
    if (choices.length === 0) throw new Refusal('export/none');
    return choices;
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

async function factsOf(deps: Deps, actor: Actor, request: ExportRequest): Promise<ExportFacts> {
  if (request.kind === 'audit') return readAuditExport(deps, actor, request.unitId);
  if ('unitId' in request) return aboutOneUnit(deps, actor, request.kind, request.unitId);
  if (request.kind === 'mine') return readMineData(deps, actor);
  const roles = overviewRoles(actor);
  if (roles.length === 0) throw new Refusal('export/not-yours');
  if (request.kind === 'overview') return readOverview(deps, request.area);
  if (request.kind === 'closing') return readClosings(deps, request.area);
  return readWorkload(deps, roles.includes('administration') ? {} : { chefId: actor.person.id });
}

/**
 * The facts of one document, for one person; asked for permission each time, since a card with an offer may be old.
 * A chef's workload is of the own units.
 * @throws Refusal `access/not-yours`, `export/not-yours`, `export/no-loop`, `store/no-answer`
 */
export const makeExport = (deps: Deps, actor: Actor, request: ExportRequest): Promise<ExportFacts> =>
  reading(deps, 'make-export', async () => {
    const facts = await factsOf(deps, actor, request);
    const of = 'unitId' in request ? request.unitId : municipalityPk;
    await exported(deps, actor.person.id, of, requestName(request));
    return facts;
  });
