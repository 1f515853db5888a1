import { enqueueDue } from '../../../src/app/delivery/enqueue-due';
import { lease } from '../../../src/domain/delivery/outbox';
import { plusMinutes } from '../../../src/domain/calendar/instant';
import { anOutboxRow, ld1, planned, seedSchool } from '../../fixtures/builders';
import { asked, laterStart, now, to, useChangingMeetings } from './changing-meetings';

/** What becomes of the cards of a dialogue that is moved. */

const given = useChangingMeetings();
const { stored, move, turn, rows, withdrawn, untilThe16th } = given;

describe('a dialogue that is moved to later', () => {
  beforeEach(untilThe16th);

  it('has the cards that are out replaced, and the news sent to those whose time it takes', async () => {
    await move(laterStart);
    await turn();
    expect(withdrawn('moved')).toEqual(asked);
    expect(to(given.messenger.sent, 'changed')).toEqual(['chef']);
    expect(given.messenger.sent).toHaveLength(1);
  });

  it('has its cards again, at the times of its new day', async () => {
    await move(laterStart);
    await turn();
    expect(await stored()).toMatchObject({ dueAt: '2026-03-17T08:00:00.000Z', stepsDone: [] });
    given.messenger.sent.length = 0;
    await turn('2026-03-17T08:00:00.000Z');
    expect(to(given.messenger.sent, 'preparation')).toEqual(['board-rep', 'pupil-council']);
    await turn('2026-03-31T07:00:00.000Z');
    await turn('2026-03-31T07:01:00.000Z');
    expect(to(given.messenger.sent, 'preparation').sort()).toEqual(asked);
  });

  it('sends nothing at its old times', async () => {
    await move('2026-05-05T07:00:00.000Z');
    await turn();
    given.messenger.sent.length = 0;
    for (const at of ['2026-03-17T08:00:00.000Z', '2026-03-23T08:00:00.000Z', '2026-03-24T12:00:00.000Z'])
      await turn(at);
    expect(given.messenger.sent.filter(({ card }) => card.kind !== 'digest')).toEqual([]);
    expect((await stored()).phase).toBe('planned');
  });

  it('is handled once', async () => {
    await move(laterStart);
    await turn();
    const replaced = given.messenger.replaced.length;
    await turn(plusMinutes(now, 1));
    expect(given.messenger.replaced).toHaveLength(replaced);
    expect(given.messenger.sent).toHaveLength(1);
    expect((await stored()).change).toMatchObject({ what: 'moved', isHandled: true });
  });

  it('and back again in one breath is no news', async () => {
    await move(laterStart);
    await move(ld1.start);
    await turn();
    expect(given.messenger.sent).toEqual([]);
    expect(withdrawn('moved')).toEqual([]);
  });

  it('by the chef is news to the leader', async () => {
    await move(laterStart, 'chef');
    await turn();
    expect(to(given.messenger.sent, 'changed')).toEqual(['leader']);
  });

  it('in the evening is told the next morning, but what is out is replaced at once', async () => {
    given.app.clock.set('2026-03-16T19:00:00.000Z');
    await move(laterStart);
    await turn();
    expect([given.messenger.sent, withdrawn('moved')]).toEqual([[], asked]);
    await turn('2026-03-17T07:00:00.000Z');
    expect(to(given.messenger.sent, 'changed')).toEqual(['chef']);
  });

  it('waits for a card that is just being sent', async () => {
    const row = anOutboxRow({ personId: 'chef', role: 'chef', card: 'reminder', stepId: 'ld-reminder' });
    const leased = lease(row, 'another', now, 60);
    await given.app.deps.outbox.add(leased);
    await move(laterStart);
    expect(await enqueueDue(given.app.deps, now)).toBe(0);
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
    await seedSchool(given.app, {
      meetings: [planned({ ...ld1, start: '2026-05-19T07:00:00.000Z', end: '2026-05-19T09:00:00.000Z' })],
    });
    await move('2026-03-20T08:00:00.000Z');
    await turn();
    await turn(plusMinutes(now, 1));
    expect(to(given.messenger.sent, 'preparation')).toEqual(asked);
    expect(to(given.messenger.sent, 'changed')).toEqual(['chef']);
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
    expect(new Set(given.messenger.replaced.map(({ personId }) => personId))).toEqual(new Set(asked));
    expect(to(given.messenger.sent, 'preparation').sort()).toEqual(asked);
    expect(given.messenger.sent.every(({ card }) => card.kind !== 'preparation' || card.isReminder)).toBe(
      true,
    );
  });

  it('keeps what was put off, in its own time', async () => {
    await untilThe16th();
    const putOff = anOutboxRow({ dueAt: '2026-03-18T09:00:00.000Z', series: 'p1' });
    await given.app.deps.outbox.add(putOff);
    await move('2026-03-23T08:00:00.000Z');
    await turn();
    expect((await rows()).find(({ id }) => id === putOff.id)).toEqual(putOff);
  });
});
