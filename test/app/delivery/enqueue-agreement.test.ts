import { askedAbout, enqueueAgreement } from '../../../src/app/delivery/enqueue-agreement';
import { enqueueDue } from '../../../src/app/delivery/enqueue-due';
import { rulesFor } from '../../../src/app/rules';
import { nextAgreementAt } from '../../../src/domain/calendar/card-steps';
import { settleRow, type OutboxRow } from '../../../src/domain/delivery/outbox';
import type { Agreement } from '../../../src/domain/follow-up/schema';
import { ruleSet } from '../../../src/domain/rulesets/rule-set';
import {
  aMember,
  anAgreement,
  anAgreementRow,
  aSchool,
  aSummary,
  changesOf,
  completed,
  ld1,
  oo1,
  openApp,
  seedSchool,
  type App,
} from '../../fixtures/builders';

const unitId = 'moellevang';
const rules = ruleSet();
/** The deadline is Thursday 11 June. */
const soon = '2026-06-08T06:00:00.000Z';
const late = '2026-06-12T06:00:00.000Z';

/** An agreement of a dialogue, as finishing its schema leaves it. */
function due(changes: Partial<Agreement> = {}): Agreement {
  const agreement = anAgreement('a1', { deadline: '2026-06-11', ...changes });
  const dueAt = nextAgreementAt(agreement, rules);
  return { ...agreement, ...(dueAt && { dueAt }) };
}

let app: App;
beforeEach(() => {
  app = openApp({ now: soon });
});
afterEach(() => app.close());

async function seed(...agreements: Agreement[]): Promise<void> {
  await seedSchool(app, { meetings: [], more: changesOf({ meetings: [completed(ld1)], agreements }) });
}

function enqueue(now: string): Promise<number> {
  app.clock.set(now);
  return enqueueDue(app.deps, now);
}

async function rows(): Promise<OutboxRow[]> {
  const all = (await app.deps.outbox.ofPartition(unitId)).map(({ value }) => value);
  return all.filter(({ agreementId }) => agreementId !== undefined);
}

const said = (all: readonly OutboxRow[]): string[] =>
  all.map(({ stepId, personId, state, reason = '' }) => [stepId, personId, state, reason].join(' ').trim());

const stored = (): Promise<Agreement | undefined> => app.deps.units.record('agreement', unitId, due().id);

