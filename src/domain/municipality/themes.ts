import { Day } from '../calendar/instant';
import type { AdoptedThemes } from '../loop/loop';
import type { Area } from '../people/unit';
import { accepted, refused, type Result } from '../result';

/** Rule 1: the report for 6–18 comes in even years, the one for 0–6 in odd years. */
export function isReportYear(area: Area, year: number): boolean {
  return year % 2 === (area === '6-18' ? 0 : 1);
}

/** Themes with ids of their own, unique over all reports, since areas report in different years. */
export function adoptedThemes(
  area: Area,
  reportYear: number,
  decided: Day,
  titles: readonly string[],
): AdoptedThemes {
  const themes = titles.map((title, at) => ({ id: `${reportYear}-${at + 1}`, title }));
  return { area, reportYear, decided, themes };
}

/** Themes as someone writes them. */
export interface WrittenThemes {
  area: Area;
  reportYear: number;
  /** The day of the council's decision. */
  decided: string;
  titles: readonly string[];
}

export type ThemesRefusal =
  | 'themes/no-date'
  | 'themes/wrong-year'
  | 'themes/no-title'
  | 'themes/bad-title'
  | 'themes/twice'
  | 'themes/too-many';

const earliestYear = 2015;
const latestYear = 2100;
const longestTitle = 200;
const mostThemes = 10;

/** The decided themes of a report, which need a date and a title each (rule 1). */
export function checkedThemes({
  area,
  reportYear,
  decided,
  titles: given,
}: WrittenThemes): Result<AdoptedThemes, ThemesRefusal> {
  const day = Day.safeParse(decided.trim());
  if (!day.success) return refused('themes/no-date');
  if (reportYear < earliestYear || reportYear > latestYear || !isReportYear(area, reportYear))
    return refused('themes/wrong-year');
  const titles = given.map((title) => title.trim().replace(/\s+/gu, ' ')).filter((title) => title !== '');
  if (titles.length === 0) return refused('themes/no-title');
  if (titles.length > mostThemes) return refused('themes/too-many');
  // Titles end in spreadsheets, where these begin a formula.
  if (titles.some((title) => title.length > longestTitle || /^[=+\-@]/u.test(title)))
    return refused('themes/bad-title');
  if (new Set(titles.map((title) => title.toLowerCase())).size < titles.length)
    return refused('themes/twice');
  return accepted(adoptedThemes(area, reportYear, day.data, titles));
}
