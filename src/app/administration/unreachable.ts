import { dayOf } from '../../domain/calendar/copenhagen';
import type { Unit } from '../../domain/people/unit';
import type { Deps } from '../deps';
import type { Unreachable } from '../results';
import { unreachableIn } from '../unreachable';
import { reading } from '../use-case';
import { demandAdministration, type Administrator } from './administrator';

/** Whom of some units no card reaches; one query a chef. */
export async function unreachableOf(deps: Deps, units: readonly Unit[]): Promise<Unreachable[]> {
  const today = dayOf(deps.clock.now());
  const chefIds = [...new Set(units.map(({ chefId }) => chefId))];
  const rows = (await Promise.all(chefIds.map((id) => deps.outbox.ofChef(id, 'unreachable')))).flat();
  return units.flatMap((unit) => unreachableIn(unit, rows, today));
}

/** Whom in the municipality no card reaches, by unit. @throws Refusal `access/not-administration` */
export function readUnreachable(deps: Deps, by: Administrator): Promise<Unreachable[]> {
  demandAdministration(by);
  return reading(deps, 'read-unreachable', async () => {
    const units: Unit[] = [];
    for await (const { unit } of deps.units.summaries()) units.push(unit);
    units.sort((a, b) => a.name.localeCompare(b.name, 'da'));
    return unreachableOf(deps, units);
  });
}
