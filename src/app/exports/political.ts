import type { FocusArea } from '../../domain/focus-area/focus-area';
import type { Loop } from '../../domain/loop/loop';
import { Sector, type Unit } from '../../domain/people/unit';
import type { OverviewFocusArea } from './results';

/** The name of a unit's department or centre; undefined for the whole unit, and for one that is gone. */
export function siteName(unit: Unit, siteId: string | undefined): string | undefined {
  return unit.sites.find(({ id }) => id === siteId)?.name;
}

/** Only what lies inside a theme: an own initiative is the unit's own, and left out of political reporting (§1). */
export function insideThemes(
  unit: Unit,
  { themes, focusAreas }: Loop,
): { area: FocusArea; shown: OverviewFocusArea }[] {
  return focusAreas.flatMap((area) => {
    const theme = themes.find(({ id }) => id === area.themeId);
    const site = siteName(unit, area.siteId);
    const shown = theme && { theme: theme.title, title: area.title, ...(site !== undefined && { site }) };
    return shown ? [{ area, shown }] : [];
  });
}

function order({ sector, name }: Pick<Unit, 'sector' | 'name'>): string {
  return `${Sector.options.indexOf(sector)} ${name}`;
}

/** By sector, then by name as Danes sort; never by how they do. */
export function bySectorAndName<T extends Pick<Unit, 'sector' | 'name'>>(units: readonly T[]): T[] {
  return [...units].sort((a, b) => order(a).localeCompare(order(b), 'da'));
}
