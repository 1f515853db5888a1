import { answerGuide } from '../../src/app/answer-guide';
import { deliverDue, deliverRow, deliverTo } from '../../src/app/delivery/deliver';
import { openDelivery, type Delivery, type DeliveryCounts } from '../../src/app/delivery/delivery';
import type { Deps } from '../../src/app/deps';
import { enqueueDue } from '../../src/app/delivery/enqueue-due';
import { changeSchema } from '../../src/app/follow-up';
import { finishSchema, holdMeeting } from '../../src/app/finish-schema';
import { nextOpenTime } from '../../src/domain/calendar/copenhagen';
import type { OutboxRow } from '../../src/domain/delivery/outbox';
import { ruleSet } from '../../src/domain/rulesets/rule-set';
import {
  aMember,
  aSchool,
  cancelled,
  changesOf,
  ld1,
  oo1,
  openApp,
  recordingMessenger,
  seedSchool,
  type App,
  type RecordingMessenger,
} from '../fixtures/builders';

const unitId = 'moellevang';
const inputDue = '2026-02-24T08:00:00.000Z';
const nothing: DeliveryCounts = { sent: 0, dropped: 0, unreachable: 0, later: 0, 'taken-by-other': 0 };

let app: App;
let messenger: RecordingMessenger;
beforeEach(async () => {
  app = openApp({ now: '2026-02-01T09:00:00.000Z' });
  messenger = recordingMessenger();
  await seedSchool(app);
});
afterEach(() => app.close());

const delivery = (deps: Deps = app.deps, instance = 'here', by = messenger): Delivery => ({
  deps,
  messenger: by,
  instance,
});
const deliver = (): Promise<DeliveryCounts> => deliverDue(delivery());

async function enqueue(now: string): Promise<void> {
  app.clock.set(now);
  await enqueueDue(app.deps, now);
}

async function rows(): Promise<Record<string, OutboxRow>> {
  return Object.fromEntries(
    (await app.deps.outbox.ofPartition(unitId)).map(({ value }) => [value.personId, value]),
  );
}

const receivers = (): string[] => messenger.sent.map(({ personId }) => personId).sort();

/** Only the council has an input due, so that a test follows one row. */
async function oneRow(): Promise<void> {
  await app.close();
  app = openApp({ now: '2026-02-01T09:00:00.000Z' });
  await seedSchool(app, { unit: aSchool({ members: [aMember('pupil-council')] }) });
  await enqueue(inputDue);
}

describe('what is due', () => {
  it('is sent once, and the row says by which message', async () => {
    await enqueue(inputDue);
    expect(await deliver()).toEqual({ ...nothing, sent: 2 });
    expect(receivers()).toEqual(['board-rep', 'pupil-council']);
    expect(await rows()).toMatchObject({
      'pupil-council': {
        state: 'sent',
        activityId: expect.stringMatching(/^activity-/) as string,
        settledAt: inputDue,
        attempts: 1,
      },
    });
    expect(await deliver()).toEqual(nothing);
    expect(messenger.sent).toHaveLength(2);
  });

  it('is the card as things stand when it goes out', async () => {
    await enqueue(inputDue);
    await answerGuide(app.deps, await app.actor('pupil-council'), {
      unitId,
      meetingId: ld1.id,
      role: 'pupil-council',
      texts: { good: 'Frikvartererne' },
      base: {},
      intent: 'draft',
    });
    await deliver();
    const card = messenger.sent.find(({ personId }) => personId === 'pupil-council')?.card;
    expect(card).toMatchObject({
      kind: 'preparation',
      preparation: {
        guide: { id: 'pupil-council-ls1' },
        response: { answers: { good: { text: 'Frikvartererne' } } },
      },
    });
  });

  it('is the follow-up schema after the meeting', async () => {
    await enqueue(ld1.end);
    await deliver();
    expect(messenger.sent).toMatchObject([
      { personId: 'leader', card: { kind: 'follow-up', followUp: { mayWrite: true } } },
    ]);
  });

  it('waits for open hours: not in the evening, not at weekends, not on a holiday', async () => {
    await enqueue(inputDue);
    for (const closed of [
      '2026-02-24T15:00:00.000Z',
      '2026-02-25T06:59:59.999Z',
      '2026-02-28T09:00:00.000Z',
    ]) {
      app.clock.set(closed);
      expect(await deliver()).toEqual(nothing);
    }
    app.clock.set('2026-03-02T07:00:00.000Z');
    expect(await deliver()).toEqual({ ...nothing, sent: 2 });
  });
});

