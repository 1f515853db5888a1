import { expiryNote } from '../../../src/app/privacy/expire-unit';
import { runRetention } from '../../../src/app/privacy/retention';
import type { Expired } from '../../../src/app/privacy/results';
import type { Deps } from '../../../src/app/deps';
import { emptySummary, project, type UnitRecord } from '../../../src/domain/status/summary';
import { dailyRetention } from '../../../src/jobs/retention';
import { openApp, type App } from '../../fixtures/app';
import { everythingIn } from '../../fixtures/everything';
import { known, seedKnown } from '../../fixtures/known-person';
import { aLoop, aResponse, aUnit, anOutboxRow, changesOf, completed, ld1 } from '../../fixtures/builders';

/** Letting go of what was kept long enough (domain.md §7). */

async function run(deps: Deps, isDryRun = false): Promise<Expired[]> {
  const all: Expired[] = [];
  for await (const expired of runRetention(deps, { isDryRun })) if (expired) all.push(expired);
  return all;
}

const countsOf = (all: readonly Expired[], unitId?: string): Expired['counts'] =>
  all.find((each) => each.unitId === unitId)?.counts ?? {};

async function expectFolded({ deps }: App, unitId: string): Promise<void> {
  const { value } = (await deps.units.summary(unitId))!;
  const { records } = await deps.holdings.records(unitId);
  const unit = records.find(({ type }) => type === 'unit') as Extract<UnitRecord, { type: 'unit' }>;
  expect(value).toEqual(records.reduce(project, emptySummary(unit.record)));
}

describe('retention', () => {
  let app: App;
  beforeEach(async () => {
    app = openApp();
    await seedKnown(app.deps);
  });
  afterEach(() => app.close());

  it('lets nothing go while all is young', async () => {
    const before = await everythingIn(app.store);
    expect(await run(app.deps)).toEqual([]);
    expect(await everythingIn(app.store)).toEqual(before);
  });

  it('says beforehand what would go, writing nothing, and the same goes then', async () => {
    app.clock.set('2027-06-01T08:00:00.000Z');
    const before = await everythingIn(app.store);
    const said = await run(app.deps, true);
    expect(await everythingIn(app.store)).toEqual(before);
    expect(said).toEqual([
      { unitId: 'moellevang', counts: { response: 1, outbox: 2 } },
      { counts: { form: 1 } },
    ]);
    expect(await run(app.deps)).toEqual(said);
    expect(await run(app.deps)).toEqual([]);
    await expectFolded(app, 'moellevang');
    expect((await app.deps.people.byId(known.id))!.value.entryChat).toBeUndefined();
  });

  it('leaves a line in the unit’s audit that says how many of what', async () => {
    app.clock.set('2027-06-01T08:00:00.000Z');
    await run(app.deps);
    const rows = await app.deps.audit.rows({ container: 'units', pk: 'moellevang' }, 'changes', { limit: 2 });
    expect(rows).toMatchObject([
      { personId: 'retention', action: 'retention', subjectId: 'outbox=2' },
      { personId: 'retention', action: 'retention', subjectId: 'response=1' },
    ]);
    expect(expiryNote(app.deps, {}).subjectId).toBe('');
  });

  it('after five years lets a loop go that another followed, but what lives on', async () => {
    const { deps } = app;
    const next: UnitRecord = { type: 'loop', record: aLoop({ id: 'loop-2' }) };
    const save = async (records: UnitRecord[]): Promise<unknown> =>
      deps.units.save({
        summary: (await deps.units.summary('moellevang'))!,
        records,
        audit: expiryNote(deps, {}),
      });
    await save([{ type: 'loop', record: aLoop() }]);
    await save([next]);
    app.clock.set('2032-06-01T08:00:00.000Z');
    await run(deps);
    const { value } = (await deps.units.summary('moellevang'))!;
    expect(value.loop?.id).toBe('loop-2');
    expect(Object.values(value.agreements).map(({ entryId, state }) => [entryId, state])).toEqual([
      ['a1', 'open'],
    ]);
    expect(Object.keys(value.meetings)).toEqual([ld1.id]);
    expect(Object.values(value.supervisionPoints)).toHaveLength(1);
    expect([value.responses, value.evidence, value.receipts, value.basisNotes, value.schemas]).toEqual([
      {},
      {},
      {},
      {},
      {},
    ]);
    await expectFolded(app, 'moellevang');
    const { records } = await deps.holdings.records('moellevang');
    expect(records.map(({ type }) => type).sort()).toEqual([
      'agreement',
      'loop',
      'loop',
      'meeting',
      'supervision-point',
      'unit',
    ]);
  });

  it('takes more than a batch holds in several, each whole', async () => {
    const { deps, store } = app;
    const unit = aUnit({ id: 'stor' });
    const roles = ['leader', 'staff-rep', 'board-rep'] as const;
    const responses = Array.from({ length: 90 }, (_, at) =>
      aResponse({}, { unitId: 'stor', personId: `p${at}`, role: roles[at % 3]! }),
    );
    const meeting = { ...completed(ld1), unitId: 'stor' };
    await app.seed(unit, changesOf({ meetings: [meeting], responses: responses.slice(0, 90) }));
    const row = anOutboxRow({ unitId: 'stor', state: 'sent', settledAt: ld1.end });
    for (let at = 0; at < 120; at += 1) await deps.outbox.add({ ...row, id: `${row.id}:${at}` });
    app.clock.set('2027-06-01T08:00:00.000Z');
    store.forget();
    expect(countsOf(await run(deps), 'stor')).toEqual({ response: 90, outbox: 120 });
    await expectFolded(app, 'stor');
    expect(await deps.outbox.ofPartition('stor')).toEqual([]);
  });
});

