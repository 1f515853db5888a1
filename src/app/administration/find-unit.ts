import { Refusal } from '../../domain/errors';
import type { Unit } from '../../domain/people/unit';
import { matchesByName } from '../../domain/status/name-match';
import type { Deps } from '../deps';
import { reading } from '../use-case';

/**
 * The unit that is meant, by id or by name, forgivingly. One query.
 * @param none the refusal when no unit fits
 * @throws Refusal `none`, `links/several-units`
 */
export function findOneUnit(
  deps: Deps,
  written: string,
  none: 'links/no-unit' | 'people/no-unit',
): Promise<Unit> {
  return reading(deps, 'find-unit', async () => {
    const units: Unit[] = [];
    for await (const { unit } of deps.units.summaries()) units.push(unit);
    const byId = units.find(({ id }) => id === written.trim().toLowerCase());
    const [found, ...more] = byId ? [byId] : matchesByName(units, written);
    if (!found) throw new Refusal(none);
    if (more.length > 0) throw new Refusal('links/several-units');
    return found;
  });
}
