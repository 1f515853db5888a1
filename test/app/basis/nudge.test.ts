import { answerGuide } from '../../../src/app/answer-guide';
import { askNudge, nudge } from '../../../src/app/basis/nudge';
import { deliverDue } from '../../../src/app/delivery/deliver';
import type { Delivery } from '../../../src/app/delivery/delivery';
import { enqueueDue } from '../../../src/app/delivery/enqueue-due';
import { moveTo } from '../../../src/app/planning/move-meeting';
import { openPreparation } from '../../../src/app/preparation';
import { putOff } from '../../../src/app/put-off';
import type { Instant } from '../../../src/domain/calendar/instant';
import type { Person, Role } from '../../../src/domain/people/person';
import {
  aSchool,
  ld1,
  openApp,
  planned,
  recordingMessenger,
  seedSchool,
  type App,
} from '../../fixtures/builders';

/**
 * The organiser reminds those who have not answered, once a dialogue. The one of 24 March: councils and boards are
 * asked on 24 February, the others on 10 March, the bot itself reminds on 17 March.
 */

const key = { unitId: 'moellevang', meetingId: ld1.id };
const guidesSent = '2026-03-10T09:00:00.000Z';
const later: Instant = '2026-03-12T09:00:00.000Z';
const reminders = '2026-03-17T09:00:00.000Z';

let app: App;
let delivery: Delivery;
const messenger = recordingMessenger();
beforeEach(async () => {
  messenger.sent.length = 0;
  app = openApp({ now: '2026-02-10T09:00:00.000Z' });
  delivery = app.delivery(messenger);
  await seedSchool(app, { meetings: [planned(ld1)] });
  for (const at of ['2026-02-24T09:00:00.000Z', guidesSent]) await roundAt(at);
  // The guides come to the leader first, and a minute later to the others.
  await roundAt('2026-03-10T09:05:00.000Z');
  messenger.sent.length = 0;
});
afterEach(() => app.close());

async function roundAt(now: Instant): Promise<void> {
  app.clock.set(now);
  await enqueueDue(app.deps, app.clock.now());
  await deliverDue(delivery);
}

const receivers = (): string[] => messenger.sent.map(({ personId }) => personId).sort();
const ask = async (role: Role = 'leader') => askNudge(app.deps, await app.actor(role), key);
const send = async (role: Role = 'leader') => nudge(app.deps, await app.actor(role), key);
const rolesIn = (some: readonly { role: Role }[]): Role[] => some.map(({ role }) => role).sort();

async function answer(role: Role): Promise<void> {
  const { guides } = app.deps;
  const actor = await app.actor(role);
  const { guide } = await openPreparation(app.deps, actor, { ...key, role });
  const questions = guides.find(({ id }) => id === guide!.id)!.questions;
  const texts = Object.fromEntries(
    questions.map(({ id, choices }) => [id, choices?.[0]?.value ?? 'Det ved vi']),
  );
  await answerGuide(app.deps, actor, { ...key, role, texts, base: {}, intent: 'submit' });
}

async function change(personId: string, changes: Partial<Person>): Promise<void> {
  const { value, etag } = (await app.deps.people.byId(personId))!;
  await app.deps.people.save({ value: { ...value, ...changes }, etag });
}

const others: Role[] = [
  'board-rep',
  'chef',
  'consultant',
  'pedagogical-leader',
  'pupil-council',
  'staff-rep',
];

describe('before it is sent', () => {
  it('names all who were asked and have not answered, but not the one who asks', async () => {
    app.clock.set(later);
    const asked = await ask();
    expect(asked).toMatchObject({ outcome: 'to-confirm', left: [], comes: later });
    expect(rolesIn(asked.remind)).toEqual(others);
    expect(await app.documents(key.unitId, 'basis-notes')).toEqual([]);
  });

  it('leaves out those who have answered', async () => {
    app.clock.set(later);
    await answer('pupil-council');
    expect(rolesIn((await ask()).remind)).not.toContain('pupil-council');
  });

  it('says who is not reminded, and why', async () => {
    app.clock.set('2026-03-10T12:00:00.000Z');
    const { remind, left } = await ask();
    expect(rolesIn(remind)).toEqual(['board-rep', 'pupil-council']);
    expect(left.map(({ why }) => why)).toEqual(left.map(() => 'just-sent'));
    app.clock.set(later);
    await change('consultant', { absence: { from: '2026-03-11', to: '2026-03-13' } });
    const council = await app.actor('pupil-council');
    const about = { ...key, card: 'input', role: 'pupil-council' } as const;
    await putOff(app.deps, council, { ...about, until: { to: 'date', day: '2026-03-18' } });
    expect((await ask()).left).toEqual([
      { name: 'Navn pupil-council', role: 'pupil-council', why: 'put-off', until: '2026-03-18' },
      { name: 'Navn consultant', role: 'consultant', why: 'away', until: '2026-03-16' },
    ]);
  });

  it('names the one who stands in', async () => {
    app.clock.set(later);
    const absence = { from: '2026-03-11', to: '2026-03-13', coverId: 'pedagogical-leader' };
    await change('staff-rep', { absence });
    const { assignments } = (await app.deps.people.byId('pedagogical-leader'))!.value;
    const covers = { role: 'staff-rep', unitId: key.unitId, ...absence, covers: 'staff-rep' } as const;
    const { coverId: _id, ...covering } = covers;
    await change('pedagogical-leader', { assignments: [...assignments, covering] });
    expect((await ask()).remind).toContainEqual({
      name: 'Navn staff-rep',
      role: 'staff-rep',
      toName: 'Navn pedagogical-leader',
    });
  });

  it.each<Role>(['chef', 'staff-rep', 'board-rep', 'pupil-council', 'administration'])(
    'is not for the %s',
    async (role) => {
      app.clock.set(later);
      await expect(ask(role)).rejects.toMatchObject({ code: 'access/not-yours' });
      await expect(send(role)).rejects.toMatchObject({ code: 'access/not-yours' });
    },
  );

  it('is refused when the dialogue has begun', async () => {
    app.clock.set(ld1.start);
    await expect(send()).rejects.toMatchObject({ code: 'answer/locked' });
  });
});

