import { importMunicipality, readImport } from '../../src/app/import-municipality';
import { plusDays } from '../../src/domain/calendar/copenhagen';
import { filesOf } from '../e2e/loop/municipality';
import { aadOf, upnOf, type Bot } from '../teams/bot';

/** The administration's import: the old leader until the day before, the new one, by name, from then. */
export async function handOver({ app }: Bot, unitId: string, from: string, name: string): Promise<void> {
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
}
