import type { Deps } from '../../src/app/deps';
import { importMunicipality, personIdOf, readImport } from '../../src/app/import-municipality';
import type { DocumentStore } from '../../src/app/ports';
import { readPlan, chefIdOf } from '../../src/app/read-plan';
import { replan } from '../../src/app/replan';
import { startLoops } from '../../src/app/start-loops';
import { nextStepAt } from '../../src/domain/calendar/card-steps';
import { at, dayOf } from '../../src/domain/calendar/copenhagen';
import type { Instant } from '../../src/domain/calendar/instant';
import { addedMeeting, cancelMeeting, moveMeeting } from '../../src/domain/meeting/change-meeting';
import { hold, type Meeting, type PlannedMeeting } from '../../src/domain/meeting/meeting';
import { ruleSet, withHolidays } from '../../src/domain/rulesets/rule-set';
import { meetingsOf } from '../../src/domain/status/summary';
import { byTest } from '../fixtures/app';
import { allSummaries, clockAt, depsOver, openStore } from './import-deps';
import { filesWith, goodRows } from './import-files';
import { auditsOf } from '../fixtures/audit-rows';

const now = '2026-03-20T08:00:00.000Z';
const summer = { from: '2026-04-20', to: '2026-06-12' };

let store: DocumentStore;
let deps: Deps;

async function imported(rows: Parameters<typeof filesWith>[0] = {}): Promise<void> {
  await importMunicipality(deps, readImport(filesWith(rows)).plan);
}

async function meetings(unitId = 'skolen'): Promise<Meeting[]> {
  return meetingsOf((await deps.units.summary(unitId))!.value);
}

async function meeting(name: string, unitId = 'skolen'): Promise<PlannedMeeting> {
  const found = (await meetings(unitId)).find(({ id }) => id === `meeting:2026:${name}`);
  if (found?.phase !== 'planned') throw new Error(`${name} is not planned`);
  return found;
}

async function saved(record: Meeting): Promise<void> {
  const summary = (await deps.units.summary(record.unitId))!;
  const audit = { at: now, personId: 'test', action: 'test', subjectId: record.id };
  await deps.units.save({ summary, records: [{ type: 'meeting', record }], audit });
}

const inHolidays = ({ start }: { start: Instant }): boolean =>
  summer.from <= dayOf(start) && dayOf(start) <= summer.to;
const orderOf = (all: readonly Meeting[]): string[] => all.map(({ id }) => id);

beforeEach(async () => {
  store = openStore();
  deps = depsOver(store, clockAt(now));
  await imported();
  await startLoops(deps, { area: '6-18', decided: '2026-03-11' });
});

afterEach(() => store.close());

