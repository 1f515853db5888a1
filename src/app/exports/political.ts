import { placeOf, type FocusArea } from '../../domain/focus-area/focus-area';
import type { Loop } from '../../domain/loop/loop';
import { Sector, type Unit } from '../../domain/people/unit';
import type { OverviewFocusArea } from './results';

/** Only what lies inside a theme: an own initiative is the unit's own, and left out of political reporting (§1). */
export function insideThemes(
  unit: Unit,
  { themes, focusAreas }: Loop,
): { area: FocusArea; shown: OverviewFocusArea }[] {
  return focusAreas.flatMap((area) => {
    const { theme, ...place } = placeOf(area, themes, unit.sites);
    return theme === undefined ? [] : [{ area, shown: { theme, title: area.title, ...place } }];
  });
}

function order({ sector, name }: Pick<Unit, 'sector' | 'name'>): string {
  return `${Sector.options.indexOf(sector)} ${name}`;
}

/** By sector, then by name as Danes sort; never by how they do. */
export function bySectorAndName<T extends Pick<Unit, 'sector' | 'name'>>(units: readonly T[]): T[] {
  return [...units].sort((a, b) => order(a).localeCompare(order(b), 'da'));
}
