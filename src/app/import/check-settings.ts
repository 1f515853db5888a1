import { daysBetween } from '../../domain/calendar/copenhagen';
import type { AdoptedThemes } from '../../domain/loop/loop';
import { adoptedThemes, isReportYear } from '../../domain/municipality/themes';
import type { Area } from '../../domain/people/unit';
import type { DayRange } from '../../domain/rulesets/rule-set';
import type { Read } from './cells';
import { sift, type Checked } from './check-people';
import type { DataPackageRow, HolidayRow, ThemeRow } from './files';
import { cellFinding, finding } from './findings';
import { isArea, type PlannedPackage } from './plan';

type ThemeLine = Read<ThemeRow>;
type PackageLine = Read<DataPackageRow>;
type HolidayLine = Read<HolidayRow>;

/** One report an area, in its year, with one date of decision and each theme once. */
export function consistentThemes(rows: readonly ThemeLine[]): Checked<ThemeLine> {
  const file = 'themes.csv';
  const firstRows = new Map<Area, ThemeLine>();
  const titles = new Set<string>();
  return sift(rows, (row) => {
    const { line, area, report_year: year, decided, title } = row;
    if (!isReportYear(area, year))
      return finding(file, line, 'theme/parity', `${area} in ${year}`, 'report_year');
    const first = firstRows.get(area) ?? row;
    if (first.report_year !== year || first.decided !== decided) {
      const above = `the report of ${first.report_year}, decided ${first.decided},`;
      return finding(file, line, 'theme/contradiction', above, 'report_year');
    }
    const key = `${area} ${title.toLowerCase()}`;
    if (titles.has(key)) return cellFinding(file, line, 'title', 'theme/twice', title);
    firstRows.set(area, first);
    titles.add(key);
    return undefined;
  });
}

/** The themes of each area. */
export function themesOf(rows: readonly ThemeLine[]): AdoptedThemes[] {
  return [...new Set(rows.map(({ area }) => area))].flatMap((area) => {
    const ofArea = rows.filter((row) => row.area === area);
    const [first] = ofArea;
    const titles = ofArea.map(({ title }) => title);
    return first ? [adoptedThemes(area, first.report_year, first.decided, titles)] : [];
  });
}

/** Packages of units that are there, each number once. */
export function consistentPackages(
  rows: readonly PackageLine[],
  unitIds: { has(id: string): boolean },
): Checked<PackageLine> {
  const file = 'datapackages.csv';
  const lines = new Map<string, number>();
  return sift(rows, ({ line, unit, number }) => {
    if (!isArea(unit) && !unitIds.has(unit)) return cellFinding(file, line, 'unit', 'datapackage/unit', unit);
    const key = `${unit} ${number}`;
    const twin = lines.get(key);
    if (twin !== undefined) return finding(file, line, 'datapackage/twice', twin, 'number');
    lines.set(key, line);
    return undefined;
  });
}

export function packagesOf(rows: readonly PackageLine[]): PlannedPackage[] {
  return rows.map(({ unit, number, url, available }) => ({ of: unit, number, url, available }));
}

/** Danish summer holidays are some six weeks; more is a mistyped year, in which nothing would be sent. */
const longestHolidayDays = 70;

/** Holidays that end after they begin, and end before long. They may overlap. */
export function consistentHolidays(rows: readonly HolidayLine[]): Checked<HolidayLine> {
  const file = 'holidays.csv';
  return sift(rows, ({ line, from, to }) => {
    if (to < from) return finding(file, line, 'holiday/period', '', 'to');
    const days = daysBetween(from, to) + 1;
    return days > longestHolidayDays ? finding(file, line, 'holiday/too-long', days, 'to') : undefined;
  });
}

/** The holidays in order. */
export function holidaysOf(rows: readonly HolidayLine[]): DayRange[] {
  return rows
    .map(({ from, to }) => ({ from, to }))
    .sort((a, b) => (a.from === b.from ? (a.to < b.to ? -1 : 1) : a.from < b.from ? -1 : 1));
}
