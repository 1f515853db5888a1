import { listExports, makeExport } from '../../../src/app/exports/make-export';
import { ExportRequest, requestName } from '../../../src/app/exports/request';
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

it('is named by one word on a card, and nothing else is read as one', () => {
  for (const request of Object.values(all))
    expect(ExportRequest.parse(requestName(request))).toEqual(request);
  for (const wrong of ['', 'loop', 'loop:', 'overview:7-9', 'people', 'workload\n', 'LOOP:x', 'json:{}'])
    expect(ExportRequest.safeParse(wrong).success).toBe(false);
});

it('offers what may be had, and of one unit when it is named', async () => {
  const offered = async (personId: string, written?: string) =>
    (await listExports(app.deps, await app.actor(personId), written)).map(({ document }) => document);
  const ofAll = ['overview:0-6', 'overview:6-18', 'closing:0-6', 'closing:6-18', 'workload'];
  expect(await offered('chef')).toEqual([...ofAll, 'loop:moellevang', 'unit:moellevang', 'unit:solsikken']);
  expect(await offered('leader')).toEqual(['loop:moellevang']);
  expect(await offered('s-board-rep')).toEqual(['loop:solsikken']);
  expect(await offered('administration')).toEqual([...ofAll, 'unit:moellevang', 'unit:solsikken']);
  expect(await offered('chef', 'moellevang')).toEqual(['loop:moellevang', 'unit:moellevang']);
  // One that is not theirs and one that has no loop are as one that is none.
  for (const written of ['Havblik', 'Solsikken', 'ingenting'])
    await expect(offered('leader', written)).rejects.toThrow('access/no-such-unit');
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
