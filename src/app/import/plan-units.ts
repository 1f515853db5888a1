import { isDeepStrictEqual } from 'node:util';
import type { Person } from '../../domain/people/person';
import { isErasedId } from '../../domain/privacy/erased-text';
import { areaOf, type DataPackage, type Unit } from '../../domain/people/unit';
import { memberFinder } from '../members';
import type { Change } from './changes';
import type { ImportPlan, PlannedPackage } from './plan';

/** What a unit is without its people and packages. */
type UnitFrame = Omit<Unit, 'members' | 'dataPackages'>;

/** A unit's packages, by number; the unit's own goes before that of its area. */
function packagesFor({ id, sector }: UnitFrame, planned: readonly PlannedPackage[]): DataPackage[] {
  const byNumber = new Map<number, DataPackage>();
  for (const owner of [areaOf(sector), id])
    for (const { of, number, url, available } of planned)
      if (of === owner) byNumber.set(number, { number, url, available });
  return [...byNumber.values()].sort((a, b) => a.number - b.number);
}

function frameOf({ members: _members, dataPackages: _packages, ...frame }: Unit): UnitFrame {
  return frame;
}

/** A UPN that passed to a new colleague is still in the old one's record, who has no roles left. */
function idsByUpn(people: Iterable<Person>): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { id, upn, assignments } of people) if (assignments.length > 0) ids.set(upn.toLowerCase(), id);
  return ids;
}

/**
 * What becomes of units. Those that the plan does not mention are kept, with the people they have now. Pure.
 * @param stored every unit, by id
 * @param people everyone as they are after the import
 * @throws RangeError when the plan names a chef who is not among the people
 */
export function planUnits(
  stored: ReadonlyMap<string, Unit>,
  people: readonly Person[],
  { units = [], dataPackages }: Pick<ImportPlan, 'units' | 'dataPackages'>,
): { changes: Change<Unit>[]; unchanged: number } {
  const membersOf = memberFinder(people);
  const ids = idsByUpn(people);
  const frames = new Map([...stored.values()].map((unit) => [unit.id, frameOf(unit)]));
  for (const { chefUpn, ...planned } of units) {
    const chefId = ids.get(chefUpn);
    if (chefId === undefined) throw new RangeError(`the chef of unit ${planned.id} is not imported`);
    frames.set(planned.id, { ...planned, chefId });
  }
  const all = [...frames.values()].map((frame): Change<Unit> => {
    const before = stored.get(frame.id);
    // The files know nothing of those who were erased, whose roles stay for what was done in them.
    const erased = before?.members.filter(({ personId }) => isErasedId(personId)) ?? [];
    const members = [...membersOf(frame), ...erased];
    const planned = dataPackages && packagesFor(frame, dataPackages);
    const next = (unit?: Unit): Unit => ({
      ...frame,
      members,
      dataPackages: planned ?? unit?.dataPackages ?? [],
    });
    return { id: frame.id, ...(before && { before }), after: next(before), next };
  });
  const changes = all.filter(({ before, after }) => !isDeepStrictEqual(after, before));
  return { changes, unchanged: all.length - changes.length };
}
