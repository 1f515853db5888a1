import { isDeepStrictEqual } from 'node:util';
import type { Deps } from './deps';
import type { ImportPlan, Known } from './import/plan';
import { writePeople, type PeopleCounts } from './import/write-people';
import type { AuditEntry } from './ports';
import { writeUnits, type UnitCounts } from './import/write-units';

export { personIdOf } from './import/write-people';
export { readImport } from './import/read-import';
export type { ImportFile } from './import/csv';
export type { Finding, FindingCode } from './import/findings';
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

/**
 * Imports units, people, themes, data packages and school holidays (acceptance story 1). May be run again at
 * any time: it brings the store to what the files say and writes only what changes. School holidays come first,
 * since all that is planned looks at them; people before units, since their own records decide access. A run
 * that was broken off is mended by the next one.
 * @param plan from `readImport`
 * @param options.skipBad import the good rows although others have findings
 * @throws ImportRefused when the plan is not whole; StoreError or Refusal when the store fails, with a part done
 */
export async function importMunicipality(
  deps: Deps,
  plan: ImportPlan,
  options: { skipBad?: boolean } = {},
): Promise<ImportReport> {
  if (!plan.isWhole && options.skipBad !== true) throw new ImportRefused();
  const audit = (subjectId: string): AuditEntry => ({
    ...{ at: deps.clock.now(), personId: 'cli', action: 'import', subjectId },
  });
  if (plan.holidays && !isDeepStrictEqual(await deps.municipality.holidays(), plan.holidays))
    await deps.municipality.saveHolidays(plan.holidays, audit('holidays'));
  const people = plan.people
    ? await writePeople(deps, plan.people)
    : { created: 0, changed: 0, unchanged: 0, ended: 0 };
  const units = await writeUnits(deps, plan);
  let themes = 0;
  for (const adopted of plan.themes ?? []) {
    if (isDeepStrictEqual(await deps.municipality.themes(adopted.area), adopted)) continue;
    await deps.municipality.saveThemes(adopted, audit(`themes:${adopted.area}`));
    themes += 1;
  }
  const report = {
    ...{ units, people, themes },
    dataPackages: plan.dataPackages?.length ?? 0,
    holidays: plan.holidays?.length ?? 0,
  };
  deps.log.info('import', { ...report });
  return report;
}