describe('the daily job', () => {
  it('runs once a day in one of several processes, a few steps at a time, and not again after a restart', async () => {
    const app = openApp();
    await seedKnown(app.deps);
    app.clock.set('2027-06-01T08:00:00.000Z');
    const jobs = [dailyRetention(app.deps), dailyRetention(app.restarted())];
    for (let round = 0; round < 12; round += 1) for (const job of jobs) await job.step();
    await dailyRetention(app.restarted()).step();
    const lines = app.logged.filter(({ event }) => event === 'retention');
    expect(lines.map(({ fields }) => fields)).toEqual([
      { response: 1, outbox: 2, unitId: 'moellevang' },
      { form: 1 },
    ]);
    app.store.forget();
    for (const job of jobs) await job.step();
    expect(Object.values(app.store.calls).every((count) => count === 0)).toBe(true);
    await app.close();
  });

  it('tries again the next day when the store is down, and says so', async () => {
    const app = openApp();
    await seedKnown(app.deps);
    app.clock.set('2027-06-01T08:00:00.000Z');
    const job = dailyRetention(app.deps);
    await job.step();
    app.store.breakDown();
    await job.step();
    expect(app.logged.map(({ event }) => event)).toContain('retention-failed');
    app.store.mend();
    app.clock.set('2027-06-02T08:00:00.000Z');
    for (let round = 0; round < 6; round += 1) await job.step();
    expect(await run(app.deps, true)).toEqual([]);
    await app.close();
  });

  it('lets go of what is due when an erasing cannot be finished, and says so', async () => {
    const app = openApp();
    await seedKnown(app.deps);
    app.clock.set('2027-06-01T08:00:00.000Z');
    const { holdings } = app.deps;
    const deps: Deps = {
      ...app.deps,
      holdings: {
        ...holdings,
        erasing: () => {
          throw new Error('cannot be read');
        },
      },
    };
    const job = dailyRetention(deps);
    for (let round = 0; round < 6; round += 1) await job.step();
    expect(app.logged.map(({ event }) => event)).toContain('retention-failed');
    expect(await run(app.deps, true)).toEqual([]);
    await app.close();
  });
});
