import { isDeepStrictEqual } from 'node:util';
import type { Person } from '../domain/people/person';
import type { Unit } from '../domain/people/unit';
import type { Deps } from './deps';
import type { ImportChanges } from './import/changes';
import type { ImportPlan, Known } from './import/plan';
import { planPeople } from './import/plan-people';
import { planUnits } from './import/plan-units';
import { resumeErasing } from './privacy/erase-person';
import { writePeople, type PeopleCounts } from './import/write-people';
import { writeUnits, type UnitCounts } from './import/write-units';
import type { AuditEntry } from './ports';
import { rulesWith, saveHolidays } from './rules';

export { personIdOf } from './import/plan-people';
export { readImport } from './import/read-import';
export type { ImportFile } from './import/csv';
export type { Finding, FindingCode } from './import/findings';
export type { ImportChanges } from './import/changes';
export type { ImportPlan, Known } from './import/plan';

/** What an import did. `unchanged` was not written. */
export interface ImportReport {
  units: UnitCounts;
  people: PeopleCounts;
  /** Areas whose themes were written. */
  themes: number;
  /** Links in the file, an area's counted once. */
  dataPackages: number;
  /** School holidays in the file. */
  holidays: number;
}

/** Nothing was imported, for the files have findings and their rows were not to be skipped. */
export class ImportRefused extends Error {
  readonly code = 'import/findings';
  constructor() {
    super('The files have findings. Mend them, or import the other rows with skipBad.');
    this.name = 'ImportRefused';
  }
}

/** What the checks of a new import must know of those before it. */
export async function knownMunicipality(deps: Deps): Promise<Known> {
  const people: { upn: string; isChef: boolean }[] = [];
  const upnOf = new Map<string, string>();
  for await (const person of deps.people.all()) {
    const upn = person.upn.toLowerCase();
    upnOf.set(person.id, upn);
    people.push({ upn, isChef: person.assignments.some(({ role }) => role === 'chef') });
  }
  const units: Known['units'][number][] = [];
  for await (const { unit } of deps.units.summaries()) {
    const chefUpn = upnOf.get(unit.chefId);
    units.push({ id: unit.id, sector: unit.sector, ...(chefUpn === undefined ? {} : { chefUpn }) });
  }
  return { units, people };
}

async function everyone(deps: Deps): Promise<Map<string, Person>> {
  const people = new Map<string, Person>();
  for await (const person of deps.people.all()) people.set(person.id, person);
  return people;
}

async function everyUnit(deps: Deps): Promise<Map<string, Unit>> {
  const units = new Map<string, Unit>();
  for await (const { unit } of deps.units.summaries()) units.set(unit.id, unit);
  return units;
}

/**
 * What an import would change; writes nothing. `applyImport` writes just this.
 * @param plan from `readImport`
 * @param options.skipBad plan the good rows although others have findings
 * @throws ImportRefused when the plan is not whole; StoreError when the store fails
 */
export async function planImport(
  deps: Deps,
  plan: ImportPlan,
  options: { skipBad?: boolean } = {},
): Promise<ImportChanges> {
  if (!plan.isWhole && options.skipBad !== true) throw new ImportRefused();
  const [stored, units, held] = await Promise.all([
    everyone(deps),
    everyUnit(deps),
    deps.municipality.holidays(),
  ]);
  const holidays = plan.holidays ?? held;
  const rules = await rulesWith(deps, holidays);
  const people = plan.people
    ? planPeople(stored, plan.people, deps.clock.now(), rules)
    : { changes: [], unchanged: 0 };
  const after = new Map([...stored, ...people.changes.map(({ id, after }) => [id, after] as const)]);
  const unitChanges = planUnits(units, [...after.values()], plan);
  const themes: ImportChanges['themes'] = [];
  for (const adopted of plan.themes ?? []) {
    const before = await deps.municipality.themes(adopted.area);
    if (!isDeepStrictEqual(before, adopted)) themes.push({ ...(before && { before }), after: adopted });
  }
  return {
    ...(!isDeepStrictEqual(held, holidays) && { holidays: { before: held, after: holidays } }),
    people: people.changes,
    units: unitChanges.changes,
    themes,
    unchanged: { people: people.unchanged, units: unitChanges.unchanged },
    inFile: { dataPackages: plan.dataPackages?.length ?? 0, holidays: plan.holidays?.length ?? 0 },
  };
}

/**
 * Writes what `planImport` worked out, each change with who made it. School holidays come first, since all that is
 * planned looks at them; people before units, since their own records decide access. A run that was broken off is
 * mended by the next one.
 * @throws StoreError or Refusal when the store fails, with a part done
 */
export async function applyImport(deps: Deps, changes: ImportChanges): Promise<ImportReport> {
  const audit = (subjectId: string): AuditEntry => ({
    ...{ at: deps.clock.now(), personId: 'cli', action: 'import', subjectId },
  });
  // Someone whose erasing was broken off may be among those who come anew.
  await resumeErasing(deps);
  if (changes.holidays) await saveHolidays(deps, changes.holidays.after, audit('holidays'));
  const people = await writePeople(deps, changes.people);
  const units = await writeUnits(deps, changes.units);
  for (const { after } of changes.themes)
    await deps.municipality.saveThemes(after, audit(`themes:${after.area}`));
  const report = {
    units: { ...units, unchanged: units.unchanged + changes.unchanged.units },
    people: { ...people, unchanged: changes.unchanged.people },
    themes: changes.themes.length,
    dataPackages: changes.inFile.dataPackages,
    holidays: changes.inFile.holidays,
  };
  deps.log.info('import', { ...report });
  return report;
}

/**
 * Imports units, people, themes, data packages and school holidays (acceptance story 1). May be run again at
 * any time: it brings the store to what the files say and writes only what changes.
 * @throws as `planImport` and `applyImport`
 */
export async function importMunicipality(
  deps: Deps,
  plan: ImportPlan,
  options: { skipBad?: boolean } = {},
): Promise<ImportReport> {
  return applyImport(deps, await planImport(deps, plan, options));
}
