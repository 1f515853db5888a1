import { rulesFor } from '../../src/app/rules';
import { openAgreement, settleAgreement, type SettleAgreement } from '../../src/app/settle-agreement';
import { drawCard } from '../../src/app/delivery/draw-card';
import { lease, type OutboxRow } from '../../src/domain/delivery/outbox';
import type { Agreement } from '../../src/domain/follow-up/schema';
import {
  aLoop,
  aPersonAs,
  aPerson,
  aSchool,
  anAgreement,
  anAgreementRow,
  changesOf,
  completed,
  ld1,
  monday,
  oo1,
  openApp,
  peopleOf,
  type App,
} from '../fixtures/builders';
import { auditsOf } from '../fixtures/audit-rows';

let app: App;
beforeEach(() => {
  app = openApp();
});
afterEach(() => app.close());

const owned = { ownerId: 'pedagogical-leader', ownerName: 'Navn pedagogical-leader' };
const agreement = anAgreement('a1', { ...owned, stepsDone: ['ag-soon'] });
const asked = { personId: 'pedagogical-leader', role: 'pedagogical-leader' } as const;

async function seed(rows: readonly OutboxRow[] = [], more: readonly Agreement[] = []): Promise<void> {
  const unit = aSchool();
  const records = changesOf({
    loop: aLoop(),
    meetings: [completed(ld1), completed(oo1)],
    agreements: [agreement, ...more],
  });
  const cover = { ...aPersonAs('pedagogical-leader', unit, { covers: 'pedagogical-leader' }), id: 'cover' };
  await app.seed(unit, records, [...peopleOf(unit), cover, aPerson('stranger')]);
  for (const row of rows) await app.deps.outbox.add(row);
}

async function settle(personId: string, said: Partial<SettleAgreement> = {}) {
  const actor = await app.actor(personId);
  const key = { unitId: 'moellevang', agreementId: agreement.id };
  return settleAgreement(app.deps, actor, { ...key, how: 'done', note: '', deadline: '', ...said });
}

async function rows(): Promise<string[]> {
  const all = await app.deps.outbox.ofPartition('moellevang');
  return all
    .map(({ value }) =>
      [value.action, value.stepId, value.personId, value.state, value.reason ?? ''].join(' '),
    )
    .sort();
}

it('costs two reads, one query and one batch, and leaves its mark', async () => {
  await seed();
  // School holidays and settings are read once a minute, whoever asks.
  await rulesFor(app.deps);
  app.store.forget();
  await settle('pedagogical-leader');
  expect(app.store.calls).toEqual({ get: 2, put: 0, delete: 0, batch: 1, query: 1 });
  const audit = await auditsOf(app.store, { pk: 'moellevang' });
  expect(audit).toContainEqual({
    at: monday,
    personId: 'pedagogical-leader',
    action: 'agreement-done',
    subjectId: agreement.id,
  });
  app.store.forget();
  await settle('pedagogical-leader');
  expect(app.store.calls.batch).toBe(0);
});

