import { putLink } from '../app/administration/links';
import type { Deps } from '../app/deps';
import type { Unit } from '../domain/people/unit';
import { findUnit } from './find-unit';
import { CommandFailed, table, type Output } from './output';
import { sayingWhy } from './refused';
import { areaNamed } from './themes';
import { isoDay } from './written-day';

/** `links`: which data packages each unit has, and from when. */
export async function linksCommand(deps: Deps, out: Output): Promise<void> {
  const units: Unit[] = [];
  for await (const { unit } of deps.units.summaries()) units.push(unit);
  units.sort((a, b) => (a.id < b.id ? -1 : 1));
  const links = units.flatMap(({ id, dataPackages }) =>
    dataPackages.map(({ number, url, available }) => ({ unit: id, number, available, url })),
  );
  const without = units.filter(({ dataPackages }) => dataPackages.length === 0).map(({ id }) => id);
  out.say(
    [
      ...table(
        ['unit', 'no', 'from', 'link'],
        links.map(({ unit, number, available, url }) => [unit, String(number), available, url]),
      ),
      ...(without.length > 0 ? ['', `Without any: ${without.join(', ')}.`] : []),
    ],
    { links, without },
  );
}

export interface LinkFlags {
  area?: string;
  unit?: string;
  number: string;
  url: string;
  available: string;
}

/** `links set --area|--unit --number 1-4 --url … --available <date>` */
export async function linksSetCommand(deps: Deps, out: Output, flags: LinkFlags): Promise<void> {
  const { area, unit, number, url, available } = flags;
  if ((area === undefined) === (unit === undefined))
    throw new CommandFailed('Give either --area for all its units, or --unit for one.');
  const of =
    area === undefined ? { unit: (await findUnit(deps, unit ?? '')).unit.id } : { area: areaNamed(area) };
  const put = await sayingWhy(() =>
    putLink(deps, 'cli', { of, number: Number(number), url, available: isoDay(available) }),
  );
  const ids = (units: readonly Unit[]): string[] => units.map(({ id }) => id).sort();
  const kept = ids(put.kept);
  out.say(
    [
      `Data package ${number}: ${put.changed.length} units changed, ${put.unchanged.length} had it already.`,
      ...(kept.length > 0 ? [`Kept a link of their own: ${kept.join(', ')}. Use --unit to change one.`] : []),
    ],
    { changed: ids(put.changed), unchanged: ids(put.unchanged), kept },
  );
}
