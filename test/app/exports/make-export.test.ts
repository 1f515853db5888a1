import { listExports, makeExport, type ExportRequest } from '../../../src/app/exports/make-export';
import type { Role } from '../../../src/domain/people/person';
import {
  aLoop,
  aMember,
  aPerson,
  aPersonAs,
  aSchool,
  aUnit,
  changesOf,
  ld1,
  openApp,
  peopleOf,
  type App,
} from '../../fixtures/builders';

/** Who may have which document (domain.md §3), asked each time one is made. */

const school = aSchool();
const board = aUnit({
  ...{ id: 'solsikken', name: 'Solsikken', sector: 'dagtilbud', ownership: 'selvejende' },
  members: (['leader', 'board-rep'] as const).map((role) => aMember(role, { personId: `s-${role}` })),
});
const unbegun = aUnit({ id: 'havblik', name: 'Havblik', chefId: 'other-chef', members: [] });

const loop: ExportRequest = { kind: 'loop', unitId: 'moellevang' };
const boardLoop: ExportRequest = { kind: 'loop', unitId: 'solsikken' };
const unit: ExportRequest = { kind: 'unit', unitId: 'moellevang' };
const overview: ExportRequest = { kind: 'overview', area: '6-18' };
const closing: ExportRequest = { kind: 'closing', area: '0-6' };
const workload: ExportRequest = { kind: 'workload' };
const all = { loop, boardLoop, unit, overview, closing, workload };

let app: App;
beforeEach(async () => {
  app = openApp();
  const people = [
    ...peopleOf(school),
    aPerson('other-chef', [{ role: 'chef', from: '2025-01-01' }]),
    aPerson('former', [{ role: 'leader', unitId: 'moellevang', from: '2024-01-01', to: '2026-03-01' }]),
    aPersonAs('administration'),
  ];
  await app.seed(school, changesOf({ loop: aLoop(), meetings: [ld1] }), people);
  const ofBoard = (['leader', 'board-rep'] as const).map((role: Role) =>
    aPerson(`s-${role}`, [{ role, unitId: 'solsikken', from: '2025-01-01' }]),
  );
  await app.seed(board, changesOf({ loop: aLoop({ unitId: 'solsikken' }) }), ofBoard);
  await app.seed(unbegun, []);
});
afterEach(() => app.close());

it.each<[string, (keyof typeof all)[]]>([
  ['leader', ['loop']],
  ['chef', ['loop', 'unit', 'overview', 'closing', 'workload']],
  ['s-board-rep', ['boardLoop']],
  ['s-leader', ['boardLoop']],
  ['administration', ['unit', 'overview', 'closing', 'workload']],
  ['other-chef', ['overview', 'closing', 'workload']],
  ['board-rep', []],
  ['pedagogical-leader', []],
  ['staff-rep', []],
  ['pupil-council', []],
  ['consultant', []],
  ['former', []],
])('%s may have %j, and nothing else', async (personId, may) => {
  const actor = await app.actor(personId);
  const given: string[] = [];
  for (const [name, request] of Object.entries(all)) {
    const made = await makeExport(app.deps, actor, request).catch((error: unknown) => String(error));
    if (typeof made !== 'string') given.push(name);
    else expect(made).toMatch(/(?:access|export)\/not-yours/);
  }
  expect(given).toEqual(may);
});

it('offers what may be had', async () => {
  const offered = async (personId: string) => listExports(app.deps, await app.actor(personId));
  expect(await offered('chef')).toEqual({
    areas: ['0-6', '6-18'],
    hasWorkload: true,
    units: [
      { unit: { id: 'moellevang', name: 'Møllevangskolen' }, kinds: ['loop', 'unit'] },
      { unit: { id: 'solsikken', name: 'Solsikken' }, kinds: ['unit'] },
    ],
  });
  expect(await offered('leader')).toMatchObject({ areas: [], units: [{ kinds: ['loop'] }] });
  expect((await offered('administration')).units.map(({ unit: { name }, kinds }) => [name, kinds])).toEqual([
    ['Møllevangskolen', ['unit']],
    ['Solsikken', ['unit']],
  ]);
  await expect(offered('staff-rep')).rejects.toThrow('export/none');
});

it('gives a chef the workload of the own units, the administration everyone’s', async () => {
  const chefsOf = async (personId: string) => {
    const facts = await makeExport(app.deps, await app.actor(personId), workload);
    return facts.kind === 'workload' ? facts.units : undefined;
  };
  expect(await chefsOf('other-chef')).toBe(0);
  expect(await chefsOf('administration')).toBe(1);
});

it('answers the same for a unit of others and for none, and says when there is nothing yet', async () => {
  const chef = await app.actor('chef');
  const ask = (unitId: string) => makeExport(app.deps, chef, { kind: 'unit', unitId });
  await expect(ask('havblik')).rejects.toThrow('access/not-yours');
  await expect(ask('nowhere')).rejects.toThrow('access/not-yours');
  const own = await app.actor('administration');
  await expect(makeExport(app.deps, own, { kind: 'unit', unitId: 'havblik' })).rejects.toThrow(
    'export/no-loop',
  );
});
