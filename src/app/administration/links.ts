import { isDeepStrictEqual } from 'node:util';
import { Day } from '../../domain/calendar/instant';
import { Refusal } from '../../domain/errors';
import { isHttpsLink } from '../../domain/guide/link';
import { unitsWithOwnLink, withPackage } from '../../domain/municipality/area-link';
import { areaOf, DataPackage, type Area, type Unit } from '../../domain/people/unit';
import type { Deps } from '../deps';
import { inParallel } from '../in-parallel';
import { refuseCpr } from '../check-written';
import { reading, withRetry } from '../use-case';
import { demandAdministration, noted, type Administrator } from './administrator';
import { findOneUnit } from './find-unit';

/** A link as someone writes it, for all units of an area or for one. */
export interface WrittenLink {
  /** A unit's name is as someone writes it, or its id. */
  of: { area: Area } | { unit: string };
  number: number;
  url: string;
  /** The day from which it works. */
  available: string;
}

/** Which units have the link now. */
export interface PutLink {
  changed: Unit[];
  unchanged: Unit[];
  /** Of an area: those that keep a link of their own. */
  kept: Unit[];
}

const longestUrl = 2000;

function checkedPackage({ number, url: given, available }: WrittenLink): DataPackage {
  if (!DataPackage.shape.number.safeParse(number).success) throw new Refusal('links/bad-number');
  const url = given.trim();
  if (url === '') throw new Refusal('links/no-url');
  if (url.length > longestUrl || !isHttpsLink(url)) throw new Refusal('links/bad-url');
  const day = Day.safeParse(available.trim());
  if (!day.success) throw new Refusal('links/no-date');
  return { number, url, available: day.data };
}

async function unitsMeant(deps: Deps, of: WrittenLink['of']): Promise<Unit[]> {
  if ('unit' in of) return [await findOneUnit(deps, of.unit, 'links/no-unit')];
  return reading(deps, 'units-of-area', async () => {
    const units: Unit[] = [];
    for await (const { unit } of deps.units.summaries())
      if (areaOf(unit.sector) === of.area) units.push(unit);
    return units;
  });
}

/** One save; none when the unit has the link already. @returns whether it was written */
async function putInto(deps: Deps, by: Administrator, unitId: string, link: DataPackage): Promise<boolean> {
  return withRetry(deps, 'put-link', async () => {
    const summary = await deps.units.summary(unitId);
    if (!summary) return false;
    const unit = withPackage(summary.value.unit, link);
    if (isDeepStrictEqual(unit, summary.value.unit)) return false;
    await deps.units.save({
      summary,
      records: [{ type: 'unit', record: unit }],
      audit: noted(deps, by, 'put-link', `${unitId} ${link.number}`),
    });
    return true;
  });
}

/**
 * Puts in the link of a data package (rule 6): for one unit, or for all of an area but those with one of their own.
 * One save a unit; doing it again mends what was broken off, but where one unit alone was left, its earlier link
 * counts as its own by then: it is named among those kept.
 * @throws Refusal `access/not-administration`, `answer/cpr`, `links/…`
 */
export async function putLink(deps: Deps, by: Administrator, written: WrittenLink): Promise<PutLink> {
  demandAdministration(by);
  refuseCpr([written.url]);
  const link = checkedPackage(written);
  const units = await unitsMeant(deps, written.of);
  const kept = 'area' in written.of ? unitsWithOwnLink(units, link) : [];
  const result: PutLink = { changed: [], unchanged: [], kept };
  await inParallel(
    units.filter((unit) => !kept.includes(unit)),
    async (unit) => {
      const isWritten = await putInto(deps, by, unit.id, link);
      result[isWritten ? 'changed' : 'unchanged'].push(unit);
    },
  );
  return result;
}
