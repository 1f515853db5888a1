import { deliverDue } from '../../../src/app/delivery/deliver';
import { enqueueDue } from '../../../src/app/delivery/enqueue-due';
import { lease, type OutboxRow } from '../../../src/domain/delivery/outbox';
import { plusMinutes, type Instant } from '../../../src/domain/calendar/instant';
import { cancelMeeting, moveMeeting, restoreMeeting } from '../../../src/domain/meeting/change-meeting';
import type { CancelledMeeting, Meeting, PlannedMeeting } from '../../../src/domain/meeting/meeting';
import { ruleSet } from '../../../src/domain/rulesets/rule-set';
import {
  aMember,
  anOutboxRow,
  aPerson,
  aSchool,
  aSchema,
  changesOf,
  ld1,
  oo1,
  openApp,
  peopleOf,
  planned,
  recordingMessenger,
  seedSchool,
  type App,
  type RecordingMessenger,
} from '../../fixtures/builders';

const unitId = 'moellevang';
const rules = ruleSet();
/** After input and preparation are out, a week before the dialogue on 24 March. */
const now = '2026-03-16T09:00:00.000Z';
const laterStart = '2026-04-14T07:00:00.000Z';

let app: App;
let messenger: RecordingMessenger;
beforeEach(() => {
  app = openApp({ now });
  messenger = recordingMessenger();
});
afterEach(() => app.close());

async function stored(id: string = ld1.id): Promise<Meeting> {
  return (await app.deps.units.summary(unitId))!.value.meetings[id]!;
}

async function save(meeting: Meeting): Promise<void> {
  const summary = (await app.deps.units.summary(unitId))!;
  const audit = { at: app.clock.now(), personId: 'leader', action: 'change', subjectId: meeting.id };
  await app.deps.units.save({ summary, records: [{ type: 'meeting', record: meeting }], audit });
}

async function move(start: Instant, by = 'leader', id = ld1.id): Promise<void> {
  const meeting = (await stored(id)) as PlannedMeeting;
  const end = plusMinutes(start, 120);
  await save(moveMeeting(meeting, { start, end }, by, app.clock.now(), rules));
}

async function cancel(by = 'leader', id = ld1.id): Promise<void> {
  await save(cancelMeeting((await stored(id)) as PlannedMeeting, by, app.clock.now()));
}

/** The timer: what is due is enqueued and sent. */
async function turn(at: Instant = app.clock.now()): Promise<void> {
  app.clock.set(at);
  await enqueueDue(app.deps, at);
  await deliverDue(app.delivery(messenger));
}

async function rows(id: string = ld1.id): Promise<OutboxRow[]> {
  const all = (await app.deps.outbox.ofPartition(unitId)).map(({ value }) => value);
  return all.filter(({ meetingId }) => meetingId === id);
}

const to = (sent: RecordingMessenger['sent'], kind: string): string[] =>
  sent
    .filter(({ card }) => card.kind === kind)
    .map(({ personId }) => personId)
    .sort();
const withdrawn = (why: 'moved' | 'cancelled'): string[] =>
  messenger.replaced
    .filter(({ card }) => card.kind === 'withdrawn' && card.withdrawn.why === why)
    .map(({ personId }) => personId)
    .sort();

const asked = [
  'board-rep',
  'chef',
  'consultant',
  'leader',
  'pedagogical-leader',
  'pupil-council',
  'staff-rep',
];

/** Input on 24 February, preparation on 10 March; then it is the 16th. */
async function untilThe16th(): Promise<void> {
  await seedSchool(app);
  await turn('2026-02-24T08:00:00.000Z');
  await turn('2026-03-10T08:00:00.000Z');
  await turn('2026-03-10T08:01:00.000Z');
  expect(messenger.sent.map(({ personId }) => personId).sort()).toEqual(asked);
  messenger.sent.length = 0;
  app.clock.set(now);
}

