import type { DataPackage, Unit } from '../people/unit';

/** A unit's packages with one put in the place of the one of its number. */
export function withPackage(unit: Unit, put: DataPackage): Unit {
  const others = unit.dataPackages.filter(({ number }) => number !== put.number);
  return { ...unit, dataPackages: [...others, put].sort((a, b) => a.number - b.number) };
}

function linkOf({ dataPackages }: Unit, number: number): string | undefined {
  return dataPackages.find((each) => each.number === number)?.url;
}

/**
 * Which of an area's units have a link of their own for a package: one that no other unit has, and that is not the
 * area's. A link of the area leaves it alone (rule 6: a package may go to department and class level).
 */
export function unitsWithOwnLink(
  units: readonly Unit[],
  { number, url: ofArea }: Pick<DataPackage, 'number' | 'url'>,
): Unit[] {
  const users = new Map<string, number>();
  for (const unit of units) {
    const url = linkOf(unit, number);
    if (url !== undefined) users.set(url, (users.get(url) ?? 0) + 1);
  }
  users.delete(ofArea);
  return units.filter((unit) => users.get(linkOf(unit, number) ?? '') === 1);
}
