import fc from 'fast-check';
import { readUnitLoop } from '../../../src/app/exports/unit-loop';
import type { UnitLoop } from '../../../src/app/results';
import { closingIdOf } from '../../../src/domain/closing/closing';
import {
  aLoop,
  aSchema,
  aSchool,
  anAgreement,
  changesOf,
  completed,
  fixedSeed,
  ld1,
  ld2,
  oo1,
  openApp,
  type App,
} from '../../fixtures/builders';
import { loops, secret } from './random-loop';

/** A unit's loop for whoever leads it: no answers, nothing of the 1:1s. */

const told = { done: 'Sået', changed: 'Flere er ude', basis: 'Egne billeder', learnt: 'Begynd i marts' };

let app: App;
beforeEach(() => {
  app = openApp();
});
afterEach(() => app.close());

async function loopOf(each: App, unitId = 'moellevang'): Promise<UnitLoop | undefined> {
  const loaded = await each.deps.units.summary(unitId);
  return readUnitLoop(each.deps, loaded!.value);
}

it('has what the dialogues agreed in full, with how it goes, and what a 1:1 agreed not at all', async () => {
  const long = 'Læs sammen. '.repeat(40).trim();
  const agreements = [
    anAgreement('a2', { what: long, state: 'dropped', note: 'Ingen folk' }),
    anAgreement('a1', { deadline: '2026-05-01', isOnTrack: true }),
    anAgreement('a3', { meetingId: oo1.id, confidential: true, what: 'Lederens trivsel' }),
  ];
  const schemas = [
    aSchema({ state: 'finished', childrensPerspective: 'Elevrådet spørger' }, ld1),
    aSchema({ state: 'open', childrensPerspective: 'Ikke besluttet' }, ld2),
  ];
  const meetings = [completed(ld1), completed(oo1), ld2];
  await app.seed(aSchool(), changesOf({ loop: aLoop(), meetings, schemas, agreements }));
  const loop = await loopOf(app);
  expect(loop?.agreements).toEqual([
    {
      ...{ dialogue: 1, what: 'Læsemakkere i 3. klasse', forChildren: 'Flere børn læser sammen' },
      ...{ owner: 'Navn leader', deadline: '2026-05-01', state: 'on-track' },
    },
    {
      ...{ dialogue: 1, what: long, forChildren: 'Flere børn læser sammen' },
      ...{ owner: 'Navn leader', deadline: '2026-06-01', state: 'dropped', note: 'Ingen folk' },
    },
  ]);
  expect(loop?.childrensPerspective).toEqual([{ dialogue: 1, decision: 'Elevrådet spørger' }]);
  expect(loop?.meetings.map(({ kind, number, state }) => [kind, number, state])).toEqual([
    ['learning-dialogue', 1, 'completed'],
    ['one-to-one', 1, 'completed'],
    ['learning-dialogue', 2, 'planned'],
  ]);
});

it('names own initiatives as such, and sites', async () => {
  const focusAreas = [
    { id: 'f1', title: 'Læsemakkere', themeId: 'theme-1', siteId: 'nord' },
    { id: 'f2', title: 'Skolehave' },
  ];
  await app.seed(aSchool(), changesOf({ loop: aLoop({ focusAreas }) }));
  expect((await loopOf(app))?.focusAreas).toEqual([
    { title: 'Læsemakkere', theme: 'Stærkere læsefællesskaber', site: 'Afdeling Nord' },
    { title: 'Skolehave' },
  ]);
});

it.each([
  ['confirmed', { closed: '2028-01-10', summaries: [{ focusArea: 'Skolehave', ...told }] }],
  ['draft', undefined],
] as const)('has the closing summaries once they are confirmed: %s', async (state, closing) => {
  const loop = aLoop({ focusAreas: [{ id: 'f1', title: 'Skolehave' }], state: 'closed' });
  const { id: loopId, unitId } = loop;
  const summaries = [{ areaId: 'f1', ...told }];
  const at = state === 'confirmed' ? { confirmedAt: '2028-01-10T09:00:00.000Z' } : {};
  const record = { id: closingIdOf(loopId), unitId, loopId, state, revision: 2, summaries, ...at };
  await app.seed(aSchool(), [...changesOf({ loop }), { type: 'closing', record }]);
  expect((await loopOf(app))?.closing).toEqual(closing);
});

it('is nothing before there is a loop', async () => {
  await app.seed(aSchool(), []);
  expect(await loopOf(app)).toBeUndefined();
});

it('holds nothing of answers, 1:1s, evidence and tilsyn, of whatever loop', async () => {
  await fc.assert(
    fc.asyncProperty(loops, async ({ unit, records }) => {
      // What the dialogues agreed is the leader's to have; the rest is not.
      const others = records.filter(({ type, record }) => {
        if (type === 'closing') return record.state === 'draft';
        const meetingId = 'meetingId' in record ? record.meetingId : '';
        return !((type === 'agreement' || type === 'schema') && meetingId.includes(':ld'));
      });
      const each = openApp();
      await each.seed(unit, others);
      const { focusAreas: _own, ...loop } = (await loopOf(each))!;
      await each.close();
      expect(JSON.stringify(loop)).not.toContain(secret);
    }),
    { ...fixedSeed, numRuns: 40 },
  );
});
