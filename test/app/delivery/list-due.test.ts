import { enqueueDue } from '../../../src/app/delivery/enqueue-due';
import { listDue, type DueLine } from '../../../src/app/delivery/list-due';
import { nextAgreementAt } from '../../../src/domain/calendar/card-steps';
import type { Instant } from '../../../src/domain/calendar/instant';
import { personPartition } from '../../../src/domain/delivery/outbox';
import { cancelMeeting } from '../../../src/domain/meeting/change-meeting';
import { ruleSet } from '../../../src/domain/rulesets/rule-set';
import {
  anAgreement,
  anOutboxRow,
  changesOf,
  ld1,
  oo1,
  openApp,
  planned,
  seedSchool,
  type App,
} from '../../fixtures/builders';

const inputDue = '2026-02-24T08:00:00.000Z';
const monday = '2026-03-02T07:00:00.000Z';

let app: App;
beforeEach(async () => {
  app = openApp({ now: '2026-02-01T09:00:00.000Z' });
  const agreement = anAgreement('a1', { deadline: '2026-03-05', what: 'Hemmelig aftale', meetingId: oo1.id });
  const dueAt = nextAgreementAt(agreement, ruleSet())!;
  await seedSchool(app, { more: changesOf({ agreements: [{ ...agreement, confidential: true, dueAt }] }) });
  const chef = (await app.deps.people.byId('chef'))!;
  await app.deps.people.save({ ...chef, value: { ...chef.value, dueAt: monday } });
});
afterEach(() => app.close());

const said = (lines: readonly DueLine[]): string[] =>
  lines.map(({ card, role, state, reason = '' }) => [card, role, state, reason].join(' ').trim()).sort();
const due = async (at: Instant): Promise<string[]> => said(await listDue(app.deps, at));

describe('what is due', () => {
  it('is nothing before its time', async () => {
    expect(await due('2026-02-24T07:59:59.999Z')).toEqual([]);
  });

  it('says which card, to whom, when and why', async () => {
    expect((await listDue(app.deps, inputDue))[0]).toEqual({
      ...{ unit: 'Møllevangskolen', meeting: ld1.id, card: 'input', person: 'Navn board-rep' },
      ...{ role: 'board-rep', at: inputDue, state: 'to-enqueue' },
      why: `ld-input, meeting starts ${ld1.start}`,
    });
  });

  it('has agreements by their deadline, without a word of what was agreed', async () => {
    const lines = await listDue(app.deps, monday);
    expect(lines.find(({ card }) => card === 'agreement')).toMatchObject({
      ...{ person: 'Navn leader', role: 'leader', at: monday, state: 'to-enqueue' },
      why: 'ag-soon, deadline 2026-03-05',
    });
    expect(JSON.stringify(lines)).not.toContain('Hemmelig');
  });

  it('has the week digests of chefs', async () => {
    const lines = await listDue(app.deps, monday);
    expect(lines.find(({ card }) => card === 'digest')).toEqual({
      ...{ card: 'digest', person: 'Navn chef', role: 'chef', at: monday, state: 'to-enqueue' },
      why: 'digest, week of 2026-03-02',
    });
  });

  it('is in order of time, and writes nothing', async () => {
    app.store.forget();
    const times = (await listDue(app.deps, '2026-03-20T09:00:00.000Z')).map(({ at }) => at);
    expect(times).toEqual([...times].sort());
    expect(app.store.calls).toMatchObject({ put: 0, batch: 0, delete: 0 });
  });

  it.each([
    inputDue,
    monday,
    '2026-03-10T08:00:00.000Z',
    '2026-03-20T09:00:00.000Z',
    '2026-06-22T09:00:00.000Z',
  ])('at %s is what is then enqueued', async (now) => {
    const before = await due(now);
    expect(before.length).toBeGreaterThan(0);
    app.clock.set(now);
    await enqueueDue(app.deps, now);
    const units = await app.deps.outbox.ofPartition('moellevang', ['pending']);
    const digests = await app.deps.outbox.ofPartition(personPartition('chef'), ['pending']);
    const rows = [...units, ...digests].map(({ value }) => `${value.card} ${value.role} to-enqueue`);
    expect(before).toEqual(rows.sort());
  });
});

describe('what waits', () => {
  it('is shown when its time has come, and not enqueued again', async () => {
    app.clock.set(inputDue);
    await enqueueDue(app.deps, inputDue);
    expect(await due(inputDue)).toEqual(['input board-rep pending', 'input pupil-council pending']);
    await app.deps.outbox.add(anOutboxRow({ dueAt: '2026-02-26T09:00:00.000Z' }));
    expect(await due(inputDue)).toHaveLength(2);
    expect(await due('2026-02-26T09:00:00.000Z')).toContain('preparation leader pending');
  });

  it('and cannot be sent is shown with its reason, whatever the time', async () => {
    await app.deps.outbox.add(anOutboxRow({ state: 'unreachable', reason: 'uninstalled', dueAt: monday }));
    const {
      unitId: _unitId,
      meetingId: _meetingId,
      ...digest
    } = anOutboxRow({
      ...{ id: 'outbox:week:2026-02-23', week: '2026-02-23', personId: 'chef', role: 'chef' },
      ...{ card: 'digest', stepId: 'digest', state: 'unreachable', reason: 'blocked' },
    });
    await app.deps.outbox.add(digest);
    expect(await due('2026-02-01T09:00:00.000Z')).toEqual([
      'digest chef unreachable blocked',
      'preparation leader unreachable uninstalled',
    ]);
  });
});

describe('a change that a person made', () => {
  it('is due with its news, and with it goes what waited', async () => {
    app.clock.set(inputDue);
    await enqueueDue(app.deps, inputDue);
    const summary = (await app.deps.units.summary('moellevang'))!;
    const stored = summary.value.meetings[ld1.id]!;
    const meeting = cancelMeeting({ ...planned(ld1), stepsDone: stored.stepsDone }, 'leader', inputDue);
    const audit = { at: inputDue, personId: 'leader', action: 'cancel', subjectId: ld1.id };
    await app.deps.units.save({ summary, records: [{ type: 'meeting', record: meeting }], audit });
    expect(await due(inputDue)).toEqual(['changed chef to-enqueue']);
  });
});