describe('planning anew', () => {
  it('moves nothing, and writes nothing, when nothing is against the plan', async () => {
    const before = await allSummaries(deps);
    expect(await replan(deps, { isDryRun: false })).toEqual({
      units: 2,
      moves: [],
      skipped: [],
      obstructed: [],
    });
    expect(await allSummaries(deps)).toEqual(before);
  });

  it('moves what imported school holidays take, with the cards; the rest stays and keeps its order', async () => {
    const before = await meetings();
    const hit = before.filter(inHolidays);
    expect(hit.length).toBeGreaterThan(0);
    await deps.municipality.saveHolidays([summer], byTest);
    deps = depsOver(store, clockAt(now));
    const report = await replan(deps, { isDryRun: false });
    const after = await meetings();
    const own = report.moves.filter(({ unitId }) => unitId === 'skolen');
    expect(own.map(({ from }) => from)).toEqual(expect.arrayContaining(hit.map(({ start }) => start)));
    expect(after.filter(inHolidays)).toEqual([]);
    expect(orderOf(after)).toEqual(orderOf(before));
    for (const { kind, number, to, until } of own) {
      const moved = after.find((each) => each.kind === kind && each.number === number)!;
      expect(moved).toMatchObject({ start: to, end: until, phase: 'planned', stepsDone: [] });
      expect(moved.dueAt).toBe(nextStepAt(moved, withHolidays(ruleSet(), [summer])));
      expect(await deps.units.record('meeting', 'skolen', moved.id)).toEqual(moved);
      expect(moved.isFixed).toBeUndefined();
    }
  });

  it('says the same and moves nothing in a dry run', async () => {
    await deps.municipality.saveHolidays([summer], byTest);
    deps = depsOver(store, clockAt(now));
    const before = await allSummaries(deps);
    const would = await replan(deps, { isDryRun: true });
    expect(would.moves.length).toBeGreaterThan(0);
    expect(await allSummaries(deps)).toEqual(before);
    expect(await replan(deps, { isDryRun: false })).toEqual(would);
    expect((await replan(deps, { isDryRun: true })).moves).toEqual([]);
  });

  it('keeps what is fixed, held, cancelled or has its cards on the way, and says which of it stands badly', async () => {
    const rules = ruleSet();
    const fixed = moveMeeting(
      await meeting('oo1'),
      { start: at('2026-05-28', '09:00'), end: at('2026-05-28', '10:00') },
      ...(['someone', now, rules] as const),
    );
    const cancelled = cancelMeeting(await meeting('oo2'), 'someone', now);
    const asked = { ...(await meeting('ld1')), stepsDone: ['ld-input'] };
    const held = hold(await meeting('ld1', 'klubben'), now);
    for (const record of [fixed, cancelled, asked, held]) await saved(record);
    await deps.municipality.saveHolidays([summer], byTest);
    deps = depsOver(store, clockAt(now));

    const { obstructed } = await replan(deps, { isDryRun: false });
    const after = [...(await meetings()), ...(await meetings('klubben'))];
    for (const record of [fixed, cancelled, asked, held])
      expect(after.find(({ id, unitId }) => id === record.id && unitId === record.unitId)).toEqual(record);
    expect(obstructed).toContainEqual({
      ...{ unitId: 'skolen', kind: 'one-to-one', number: 1, start: fixed.start, why: 'closed-day' },
    });
    expect(obstructed).not.toContainEqual(expect.objectContaining({ number: 2, kind: 'one-to-one' }));
  });

  it('plans around an extra 1:1, which may lie anywhere', async () => {
    const next = await meeting('oo5');
    const extra: PlannedMeeting = { ...next, id: 'meeting:2026:oo13', number: 13, unitId: 'klubben' };
    await saved(addedMeeting(extra, 'someone', now));
    const { moves } = await replan(deps, { isDryRun: false });
    expect(moves).toEqual([expect.objectContaining({ unitId: 'skolen', kind: 'one-to-one', number: 5 })]);
    expect((await meetings('klubben')).find(({ number }) => number === 13)?.start).toBe(extra.start);
  });

  it('holds a dialogue back when its data package comes later than was thought', async () => {
    await imported({ 'datapackages.csv': ['6-18;2;https://lis.test/2;2026-11-12'] });
    const { moves } = await replan(deps, { isDryRun: false });
    const dialogues = moves.filter(({ kind }) => kind === 'learning-dialogue');
    expect(dialogues.map(({ unitId, number }) => [unitId, number])).toEqual([
      ['klubben', 2],
      ['skolen', 2],
    ]);
    for (const { to } of dialogues) expect(dayOf(to) >= '2026-11-26' && dayOf(to) <= '2026-11-30').toBe(true);
  });

  it('leaves alone the units that are not meant', async () => {
    await deps.municipality.saveHolidays([summer], byTest);
    deps = depsOver(store, clockAt(now));
    const { units, moves } = await replan(deps, { unitIds: ['klubben'], isDryRun: false });
    expect(units).toBe(1);
    expect(new Set(moves.map(({ unitId }) => unitId))).toEqual(new Set(['klubben']));
    expect((await replan(deps, { chefId: 'nobody', isDryRun: false })).units).toBe(0);
  });

  it('leaves alone what someone moved while it was planning', async () => {
    await deps.municipality.saveHolidays([summer], byTest);
    const chosen = { start: at('2026-08-20', '09:00'), end: at('2026-08-20', '11:00') };
    let isMoved = false;
    const racing = depsOver(
      {
        ...{ get: store.get.bind(store), put: store.put.bind(store), delete: store.delete.bind(store) },
        ...{ query: store.query.bind(store), scrub: store.scrub.bind(store) },
        ...{ ready: store.ready.bind(store), close: store.close.bind(store) },
        async batch(container, pk, operations) {
          if (!isMoved && pk === 'skolen') {
            isMoved = true;
            await saved(moveMeeting(await meeting('ld1'), chosen, 'someone', now, ruleSet()));
          }
          return store.batch(container, pk, operations);
        },
      },
      clockAt(now),
    );
    const { moves, skipped } = await replan(racing, { isDryRun: false });
    const isFirst = { unitId: 'skolen', kind: 'learning-dialogue', number: 1 };
    expect(skipped).toContainEqual(expect.objectContaining(isFirst));
    expect(moves).not.toContainEqual(expect.objectContaining(isFirst));
    expect(await meeting('ld1')).toMatchObject({ ...chosen, isFixed: true });
  });

  it('writes one batch a unit, with who did it', async () => {
    await deps.municipality.saveHolidays([summer], byTest);
    deps = depsOver(store, clockAt(now));
    await replan(deps, { isDryRun: false });
    const rows = await auditsOf(store, { pk: 'skolen' });
    expect(rows.filter(({ action }) => action === 'replan')).toMatchObject([
      { personId: 'cli', subjectId: 'loop:2026' },
    ]);
  });
});

describe('the plan', () => {
  it('has every meeting of the loops in order of time, with chef and leader of the day', async () => {
    await saved(cancelMeeting(await meeting('oo12'), 'someone', now));
    const { lines, chefs } = await readPlan(deps);
    expect(lines).toHaveLength(31);
    expect(lines.map(({ start }) => start)).toEqual(lines.map(({ start }) => start).sort());
    const school = lines.find(({ unit }) => unit.id === 'skolen')!;
    expect(school).toMatchObject({ number: 1, chef: 'chef@demo.test', leader: 'lis@demo.test' });
    expect(lines.find(({ unit }) => unit.id === 'klubben')).not.toHaveProperty('leader');
    expect(chefs).toEqual(new Map([['chef@demo.test', 'Carl Chef']]));
  });

  it('is one chef’s, when asked for', async () => {
    await imported({
      'people.csv': [...goodRows['people.csv'], 'eva@demo.test;Eva Chef;;chef;;2024-01-01;;da'],
      'units.csv': [...goodRows['units.csv'], 'ny;Ny;skole;kommunal;nej;eva@demo.test;'],
    });
    await startLoops(deps, { area: '6-18', decided: '2026-03-11' });
    const chefId = await chefIdOf(deps, 'Eva@demo.test');
    expect(chefId).toBe(personIdOf('eva@demo.test'));
    const { lines } = await readPlan(deps, { chefId: chefId! });
    expect(new Set(lines.map(({ unit }) => unit.id))).toEqual(new Set(['ny']));
    expect(await chefIdOf(deps, 'lis@demo.test')).toBeUndefined();
    expect(await chefIdOf(deps, 'nobody@demo.test')).toBeUndefined();
  });
});
