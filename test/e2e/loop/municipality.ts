import { importMunicipality, readImport, type ImportFile } from '../../../src/app/import-municipality';
import { startLoops } from '../../../src/app/start-loops';
import { readDemoFiles } from '../../../src/demo/files';
import type { Day } from '../../../src/domain/calendar/instant';
import { areaOf } from '../../../src/domain/people/unit';
import type { Bot } from '../../teams/bot';

/** A municipality of one unit, with its people and its chef as the sample's files have them. */
export function filesOf(unitId: string): ImportFile[] {
  const lines = readDemoFiles().map(({ name, bytes }) => ({
    name,
    lines: new TextDecoder().decode(bytes).trim().split('\n'),
  }));
  const unitLine = lines
    .find(({ name }) => name === 'units.csv')
    ?.lines.find((line) => line.startsWith(`${unitId};`));
  const chefUpn = unitLine?.split(';')[5] ?? '';
  const isOfUnit = (line: string): boolean => line.includes(`;${unitId};`) || line.startsWith(`${unitId};`);
  const isKept: Readonly<Record<string, (line: string) => boolean>> = {
    'units.csv': isOfUnit,
    'people.csv': (line) => isOfUnit(line) || line.startsWith(`${chefUpn};`),
    'datapackages.csv': (line) => isOfUnit(line) || /^\d/.test(line),
  };
  return lines.map(({ name, lines: [heading = '', ...rows] }) => ({
    name,
    bytes: new TextEncoder().encode([heading, ...rows.filter(isKept[name] ?? (() => true))].join('\n')),
  }));
}

/** Imports the sample municipality whole, with those who are in no unit; no loop is started. */
export async function importAll({ app }: Bot): Promise<void> {
  const { plan, findings } = readImport(readDemoFiles());
  expect(findings).toEqual([]);
  await importMunicipality(app.deps, plan);
}

/** Imports the unit and starts its loop, as the administration does. @param decided the council's day */
export async function startUnit({ app }: Bot, unitId: string, decided: Day): Promise<void> {
  const { plan, findings } = readImport(filesOf(unitId));
  expect(findings).toEqual([]);
  await importMunicipality(app.deps, plan);
  const [unit] = plan.units ?? [];
  await startLoops(app.deps, { area: areaOf(unit!.sector), decided });
}