it('decides again when someone else wrote at the same moment', async () => {
  await seed();
  const [leader, owner] = [await app.actor('leader'), await app.actor('pedagogical-leader')];
  const input = { unitId: 'moellevang', agreementId: agreement.id, note: '', deadline: '' };
  const [said, dropped] = await Promise.allSettled([
    settleAgreement(app.deps, leader, { ...input, how: 'done' }),
    settleAgreement(app.deps, owner, { ...input, how: 'dropped', note: 'Nye planer' }),
  ]);
  expect([said, dropped].map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect((await app.deps.units.record('agreement', 'moellevang', agreement.id))?.timesSaid).toBe(1);
});

describe('who may', () => {
  beforeEach(() => seed());

  it.each(['pedagogical-leader', 'leader', 'chef', 'cover'])('%s', async (personId) => {
    expect((await settle(personId)).agreement).toMatchObject({ state: 'done', notedBy: personId });
  });

  it.each(['staff-rep', 'board-rep', 'consultant', 'pupil-council', 'stranger'])(
    'not %s',
    async (personId) => {
      await expect(settle(personId)).rejects.toMatchObject({ code: 'access/not-yours' });
      const key = { unitId: 'moellevang', agreementId: agreement.id };
      await expect(openAgreement(app.deps, await app.actor(personId), key)).rejects.toMatchObject({
        code: 'access/not-yours',
      });
    },
  );

  it('of one that is not there: those of the unit are told so, others nothing', async () => {
    await expect(settle('leader', { agreementId: 'agreement:no' })).rejects.toMatchObject({
      code: 'agreement/gone',
    });
    await expect(settle('stranger', { agreementId: 'agreement:no' })).rejects.toMatchObject({
      code: 'access/not-yours',
    });
  });
});

it('lets nobody stand in at what chef and leader agreed', async () => {
  const secret = anAgreement('a1', { meetingId: oo1.id, ownerId: 'leader', confidential: true });
  await seed([], [secret]);
  const cover = aPerson('other', [
    { role: 'leader', unitId: 'moellevang', from: '2025-08-01', covers: 'leader' },
  ]);
  await app.deps.people.save({ value: cover, etag: 'absent' });
  await expect(settle('other', { agreementId: secret.id })).rejects.toMatchObject({
    code: 'access/not-yours',
  });
});

describe('its cards', () => {
  const sent = anAgreementRow(agreement, { ...asked, state: 'sent', activityId: 'activity-1' });
  const late = anAgreementRow(agreement, { ...asked, stepId: 'ag-late' });

  it('are replaced where they are out, and dropped where they wait', async () => {
    await seed([sent, late]);
    await settle('leader');
    expect(await rows()).toEqual([
      'post ag-late pedagogical-leader dropped agreement-answered',
      'post ag-soon pedagogical-leader sent ',
      'replace replace pedagogical-leader pending ',
    ]);
  });

  it('of one whom none reaches ask nothing any more', async () => {
    await seed([{ ...late, state: 'unreachable', reason: 'never-met' }]);
    await settle('leader');
    expect(await rows()).toEqual(['post ag-late pedagogical-leader dropped agreement-answered']);
  });

  it('that wait are the owner’s to answer still, when another says that it is on its way', async () => {
    await seed([late]);
    await settle('leader', { how: 'on-track' });
    expect(await rows()).toEqual(['post ag-late pedagogical-leader pending ']);
    await settle('pedagogical-leader', { how: 'on-track', note: 'Vi er i gang' });
    expect(await rows()).toEqual(['post ag-late pedagogical-leader dropped agreement-answered']);
  });

  it('for the old deadline are dropped with a new one', async () => {
    await seed([late]);
    await settle('leader', { how: 'moved', deadline: '2026-09-01' });
    expect(await rows()).toEqual(['post ag-late pedagogical-leader dropped agreement-answered']);
  });

  it('that are just being sent are replaced when that is done', async () => {
    await seed([lease(late, 'another', monday, 60)]);
    await settle('leader');
    expect(await rows()).toEqual([
      'post ag-late pedagogical-leader pending ',
      'replace replace pedagogical-leader pending ',
    ]);
  });

  it('are replaced anew each time, also within one moment, and the pressed one is spared', async () => {
    await seed([sent]);
    await settle('pedagogical-leader', { clickedId: 'activity-1' });
    await settle('leader', { how: 'reopened', clickedId: 'activity-9' });
    const all = await app.deps.outbox.ofPartition('moellevang', ['pending']);
    expect(all.map(({ value }) => value.sparedId).sort()).toEqual(['activity-1', undefined]);
  });

  it('that one who stands in got are theirs to see change', async () => {
    await seed([{ ...sent, sentTo: 'cover' }]);
    await settle('leader');
    expect(await rows()).toContain('replace replace cover pending ');
  });

  it('say when drawn again what is so, and are not sent of what is settled', async () => {
    await seed([sent]);
    await settle('leader');
    const actor = await app.actor('pedagogical-leader');
    expect(await drawCard(app.deps, actor, sent)).toEqual({ drop: 'agreement-settled' });
    expect(await drawCard(app.deps, actor, sent, true)).toMatchObject({
      kind: 'agreement',
      task: { agreement: { state: 'done', notedBy: 'leader' }, maySettle: false, mayReopen: true },
    });
  });
});
