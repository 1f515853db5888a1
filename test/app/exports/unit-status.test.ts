import fc from 'fast-check';
import { unitExport } from '../../../src/app/exports/unit-status';
import type { UnitExport } from '../../../src/app/results';
import { wordsIn } from '../../../src/views/texts';
import { unitStatusReport } from '../../../src/views/exports/unit-status';
import {
  aLoop,
  aSchool,
  anAgreement,
  changesOf,
  completed,
  fixedSeed,
  ld1,
  ld2,
  ld3,
  oo1,
  oo2,
  openApp,
  type App,
} from '../../fixtures/builders';
import { loops, secret } from './random-loop';

/** How far a unit is, as its chef and the administration may have it: nothing that anyone said or agreed. */

let app: App;
beforeEach(() => {
  app = openApp({ now: '2026-05-04T08:00:00.000Z' });
});
afterEach(() => app.close());

async function exportOf(each: App, unitId = 'moellevang'): Promise<UnitExport | undefined> {
  const loaded = await each.deps.units.summary(unitId);
  return unitExport(loaded!.value, each.clock.now());
}

it('counts what the dialogues agreed, and of the 1:1s only how many were held', async () => {
  const agreements = [
    anAgreement('a1', { deadline: '2026-05-01' }),
    anAgreement('a2', { isOnTrack: true }),
    anAgreement('a3', { state: 'done' }),
    anAgreement('a4', { meetingId: oo1.id, confidential: true, deadline: '2026-05-01' }),
  ];
  const meetings = [completed(ld1), completed(oo1), oo2, ld2, ld3];
  await app.seed(aSchool(), changesOf({ loop: aLoop(), meetings, agreements }));
  const facts = await exportOf(app);
  expect(facts).toMatchObject({
    agreements: { open: 1, onTrack: 1, done: 1, dropped: 0, overdue: 1 },
    oneToOnes: { held: 1, count: 2 },
    next: [
      { kind: 'one-to-one', number: 2 },
      { kind: 'learning-dialogue', number: 2 },
    ],
    basis: { number: 2, states: { A: 'missing', B: 'missing' } },
  });
  expect(facts?.dialogues.map(({ number, state }) => [number, state])).toEqual([
    [1, 'completed'],
    [2, 'planned'],
    [3, 'planned'],
  ]);
});

it('is nothing before there is a loop', async () => {
  await app.seed(aSchool(), []);
  expect(await exportOf(app)).toBeUndefined();
});

it('holds nothing that anyone wrote but the names of focus areas, of whatever loop', async () => {
  await fc.assert(
    fc.asyncProperty(loops, async ({ unit, records }) => {
      const each = openApp();
      await each.seed(unit, records);
      const { focusAreas: _named, ...facts } = (await exportOf(each))!;
      await each.close();
      const said = JSON.stringify([facts, unitStatusReport(wordsIn('da'), { ...facts, focusAreas: [] })]);
      expect(said).not.toContain(secret);
    }),
    { ...fixedSeed, numRuns: 40 },
  );
});
