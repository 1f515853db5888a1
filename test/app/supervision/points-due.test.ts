import { listDue } from '../../../src/app/delivery/list-due';
import { enqueueDue } from '../../../src/app/delivery/enqueue-due';
import { saveSettings } from '../../../src/app/rules';
import { changePointAs, givePoint } from '../../../src/app/supervision/points';
import type { PointTask } from '../../../src/app/results';
import type { PointChange } from '../../../src/domain/supervision/change-point';
import { monday, openApp, recordingMessenger, seedSchool, type App } from '../../fixtures/builders';
import { writtenPoint } from '../../fixtures/supervision-point';
import { deliverDue } from '../../../src/app/delivery/deliver';

/** The one reminder of a supervision point, three workdays before its deadline. */

const unitId = 'moellevang';
/** The deadline is Friday 20 March. */
const soon = '2026-03-17T07:00:00.000Z';

let app: App;
beforeEach(async () => {
  app = openApp({ now: monday });
  await seedSchool(app, { meetings: [] });
  await turn(true);
});
afterEach(() => app.close());

async function turn(supervisionPoints: boolean): Promise<void> {
  const { deps } = app;
  const { value, etag } = await deps.municipality.settings();
  const audit = { at: monday, personId: 'administration', action: 'set-settings', subjectId: 'settings' };
  await saveSettings(deps, { value: { ...value, supervisionPoints }, etag }, audit);
}

async function give(deadline = writtenPoint.deadline): Promise<PointTask> {
  const chef = await app.actor('chef');
  return givePoint(app.deps, chef, { unitId, formId: 'form', written: { ...writtenPoint, deadline } });
}

async function change(task: PointTask, asked: PointChange, by = 'chef'): Promise<PointTask> {
  const { point } = task;
  const actor = await app.actor(by);
  const input = { unitId, pointId: point.id, seen: point.events.length, change: asked };
  return (await changePointAs(app.deps, actor, input)).task;
}

/** What came of the reminders, by who gets them. */
async function reminders(now: string): Promise<string[]> {
  app.clock.set(now);
  await enqueueDue(app.deps, now);
  await enqueueDue(app.deps, now);
  const rows = (await app.deps.outbox.ofPartition(unitId)).map(({ value }) => value);
  return rows
    .filter(({ stepId }) => stepId === 'reminder')
    .map(({ role, state }) => `${role} ${state}`)
    .sort();
}

it('goes to chef and leader, once, and not a moment before', async () => {
  await give();
  expect(await reminders('2026-03-17T06:59:00.000Z')).toEqual([]);
  expect(await reminders(soon)).toEqual(['chef pending', 'leader pending']);
  expect(await reminders('2026-03-20T09:00:00.000Z')).toEqual(['chef pending', 'leader pending']);
});

it('is listed for the administration before it goes, without a word of what it is about', async () => {
  await give();
  const lines = (await listDue(app.deps, soon)).filter(({ card }) => card === 'supervision-point');
  expect(lines.map(({ role, why, state }) => [role, why, state])).toEqual([
    ['leader', 'event-0, tilsyn', 'pending'],
    ['chef', 'reminder, tilsyn', 'to-enqueue'],
    ['leader', 'reminder, tilsyn', 'to-enqueue'],
  ]);
  expect(JSON.stringify(lines)).not.toContain(writtenPoint.what);
});

it('comes to whom it was not too near when it was given', async () => {
  await give('2026-03-04');
  expect(await reminders('2026-03-04T09:00:00.000Z')).toEqual([]);
});

it('follows the deadline when it is moved, also back again', async () => {
  const moved = await change(await give(), { kind: 'moved', text: '', deadline: '2026-03-31' });
  expect(await reminders(soon)).toEqual([]);
  await change(moved, { kind: 'moved', text: '', deadline: '2026-03-27' });
  expect(await reminders('2026-03-24T07:00:00.000Z')).toEqual(['chef pending', 'leader pending']);
});

it('comes all the same when a note is written just before it goes', async () => {
  const task = await give();
  app.clock.set(soon);
  await change(task, { kind: 'note', text: 'Hegnet er bestilt.' }, 'leader');
  expect(await reminders(soon)).toEqual(['chef pending', 'leader pending']);
});

it('does not come for the old deadline when a new one is set just before it goes', async () => {
  const task = await give();
  app.clock.set(soon);
  await change(task, { kind: 'moved', text: '', deadline: '2026-03-27' });
  expect(await reminders(soon)).toEqual([]);
  expect(await reminders('2026-03-24T07:00:00.000Z')).toEqual(['chef pending', 'leader pending']);
});

it('is not sent of a point that was closed, nor later when it is opened again', async () => {
  const closed = await change(await give('2026-03-13'), { kind: 'closed', text: 'Set og i orden.' });
  expect(await reminders('2026-03-10T07:00:00.000Z')).toEqual([]);
  const open = await change(closed, { kind: 'reopened', text: '' });
  expect(open.point.dueAt).toBeUndefined();
  expect(await reminders('2026-03-13T07:00:00.000Z')).toEqual([]);
});

it('says nothing while points are off, nor later of what was passed over', async () => {
  await give();
  await turn(false);
  expect(await reminders(soon)).toEqual([]);
  await turn(true);
  expect(await reminders('2026-03-17T09:00:00.000Z')).toEqual([]);
});

it('is dropped when the point is closed while it waits', async () => {
  const task = await give();
  const messenger = recordingMessenger();
  const delivery = app.delivery(messenger);
  app.clock.set(soon);
  await enqueueDue(app.deps, soon);
  await change(task, { kind: 'closed', text: 'Set og i orden.' });
  await deliverDue(delivery);
  const rows = (await app.deps.outbox.ofPartition(unitId)).map(({ value }) => value);
  const posts = rows.filter(({ action }) => action === 'post');
  expect(posts.map(({ stepId, role, state }) => `${stepId} ${role} ${state}`).sort()).toEqual([
    'event-0 leader dropped',
    'event-1 leader sent',
    'reminder chef dropped',
    'reminder leader dropped',
  ]);
  expect(messenger.sent.map(({ card }) => card.kind === 'supervision-point' && card.news)).toEqual([
    'closed',
  ]);
});
