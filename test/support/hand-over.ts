import { importMunicipality, readImport } from '../../src/app/import-municipality';
import { at, dayOf, plusDays } from '../../src/domain/calendar/copenhagen';
import type { Day } from '../../src/domain/calendar/instant';
import { filesOf } from '../e2e/loop/municipality';
import { aadOf, upnOf, type Bot } from '../teams/bot';

/**
 * The administration's import: the old leader until today, the new one, by name, from tomorrow; and it is tomorrow.
 * @returns that day
 */
export async function handOver({ app, clock }: Bot, unitId: string, name: string): Promise<Day> {
  const from = plusDays(dayOf(clock.now()), 1);
  const files = filesOf(unitId).map(({ name: file, bytes }) => {
    if (file !== 'people.csv') return { name: file, bytes };
    const lines = new TextDecoder().decode(bytes).split('\n');
    const kept = lines.map((line) =>
      line.includes(';leader;') ? line.replace('2023-08-01;;', `2023-08-01;${plusDays(from, -1)};`) : line,
    );
    const begins = `${upnOf(name)};${name};${aadOf(name)};leader;${unitId};${from};;da`;
    return { name: file, bytes: new TextEncoder().encode([...kept, begins].join('\n')) };
  });
  const { plan, findings } = readImport(files);
  expect(findings).toEqual([]);
  await importMunicipality(app.deps, plan);
  clock.set(at(from, '10:00'));
  return from;
}
