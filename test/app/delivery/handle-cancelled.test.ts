import { enqueueDue } from '../../../src/app/delivery/enqueue-due';
import { plusMinutes } from '../../../src/domain/calendar/instant';
import { restoreMeeting } from '../../../src/domain/meeting/change-meeting';
import type { CancelledMeeting, PlannedMeeting } from '../../../src/domain/meeting/meeting';
import {
  aMember,
  anOutboxRow,
  aPerson,
  aSchool,
  aSchema,
  changesOf,
  ld1,
  oo1,
  peopleOf,
  planned,
  seedSchool,
} from '../../fixtures/builders';
import { asked, now, rules, to, unitId, useChangingMeetings } from './changing-meetings';

/** What becomes of the cards of a meeting that is called off, of a 1:1, and where very many are told. */

const given = useChangingMeetings();
const { stored, save, move, cancel, turn, rows, withdrawn, untilThe16th } = given;

describe('a meeting that is cancelled', () => {
  beforeEach(untilThe16th);

  it('has its cards withdrawn, the news sent, and nothing more', async () => {
    await cancel();
    await turn();
    expect(withdrawn('cancelled')).toEqual(asked);
    expect(to(given.messenger.sent, 'changed')).toEqual(['chef']);
    expect(await stored()).not.toHaveProperty('dueAt');
    given.messenger.sent.length = 0;
    await turn('2026-03-24T12:00:00.000Z');
    expect(given.messenger.sent.filter(({ card }) => card.kind !== 'digest')).toEqual([]);
  });

  it('drops what waits, with the reason', async () => {
    const putOff = anOutboxRow({ dueAt: '2026-03-18T09:00:00.000Z', series: 'p1' });
    const unreachable = anOutboxRow({ personId: 'chef', role: 'chef', state: 'unreachable', series: 'p1' });
    for (const row of [putOff, unreachable]) await given.app.deps.outbox.add(row);
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
    given.messenger.sent.length = 0;
    const restored = restoreMeeting(
      (await stored()) as CancelledMeeting,
      'leader',
      given.app.clock.now(),
      rules,
    );
    await save(restored);
    await turn();
    expect(to(given.messenger.sent, 'changed')).toEqual(['chef']);
    // The cards that were out are as they were; their times lie behind.
    expect(given.messenger.replaced.slice(-asked.length).map(({ card }) => card.kind)).toEqual(
      asked.map(() => 'preparation'),
    );
    expect(await stored()).toMatchObject({ phase: 'planned', dueAt: '2026-03-17T08:00:00.000Z' });
  });
});

describe('a 1:1 that is moved', () => {
  it('is told to the other of the two, and to nobody else', async () => {
    await seedSchool(given.app);
    given.app.clock.set('2026-04-16T09:00:00.000Z');
    await turn();
    given.messenger.sent.length = 0;
    await move('2026-04-28T08:00:00.000Z', 'chef', oo1.id);
    await turn();
    const about = [...given.messenger.sent, ...given.messenger.replaced].filter(
      ({ card }) => card.kind === 'changed' || card.kind === 'withdrawn',
    );
    expect(to(given.messenger.sent, 'changed')).toEqual(['leader']);
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
    await given.app.seed(unit, records, [...peopleOf(base), ...people]);
  }

  it('cards are written in several batches, and all of them once', async () => {
    await crowd();
    given.app.clock.set('2026-03-10T08:00:00.000Z');
    const counts = [];
    for (let round = 0; round < 4; round += 1)
      counts.push(await enqueueDue(given.app.deps, given.app.clock.now()));
    expect(counts).toEqual([80, 27, 0, 0]);
    expect((await rows()).filter(({ card }) => card === 'preparation')).toHaveLength(105);
  });

  it('a move replaces and tells all the same, though its own rows take several batches', async () => {
    await crowd();
    await turn('2026-03-10T08:00:00.000Z');
    await turn('2026-03-10T08:01:00.000Z');
    expect(to(given.messenger.sent, 'preparation')).toHaveLength(107);
    given.messenger.sent.length = 0;
    given.app.clock.set(now);
    await move('2026-04-20T07:00:00.000Z');
    for (let round = 0; round < 4; round += 1) await turn(plusMinutes(now, round));
    expect(withdrawn('moved')).toHaveLength(107);
    expect(to(given.messenger.sent, 'changed')).toEqual(['chef']);
    expect((await stored()).change).toMatchObject({ isHandled: true });
  });

  it('a move nearer drops none of the cards that it makes due, in whichever batch they come', async () => {
    await crowd({ ...ld1, start: '2026-05-19T07:00:00.000Z', end: '2026-05-19T09:00:00.000Z' });
    await move('2026-03-20T08:00:00.000Z');
    for (let round = 0; round < 6; round += 1) await enqueueDue(given.app.deps, given.app.clock.now());
    expect((await stored()).change).toMatchObject({ isHandled: true });
    const waiting = (await rows()).filter(({ state }) => state === 'pending');
    expect(waiting.filter(({ card }) => card === 'changed')).toHaveLength(1);
    expect(waiting.filter(({ card }) => card === 'preparation' || card === 'input')).toHaveLength(107);
    expect((await rows()).filter(({ reason }) => reason === 'meeting-moved')).toEqual([]);
  });
});