describe('a dialogue that is moved to later', () => {
  beforeEach(untilThe16th);

  it('has the cards that are out replaced, and the news sent to those whose time it takes', async () => {
    await move(laterStart);
    await turn();
    expect(withdrawn('moved')).toEqual(asked);
    expect(to(messenger.sent, 'changed')).toEqual(['chef']);
    expect(messenger.sent).toHaveLength(1);
  });

  it('has its cards again, at the times of its new day', async () => {
    await move(laterStart);
    await turn();
    expect(await stored()).toMatchObject({ dueAt: '2026-03-17T08:00:00.000Z', stepsDone: [] });
    messenger.sent.length = 0;
    await turn('2026-03-17T08:00:00.000Z');
    expect(to(messenger.sent, 'preparation')).toEqual(['board-rep', 'pupil-council']);
    await turn('2026-03-31T07:00:00.000Z');
    await turn('2026-03-31T07:01:00.000Z');
    expect(to(messenger.sent, 'preparation').sort()).toEqual(asked);
  });

  it('sends nothing at its old times', async () => {
    await move('2026-05-05T07:00:00.000Z');
    await turn();
    messenger.sent.length = 0;
    for (const at of ['2026-03-17T08:00:00.000Z', '2026-03-23T08:00:00.000Z', '2026-03-24T12:00:00.000Z'])
      await turn(at);
    expect(messenger.sent.filter(({ card }) => card.kind !== 'digest')).toEqual([]);
    expect((await stored()).phase).toBe('planned');
  });

  it('is handled once', async () => {
    await move(laterStart);
    await turn();
    const replaced = messenger.replaced.length;
    await turn(plusMinutes(now, 1));
    expect(messenger.replaced).toHaveLength(replaced);
    expect(messenger.sent).toHaveLength(1);
    expect((await stored()).change).toMatchObject({ what: 'moved', isHandled: true });
  });

  it('and back again in one breath is no news', async () => {
    await move(laterStart);
    await move(ld1.start);
    await turn();
    expect(messenger.sent).toEqual([]);
    expect(withdrawn('moved')).toEqual([]);
  });

  it('by the chef is news to the leader', async () => {
    await move(laterStart, 'chef');
    await turn();
    expect(to(messenger.sent, 'changed')).toEqual(['leader']);
  });

  it('in the evening is told the next morning, but what is out is replaced at once', async () => {
    app.clock.set('2026-03-16T19:00:00.000Z');
    await move(laterStart);
    await turn();
    expect([messenger.sent, withdrawn('moved')]).toEqual([[], asked]);
    await turn('2026-03-17T07:00:00.000Z');
    expect(to(messenger.sent, 'changed')).toEqual(['chef']);
  });

  it('waits for a card that is just being sent', async () => {
    const row = anOutboxRow({ personId: 'chef', role: 'chef', card: 'reminder', stepId: 'ld-reminder' });
    const leased = lease(row, 'another', now, 60);
    await app.deps.outbox.add(leased);
    await move(laterStart);
    expect(await enqueueDue(app.deps, now)).toBe(0);
    expect((await stored()).change).toMatchObject({ isHandled: false });
    const after = plusMinutes(now, 1);
    await turn(after);
    expect((await stored()).change).toMatchObject({ isHandled: true });
    expect((await rows()).find(({ id }) => id === row.id)).toMatchObject({
      state: 'dropped',
      reason: 'meeting-moved',
    });
  });
});

describe('a dialogue that is moved nearer', () => {
  it('sends at once what its new day makes due: one card each', async () => {
    await seedSchool(app, {
      meetings: [planned({ ...ld1, start: '2026-05-19T07:00:00.000Z', end: '2026-05-19T09:00:00.000Z' })],
    });
    await move('2026-03-20T08:00:00.000Z');
    await turn();
    await turn(plusMinutes(now, 1));
    expect(to(messenger.sent, 'preparation')).toEqual(asked);
    expect(to(messenger.sent, 'changed')).toEqual(['chef']);
    expect((await rows()).filter(({ reason }) => reason === 'superseded').length).toBeGreaterThan(0);
  });

  it('keeps what was decided on and lies behind at its new day too', async () => {
    await untilThe16th();
    await move('2026-03-23T08:00:00.000Z');
    expect((await stored()).stepsDone).toEqual(['ld-input', 'ld-preparation']);
    await turn();
    await turn(plusMinutes(now, 1));
    // The old cards hold: they show the new day. The reminder, a week before, is due at once.
    expect(withdrawn('moved')).toEqual([]);
    expect(new Set(messenger.replaced.map(({ personId }) => personId))).toEqual(new Set(asked));
    expect(to(messenger.sent, 'preparation').sort()).toEqual(asked);
    expect(messenger.sent.every(({ card }) => card.kind !== 'preparation' || card.isReminder)).toBe(true);
  });

  it('keeps what was put off, in its own time', async () => {
    await untilThe16th();
    const putOff = anOutboxRow({ dueAt: '2026-03-18T09:00:00.000Z', series: 'p1' });
    await app.deps.outbox.add(putOff);
    await move('2026-03-23T08:00:00.000Z');
    await turn();
    expect((await rows()).find(({ id }) => id === putOff.id)).toEqual(putOff);
  });
});

