import type { z } from 'zod/v4';
import { readRows, type Read } from './cells';
import { consistentPeople, peopleOf, peopleOfUnits, type Checked } from './check-people';
import {
  consistentHolidays,
  consistentPackages,
  consistentThemes,
  holidaysOf,
  packagesOf,
  themesOf,
} from './check-settings';
import { consistentUnits, unitsOf } from './check-units';
import { readTable, type ImportFile } from './csv';
import {
  DataPackageRow,
  fileNames,
  headings,
  HolidayRow,
  PersonRow,
  ThemeRow,
  UnitRow,
  type FileName,
} from './files';
import { cellFinding, finding, type Finding } from './findings';
import { nothingKnown, type ImportPlan, type Known } from './plan';

function fileNameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase();
}

/** The given files by their name, without folders. */
function filesByName(files: readonly ImportFile[], findings: Finding[]): Map<FileName, ImportFile> {
  const byName = new Map<FileName, ImportFile>();
  for (const { name: path, bytes } of files) {
    const name = fileNameOf(path);
    const known = fileNames.find((fileName) => fileName === name);
    if (!known) {
      if (name.endsWith('.csv')) findings.push(finding(name, 0, 'file/unknown', name));
    } else if (byName.has(known)) findings.push(finding(name, 0, 'file/twice', name));
    else byName.set(known, { name, bytes });
  }
  return byName;
}

const placeOf = (file: string): number => (fileNames as readonly string[]).indexOf(file);

/** As someone mending the files goes through them. */
function inReadingOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => placeOf(a.file) - placeOf(b.file) || a.line - b.line);
}

/**
 * Reads and cross-checks import files (`files.ts` says what is in them). Pure: writes nothing.
 * @param files those of `fileNames`, in any order; a file may be left out when it was imported before, themes,
 *   data packages and holidays always
 * @param known what was imported before, from `knownMunicipality`
 * @returns the plan without the rows that have findings and without those that depend on them
 */
export function readImport(
  files: readonly ImportFile[],
  known: Known = nothingKnown,
): { plan: ImportPlan; findings: Finding[] } {
  let findings: Finding[] = [];
  const byName = filesByName(files, findings);

  /** The rows of a file with good cells, or undefined when there is no such file or none that can be used. */
  function rowsOf<T extends object>(name: FileName, schema: z.ZodType<T>): Read<T>[] | undefined {
    const file = byName.get(name);
    if (!file) return undefined;
    const table = readTable(file, headings[name]);
    const read = readRows(name, table.rows, schema);
    findings = findings.concat(table.findings, read.findings);
    return table.rows.length > 0 ? read.rows : undefined;
  }
  function good<T>(checked: Checked<T>): T[] {
    findings = findings.concat(checked.findings);
    return checked.good;
  }
  for (const [name, before] of [
    ['units.csv', known.units],
    ['people.csv', known.people],
  ] as const)
    if (!byName.has(name) && before.length === 0) findings.push(finding(name, 0, 'file/missing', name));

  const personRows = rowsOf('people.csv', PersonRow);
  const consistent = personRows && good(consistentPeople(personRows));
  const chefUpns = new Set(
    consistent
      ? consistent.filter(({ role }) => role === 'chef').map(({ upn }) => upn)
      : known.people.filter(({ isChef }) => isChef).map(({ upn }) => upn),
  );

  const unitRows = rowsOf('units.csv', UnitRow);
  const goodUnits = unitRows && good(consistentUnits(unitRows, chefUpns));
  const sectors = new Map([...known.units, ...(goodUnits ?? [])].map(({ id, sector }) => [id, sector]));

  const plannedIds = new Set(goodUnits?.map(({ id }) => id));
  for (const { id, chefUpn } of known.units)
    if (consistent && chefUpn !== undefined && !plannedIds.has(id) && !chefUpns.has(chefUpn))
      findings.push(cellFinding('people.csv', 0, 'role', 'unit/no-chef', chefUpn));

  const people = consistent && good(peopleOfUnits(consistent, sectors));
  const themeRows = rowsOf('themes.csv', ThemeRow);
  const themes = themeRows && good(consistentThemes(themeRows));
  const packageRows = rowsOf('datapackages.csv', DataPackageRow);
  const packages = packageRows && good(consistentPackages(packageRows, sectors));

  const holidayRows = rowsOf('holidays.csv', HolidayRow);
  const holidays = holidayRows && good(consistentHolidays(holidayRows));

  // A part without a good row is left out: it must not take away what is there.
  const plan: ImportPlan = {
    ...(goodUnits?.length && { units: unitsOf(goodUnits) }),
    ...(people?.length && { people: peopleOf(people) }),
    ...(themes?.length && { themes: themesOf(themes) }),
    ...(packages?.length && { dataPackages: packagesOf(packages) }),
    ...(holidays?.length && { holidays: holidaysOf(holidays) }),
    isWhole: findings.length === 0,
  };
  return { plan, findings: inReadingOrder(findings) };
}
