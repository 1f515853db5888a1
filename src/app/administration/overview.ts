import { isDeepStrictEqual } from 'node:util';
import { dayOf } from '../../domain/calendar/copenhagen';
import type { AdoptedThemes } from '../../domain/loop/loop';
import { hasBegun, type Meeting } from '../../domain/meeting/meeting';
import type { Role } from '../../domain/people/person';
import { Area, areaOf, membersOn, type Unit } from '../../domain/people/unit';
import { meetingsOf, type Summary } from '../../domain/status/summary';
import type { Deps } from '../deps';
import { guidesInForce } from '../guides/in-force';
import { reading } from '../use-case';
import { demandAdministration, type Administrator } from './administrator';
import type { AdministrationOverview, AreaOverview } from './results';
import { readSettings } from './settings';
import { unreachableOf } from './unreachable';

/** The dialogue that a unit's next data package is for. */
function nextDialogue(summary: Summary, now: string): Meeting | undefined {
  return meetingsOf(summary)
    .filter(({ kind, phase }) => kind === 'learning-dialogue' && phase === 'planned')
    .filter((meeting) => !hasBegun(meeting, now))
    .sort((a, b) => (a.start < b.start ? -1 : 1))[0];
}

function linksOf(summaries: readonly Summary[], now: string): AreaOverview['links'] {
  const byNumber = new Map<number, { units: number; missing: Unit[] }>();
  for (const summary of summaries) {
    const number = nextDialogue(summary, now)?.number;
    if (number === undefined) continue;
    const line = byNumber.get(number) ?? { units: 0, missing: [] };
    line.units += 1;
    if (!summary.unit.dataPackages.some((each) => each.number === number)) line.missing.push(summary.unit);
    byNumber.set(number, line);
  }
  return [...byNumber].sort(([a], [b]) => a - b).map(([number, line]) => ({ number, ...line }));
}

function areaOverview(
  area: Area,
  summaries: readonly Summary[],
  adopted: AdoptedThemes | undefined,
  now: string,
): AreaOverview {
  const running = summaries.filter(({ loop }) => loop?.state === 'running');
  const earlier = running.filter(({ loop }) => adopted && !isDeepStrictEqual(loop?.themes, adopted.themes));
  return {
    ...{ area, units: summaries.length, running: running.length, earlier: earlier.length },
    ...(adopted && { adopted }),
    links: linksOf(running, now),
  };
}

function countsOf(summaries: readonly Summary[], now: string): AdministrationOverview['people'] {
  const byRole = new Map<Role, Set<string>>();
  for (const { unit } of summaries)
    for (const { role, personId } of membersOn(unit, dayOf(now)))
      byRole.set(role, (byRole.get(role) ?? new Set()).add(personId));
  return [...byRole].map(([role, ids]) => ({ role, count: ids.size })).sort((a, b) => b.count - a.count);
}

/**
 * 'forvaltning': themes, settings, data packages, people and guides in one look. Three point reads, a query over
 * units and one a chef.
 * @throws Refusal `access/not-administration`
 */
export function readAdministration(deps: Deps, by: Administrator): Promise<AdministrationOverview> {
  demandAdministration(by);
  return reading(deps, 'read-administration', async () => {
    const now = deps.clock.now();
    const summaries: Summary[] = [];
    for await (const summary of deps.units.summaries()) summaries.push(summary);
    summaries.sort((a, b) => a.unit.name.localeCompare(b.unit.name, 'da'));
    const areas = Area.options.map(async (area) =>
      areaOverview(
        area,
        summaries.filter(({ unit }) => areaOf(unit.sector) === area),
        await deps.municipality.themes(area),
        now,
      ),
    );
    const [ofAreas, settings, unreachable] = await Promise.all([
      Promise.all(areas),
      readSettings(deps, by),
      unreachableOf(
        deps,
        summaries.map(({ unit }) => unit),
      ),
    ]);
    const people = countsOf(summaries, now);
    return { now, areas: ofAreas, settings, people, unreachable, guides: guidesInForce(deps) };
  });
}