describe('a meeting that is cancelled', () => {
  beforeEach(untilThe16th);

  it('has its cards withdrawn, the news sent, and nothing more', async () => {
    await cancel();
    await turn();
    expect(withdrawn('cancelled')).toEqual(asked);
    expect(to(messenger.sent, 'changed')).toEqual(['chef']);
    expect(await stored()).not.toHaveProperty('dueAt');
    messenger.sent.length = 0;
    await turn('2026-03-24T12:00:00.000Z');
    expect(messenger.sent.filter(({ card }) => card.kind !== 'digest')).toEqual([]);
  });

  it('drops what waits, with the reason', async () => {
    const putOff = anOutboxRow({ dueAt: '2026-03-18T09:00:00.000Z', series: 'p1' });
    const unreachable = anOutboxRow({ personId: 'chef', role: 'chef', state: 'unreachable', series: 'p1' });
    for (const row of [putOff, unreachable]) await app.deps.outbox.add(row);
    await cancel();
    await turn();
    for (const { id } of [putOff, unreachable])
      expect((await rows()).find((row) => row.id === id)).toMatchObject({
        state: 'dropped',
        reason: 'meeting-cancelled',
      });
  });

  it('and taken back, has its cards again', async () => {
    await cancel();
    await turn();
    messenger.sent.length = 0;
    const restored = restoreMeeting((await stored()) as CancelledMeeting, 'leader', app.clock.now(), rules);
    await save(restored);
    await turn();
    expect(to(messenger.sent, 'changed')).toEqual(['chef']);
    // The cards that were out are as they were; their times lie behind.
    expect(messenger.replaced.slice(-asked.length).map(({ card }) => card.kind)).toEqual(
      asked.map(() => 'preparation'),
    );
    expect(await stored()).toMatchObject({ phase: 'planned', dueAt: '2026-03-17T08:00:00.000Z' });
  });
});

describe('a 1:1 that is moved', () => {
  it('is told to the other of the two, and to nobody else', async () => {
    await seedSchool(app);
    app.clock.set('2026-04-16T09:00:00.000Z');
    await turn();
    messenger.sent.length = 0;
    await move('2026-04-28T08:00:00.000Z', 'chef', oo1.id);
    await turn();
    const about = [...messenger.sent, ...messenger.replaced].filter(
      ({ card }) => card.kind === 'changed' || card.kind === 'withdrawn',
    );
    expect(to(messenger.sent, 'changed')).toEqual(['leader']);
    expect(new Set(about.map(({ personId }) => personId))).toEqual(new Set(['chef', 'leader']));
  });
});

describe('in a unit with very many people', () => {
  const many = Array.from({ length: 100 }, (_, index) =>
    aMember('staff-rep', { personId: `staff-${index}`, name: `Medarbejder ${index}` }),
  );

  async function crowd(meeting: PlannedMeeting = ld1): Promise<void> {
    const base = aSchool();
    const unit = { ...base, members: [...base.members, ...many] };
    const assignment = { role: 'staff-rep', unitId, from: '2025-08-01' } as const;
    const people = many.map(({ personId }) => aPerson(personId, [assignment]));
    const records = changesOf({ meetings: [planned(meeting)], schemas: [aSchema()] });
    await app.seed(unit, records, [...peopleOf(base), ...people]);
  }

  it('cards are written in several batches, and all of them once', async () => {
    await crowd();
    app.clock.set('2026-03-10T08:00:00.000Z');
    const counts = [];
    for (let round = 0; round < 4; round += 1) counts.push(await enqueueDue(app.deps, app.clock.now()));
    expect(counts).toEqual([80, 27, 0, 0]);
    expect((await rows()).filter(({ card }) => card === 'preparation')).toHaveLength(105);
  });

  it('a move replaces and tells all the same, though its own rows take several batches', async () => {
    await crowd();
    await turn('2026-03-10T08:00:00.000Z');
    await turn('2026-03-10T08:01:00.000Z');
    expect(to(messenger.sent, 'preparation')).toHaveLength(107);
    messenger.sent.length = 0;
    app.clock.set(now);
    await move('2026-04-20T07:00:00.000Z');
    for (let round = 0; round < 4; round += 1) await turn(plusMinutes(now, round));
    expect(withdrawn('moved')).toHaveLength(107);
    expect(to(messenger.sent, 'changed')).toEqual(['chef']);
    expect((await stored()).change).toMatchObject({ isHandled: true });
  });

  it('a move nearer drops none of the cards that it makes due, in whichever batch they come', async () => {
    await crowd({ ...ld1, start: '2026-05-19T07:00:00.000Z', end: '2026-05-19T09:00:00.000Z' });
    await move('2026-03-20T08:00:00.000Z');
    for (let round = 0; round < 6; round += 1) await enqueueDue(app.deps, app.clock.now());
    expect((await stored()).change).toMatchObject({ isHandled: true });
    const waiting = (await rows()).filter(({ state }) => state === 'pending');
    expect(waiting.filter(({ card }) => card === 'changed')).toHaveLength(1);
    expect(waiting.filter(({ card }) => card === 'preparation' || card === 'input')).toHaveLength(107);
    expect((await rows()).filter(({ reason }) => reason === 'meeting-moved')).toEqual([]);
  });
});