describe('two instances on one store', () => {
  it('send each row once', async () => {
    await enqueue('2026-03-20T09:00:00.000Z');
    const other = recordingMessenger();
    const counts = await Promise.all([deliver(), deliverDue(delivery(app.restarted(), 'there', other))]);
    const all = [...messenger.sent, ...other.sent].map(({ personId }) => personId);
    expect(all.sort()).toEqual([
      'board-rep',
      'chef',
      'consultant',
      'leader',
      'pedagogical-leader',
      'pupil-council',
      'staff-rep',
    ]);
    expect(counts[0].sent + counts[1].sent).toBe(7);
    expect(counts[0]['taken-by-other'] + counts[1]['taken-by-other']).toBe(7);
  });

  it('one that stops while it sends holds the row for a minute, then the other sends it', async () => {
    await oneRow();
    const stopped = recordingMessenger(() => Promise.reject(new Error('process gone')));
    await deliverDue(delivery(app.deps, 'stopped', stopped));
    expect(await rows()).toMatchObject({
      'pupil-council': { state: 'pending', lease: { owner: 'stopped' }, attempts: 1 },
    });
    app.clock.advanceMs(59_999);
    expect(await deliver()).toEqual(nothing);
    app.clock.advanceMs(1);
    expect(await deliver()).toEqual({ ...nothing, sent: 1 });
    expect(await rows()).toMatchObject({ 'pupil-council': { state: 'sent', attempts: 2 } });
    expect(app.logged).toMatchObject([{ event: 'delivery-failed', fields: { reason: 'Error' } }]);
  });

  it('one that is slower than its lease does not overwrite what the other recorded', async () => {
    await oneRow();
    const slow = recordingMessenger(async () => {
      app.clock.advanceMs(60_000);
      await deliver();
    });
    expect(await deliverDue(delivery(app.deps, 'slow', slow))).toEqual({ ...nothing, 'taken-by-other': 1 });
    expect(await rows()).toMatchObject({
      'pupil-council': { state: 'sent', activityId: 'activity-1', attempts: 2 },
    });
  });

  it('leave a row alone that the other holds', async () => {
    await oneRow();
    const [row] = await app.deps.outbox.due(inputDue, 10);
    const slow = recordingMessenger(async () => {
      const [held] = await app.deps.outbox.ofPartition(unitId);
      expect(await deliverRow(delivery(), held!, app.clock.now())).toBe('taken-by-other');
    });
    expect(await deliverRow(delivery(app.deps, 'slow', slow), row!, inputDue)).toBe('sent');
    expect(messenger.sent).toEqual([]);
  });
});

describe('a send that does not arrive', () => {
  it('is tried later when it was refused for now, as late as was asked', async () => {
    await oneRow();
    messenger.next({ kind: 'later', afterMs: 90_000 });
    expect(await deliver()).toEqual({ ...nothing, later: 1 });
    const { 'pupil-council': row } = await rows();
    expect(row).toMatchObject({ state: 'pending', attempts: 1, ambiguous: 0 });
    expect(row).not.toHaveProperty('lease');
    app.clock.advanceMs(89_999);
    expect(await deliver()).toEqual(nothing);
    app.clock.advanceMs(1);
    expect(await deliver()).toEqual({ ...nothing, sent: 1 });
  });

  it('is tried later and later, though never more than a quarter of an hour apart', async () => {
    await oneRow();
    const waitsMs: number[] = [];
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      messenger.next({ kind: 'later', afterMs: 0 });
      const before = Date.parse(app.clock.now());
      expect(await deliver()).toEqual({ ...nothing, later: 1 });
      const due = (await rows())['pupil-council']!.dueAt;
      waitsMs.push(Date.parse(due) - before);
      app.clock.set(due);
    }
    expect(waitsMs.slice(0, 4)).toEqual([2000, 4000, 8000, 16_000]);
    expect(Math.max(...waitsMs)).toBe(900_000);
  });

  it('is tried once more when it may have arrived, and then no more', async () => {
    await oneRow();
    messenger.next({ kind: 'ambiguous', reason: '502' }, { kind: 'ambiguous', reason: 'timeout' });
    expect(await deliver()).toEqual({ ...nothing, later: 1 });
    app.clock.advanceMs(30_000);
    expect(await deliver()).toEqual({ ...nothing, dropped: 1 });
    expect(await rows()).toMatchObject({
      'pupil-council': { state: 'dropped', reason: 'ambiguous', ambiguous: 2 },
    });
    app.clock.advanceMs(3_600_000);
    expect(await deliver()).toEqual(nothing);
    expect(messenger.sent).toHaveLength(2);
  });

  it('ends when the person cannot be reached, and both say so', async () => {
    await oneRow();
    messenger.next({ kind: 'unreachable', reason: 'blocked' });
    expect(await deliver()).toEqual({ ...nothing, unreachable: 1 });
    expect(await rows()).toMatchObject({ 'pupil-council': { state: 'unreachable', reason: 'blocked' } });
    expect((await app.actor('pupil-council')).person.unreachableSince).toBe(inputDue);
    expect(await deliver()).toEqual(nothing);
  });
});