describe('an agreement', () => {
  it('asks its owner three workdays before the deadline, and once more on the workday after it', async () => {
    await seed(due());
    expect(await enqueue('2026-06-08T05:59:59.999Z')).toBe(0);
    expect(await enqueue(soon)).toBe(1);
    expect(said(await rows())).toEqual(['ag-soon leader pending']);
    expect(await stored()).toMatchObject({ stepsDone: ['ag-soon'], dueAt: late });
    const [first] = await app.deps.outbox.ofPartition(unitId, ['pending']);
    await app.deps.outbox.save(
      settleRow(first!.value, { state: 'sent', activityId: 'x' }, soon),
      first!.etag,
    );
    expect(await enqueue(late)).toBe(1);
    expect(said(await rows()).sort()).toEqual(['ag-late leader pending', 'ag-soon leader sent']);
    expect(await stored()).not.toHaveProperty('dueAt');
  });

  it('twice is once, also by two instances at the same moment', async () => {
    await seed(due());
    app.clock.set(soon);
    const made = await Promise.all([enqueueDue(app.deps, soon), enqueueDue(app.restarted(), soon)]);
    expect(made.sort()).toEqual([0, 1]);
    expect(await enqueueAgreement(app.deps, unitId, due().id, soon)).toBe(0);
    expect(await rows()).toHaveLength(1);
  });

  it('costs two reads, one query and one batch', async () => {
    await seed(due());
    app.clock.set(soon);
    await rulesFor(app.deps); // The school holidays, once a minute for all.
    app.store.forget();
    await enqueueAgreement(app.deps, unitId, due().id, soon);
    expect(app.store.calls).toEqual({ get: 2, query: 1, batch: 1, put: 0, delete: 0 });
  });

  it('after downtime asks once', async () => {
    await seed(due());
    await enqueue('2026-08-24T08:00:00.000Z');
    expect(said(await rows()).sort()).toEqual([
      'ag-late leader dropped superseded',
      'ag-soon leader pending',
    ]);
    expect(await stored()).not.toHaveProperty('dueAt');
  });

  it('does not ask again while the first card waits, or never arrived', async () => {
    await seed(due({ stepsDone: ['ag-soon'] }));
    await app.deps.outbox.add(anAgreementRow(due(), { state: 'unreachable', reason: 'blocked' }));
    await enqueue(late);
    expect(said(await rows()).sort()).toEqual([
      'ag-late leader dropped superseded',
      'ag-soon leader unreachable blocked',
    ]);
  });

  it('asks of each agreement by itself', async () => {
    await seed(due(), due({ entryId: 'a2', id: `${due().id}-2`, ownerId: 'staff-rep' }));
    expect(await enqueue(soon)).toBe(2);
    expect(said(await rows()).sort()).toEqual(['ag-soon leader pending', 'ag-soon staff-rep pending']);
  });

  it('asks anew after its deadline was moved', async () => {
    await seed(due({ moves: 1 }));
    await app.deps.outbox.add(anAgreementRow(due(), { state: 'sent' }));
    expect(await enqueue(soon)).toBe(1);
    expect((await rows()).map(({ id }) => id).sort()).toEqual([
      `outbox:${due().id}:leader:leader:agreement:ag-soon`,
      `outbox:${due().id}:leader:leader:agreement:ag-soon:m1`,
    ]);
  });

  it('that was taken back and made again does not ask what was asked before', async () => {
    await seed(due());
    await app.deps.outbox.add(anAgreementRow(due(), { state: 'sent' }));
    expect(await enqueue(soon)).toBe(0);
    expect(said(await rows())).toEqual(['ag-soon leader sent']);
    expect(await stored()).toMatchObject({ stepsDone: ['ag-soon'], dueAt: late });
  });

  it('asks nobody when it is settled', async () => {
    await seed({ ...due(), state: 'done' });
    expect(await enqueue(soon)).toBe(0);
    expect(await stored()).not.toHaveProperty('dueAt');
  });

  it('stays due when the store fails, and does not hold up the others', async () => {
    await seed(due());
    app.store.breakDown('store/unavailable', 'batch');
    expect(await enqueue(soon)).toBe(0);
    expect(app.logged).toContainEqual({
      level: 'error',
      event: 'enqueue-failed',
      fields: { what: 'agreement', unitId, id: due().id, reason: 'Refusal' },
    });
    app.store.mend();
    expect(await enqueue(soon)).toBe(1);
  });
});

describe('who is asked about an agreement', () => {
  const asked = (agreement: Agreement, unit = aSchool(), today = '2026-06-08'): string | undefined => {
    const summary = aSummary(unit, { meetings: [ld1, completed(oo1)], agreements: [agreement] });
    return askedAbout(summary, agreement, today)?.personId;
  };
  const withoutOwner = aSchool({ members: [aMember('leader'), aMember('staff-rep', { to: '2026-05-31' })] });

  it('is its owner', () => {
    expect(asked(due({ ownerId: 'staff-rep' }))).toBe('staff-rep');
  });

  it('is the organiser of the unit’s meetings when the owner has left', () => {
    expect(asked(due({ ownerId: 'staff-rep' }), withoutOwner)).toBe('leader');
    const selvejende = aSchool({ sector: 'dagtilbud', ownership: 'selvejende' });
    expect(asked(due({ ownerId: 'gone' }), selvejende)).toBe('board-rep');
  });

  it('is only someone who may see what was agreed', () => {
    const confidential = due({ meetingId: oo1.id, confidential: true, ownerId: 'staff-rep' });
    expect(asked(confidential)).toBe('leader');
    expect(asked({ ...confidential, ownerId: 'chef' })).toBe('chef');
  });

  it('is the chef about a 1:1 of a leader who has left, unless it is the new leader’s own', () => {
    const members = [
      aMember('chef'),
      aMember('leader', { to: '2026-05-31' }),
      aMember('leader', { personId: 'new', from: '2026-06-01' }),
    ];
    const ofBefore = due({ meetingId: oo1.id, confidential: true, ownerId: 'leader' });
    expect(asked(ofBefore, aSchool({ members }))).toBe('chef');
    expect(asked({ ...ofBefore, ownerId: 'new' }, aSchool({ members }))).toBe('new');
    expect(asked({ ...ofBefore, ownerId: 'staff-rep' }, aSchool({ members }))).toBe('chef');
  });

  it('is nobody in a unit without members', () => {
    expect(asked(due(), aSchool({ members: [] }))).toBeUndefined();
  });
});