it('names those who have not been asked yet, with the day their card comes', async () => {
  const early = openApp({ now: '2026-02-02T09:00:00.000Z' });
  await seedSchool(early, { unit: aSchool(), meetings: [planned(ld1)] });
  early.clock.set('2026-02-10T09:00:00.000Z');
  const { remind, left } = await askNudge(early.deps, await early.actor('leader'), key);
  expect(remind).toEqual([]);
  expect(left).toContainEqual({
    name: 'Navn pupil-council',
    role: 'pupil-council',
    why: 'not-asked',
    until: '2026-02-24',
  });
  expect(await nudge(early.deps, await early.actor('leader'), key)).toMatchObject({ outcome: 'to-confirm' });
  expect(await early.documents(key.unitId, 'basis-notes')).toEqual([]);
  await early.close();
});

it('is refused when it could not arrive before the dialogue', async () => {
  const late = openApp({ now: '2026-02-02T09:00:00.000Z' });
  await seedSchool(late, { meetings: [planned({ ...ld1, start: '2026-03-24T07:00:00.000Z' })] });
  late.clock.set('2026-03-23T16:00:00.000Z');
  const asking = askNudge(late.deps, await late.actor('leader'), key);
  await expect(asking).rejects.toMatchObject({ code: 'basis/too-late' });
  await late.close();
});

describe('sent', () => {
  it('is one reminder to each, that says who asks', async () => {
    app.clock.set(later);
    expect(await send()).toMatchObject({ outcome: 'done', comes: later });
    await roundAt(later);
    await roundAt('2026-03-12T10:00:00.000Z');
    expect(receivers()).toEqual(others);
    expect(messenger.sent.map(({ card }) => card)).toEqual(
      others.map((): unknown => expect.objectContaining({ isReminder: true, askedBy: 'Navn leader' })),
    );
  });

  it('comes when the bot may write, and not to those who answered by then', async () => {
    app.clock.set('2026-03-13T20:00:00.000Z');
    expect(await send()).toMatchObject({ comes: '2026-03-16T07:00:00.000Z' });
    await answer('staff-rep');
    await roundAt('2026-03-14T09:00:00.000Z');
    expect(receivers()).toEqual([]);
    await roundAt('2026-03-16T07:00:00.000Z');
    expect(receivers()).toEqual(others.filter((role) => role !== 'staff-rep'));
  });

  it('is done once: a second time says when and by whom', async () => {
    app.clock.set(later);
    await Promise.all([send(), send()]);
    const again = await send();
    expect(again).toMatchObject({ outcome: 'done-before', nudged: { at: later, byName: 'Navn leader' } });
    await roundAt(later);
    expect(receivers()).toEqual(others);
  });

  it('takes the place of the bot’s own reminder, but not for those it went by', async () => {
    app.clock.set(later);
    await send();
    await roundAt(later);
    messenger.sent.length = 0;
    await roundAt(reminders);
    expect(receivers()).toEqual(['leader']);
  });

  it('does not come right after the bot’s own reminder', async () => {
    app.clock.set('2026-03-16T20:00:00.000Z');
    await send();
    await roundAt(reminders);
    await roundAt('2026-03-17T10:00:00.000Z');
    expect(receivers()).toEqual(['leader', ...others].sort());
    messenger.sent.length = 0;
    app.clock.set('2026-03-18T09:00:00.000Z');
    expect(await send()).toMatchObject({ outcome: 'done-before' });
  });

  it('still comes when the dialogue is moved', async () => {
    app.clock.set('2026-03-13T20:00:00.000Z');
    await send();
    const wish = { ...key, from: ld1.start, date: '2026-03-25', time: '09:00', anyway: true };
    expect(await moveTo(app.deps, await app.actor('leader'), wish)).toMatchObject({ outcome: 'done' });
    await roundAt('2026-03-16T07:00:00.000Z');
    const nudged = messenger.sent.filter(({ card }) => card.kind === 'preparation' && card.askedBy);
    expect(nudged.map(({ personId }) => personId).sort()).toEqual(others);
  });

  it('is dropped when the dialogue begins before it goes out', async () => {
    app.clock.set('2026-03-20T20:00:00.000Z');
    await send();
    await roundAt('2026-03-24T09:00:00.000Z');
    const rows = await app.deps.outbox.ofPartition(key.unitId, ['dropped']);
    expect(rows.filter(({ value }) => value.stepId === 'nudge').map(({ value }) => value.reason)).toEqual(
      others.map(() => 'meeting-begun'),
    );
  });

  it('costs a read for each who is asked, one query and one batch', async () => {
    app.clock.set(later);
    const leader = await app.actor('leader');
    await askNudge(app.deps, leader, key);
    app.store.forget();
    await nudge(app.deps, leader, key);
    expect(app.store.calls).toEqual({ get: 1 + others.length, put: 0, delete: 0, batch: 1, query: 1 });
  });
});