describe('what has lost its meaning is dropped', () => {
  const dropped = async (reason: string): Promise<void> => {
    const { dropped: count } = await deliver();
    expect(count).toBeGreaterThan(0);
    expect(await rows()).toMatchObject({ 'pupil-council': { state: 'dropped', reason } });
    expect(receivers()).not.toContain('pupil-council');
  };
  beforeEach(() => enqueue(inputDue));

  it('when the meeting has begun', async () => {
    app.clock.set(ld1.start);
    await dropped('meeting-begun');
  });

  it('when the meeting was held earlier than planned', async () => {
    await holdMeeting(app.deps, await app.actor('leader'), { unitId, meetingId: ld1.id, held: true });
    await dropped('meeting-begun');
  });

  it('when the meeting is cancelled', async () => {
    const summary = (await app.deps.units.summary(unitId))!;
    const audit = { at: inputDue, personId: 'leader', action: 'cancel', subjectId: ld1.id };
    await app.deps.units.save({ summary, records: changesOf({ meetings: [cancelled(ld1)] }), audit });
    await dropped('meeting-cancelled');
  });

  it('when it was answered already', async () => {
    const texts = { 'adults-do': 'Lytte' };
    const key = { unitId, meetingId: ld1.id, role: 'pupil-council' } as const;
    await answerGuide(app.deps, await app.actor('pupil-council'), {
      ...key,
      texts,
      base: {},
      intent: 'submit',
    });
    await dropped('already-answered');
  });

  it('when the person has left the role', async () => {
    const person = (await app.deps.people.byId('pupil-council'))!;
    await app.deps.people.save({ ...person, value: { ...person.value, assignments: [] } });
    await dropped('access/not-yours');
  });
});

describe('a schema card', () => {
  it('is dropped when the schema was finished before it went out', async () => {
    app.clock.set(oo1.end);
    await enqueue(oo1.end);
    const key = { unitId, meetingId: oo1.id };
    const entry = { what: 'Vikarer', forChildren: '', ownerId: 'leader', deadline: '2026-06-01' };
    await changeSchema(app.deps, await app.actor('chef'), {
      ...key,
      change: { do: 'add-entry', number: 1, entry },
    });
    await finishSchema(app.deps, await app.actor('chef'), key);
    await deliver();
    const ofOneToOne = Object.values(await rows()).filter(({ meetingId }) => meetingId === oo1.id);
    expect(ofOneToOne.map(({ state, reason }) => [state, reason])).toEqual([
      ['dropped', 'schema-finished'],
      ['dropped', 'schema-finished'],
    ]);
  });
});

describe('a person who is not known any more', () => {
  it('gets nothing, and the row says why', async () => {
    await app.seed(
      aSchool({ id: 'aaby', members: [aMember('pupil-council', { personId: 'gone' })] }),
      changesOf({ meetings: [{ ...ld1, unitId: 'aaby', dueAt: inputDue }] }),
    );
    await enqueue(inputDue);
    expect(await deliver()).toEqual({ ...nothing, sent: 2, dropped: 1 });
    const [row] = await app.deps.outbox.ofPartition('aaby');
    expect(row?.value).toMatchObject({ state: 'dropped', reason: 'person-gone' });
  });
});

describe('a store that is down', () => {
  it('before the lease: nothing is sent', async () => {
    await oneRow();
    app.store.breakDown('store/unavailable', 'put');
    expect(await deliver()).toEqual(nothing);
    app.store.mend();
    expect(messenger.sent).toEqual([]);
    expect(await deliver()).toEqual({ ...nothing, sent: 1 });
  });

  it('after the send: the card goes out once more when the lease is over, and no further', async () => {
    await oneRow();
    const cut = recordingMessenger(() => {
      app.store.breakDown('store/unavailable', 'put');
      return Promise.resolve();
    });
    await deliverDue(delivery(app.deps, 'cut', cut));
    app.store.mend();
    app.clock.advanceMs(60_000);
    expect(await deliver()).toEqual({ ...nothing, sent: 1 });
    expect([cut.sent.length, messenger.sent.length]).toEqual([1, 1]);
    expect(await deliver()).toEqual(nothing);
  });
});

describe('showing one person what is due for them', () => {
  const show = async (personId: string): Promise<number> =>
    deliverTo(delivery(), (await app.actor(personId)).person);

  it('sends theirs alone, in the night too, and once', async () => {
    app.clock.set('2026-02-24T22:00:00.000Z');
    expect(await show('pupil-council')).toBe(1);
    expect(receivers()).toEqual(['pupil-council']);
    expect(await show('pupil-council')).toBe(0);
    expect((await rows())['board-rep']).toMatchObject({ state: 'pending' });
  });

  it('sends what falls due at the next open time, and no more', async () => {
    app.clock.set('2026-02-23T21:00:00.000Z');
    expect(nextOpenTime(app.clock.now(), ruleSet())).toBe('2026-02-24T07:00:00.000Z');
    expect(await show('pupil-council')).toBe(0);
  });

  it('sends a chef theirs, which the unit says and not their role', async () => {
    app.clock.set('2026-04-14T08:00:00.000Z');
    expect(await show('chef')).toBe(1);
  });

  it('sends again what could not reach them, as if it were new', async () => {
    await oneRow();
    messenger.next({ kind: 'unreachable', reason: 'blocked' });
    await deliver();
    app.clock.advanceMs(1000);
    expect(await show('pupil-council')).toBe(1);
    const { 'pupil-council': row } = await rows();
    expect(row).toMatchObject({ state: 'sent', attempts: 1 });
    expect(row).not.toHaveProperty('reason');
  });
});
