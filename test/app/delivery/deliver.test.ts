import { answerGuide } from '../../../src/app/answer-guide';
import { deliverDue } from '../../../src/app/delivery/deliver';
import { deliverTo } from '../../../src/app/delivery/deliver-to';
import { finishSchema, holdMeeting } from '../../../src/app/finish-schema';
import { changeSchema } from '../../../src/app/follow-up';
import { nextOpenTime } from '../../../src/domain/calendar/copenhagen';
import { ruleSet } from '../../../src/domain/rulesets/rule-set';
import {
  aMember,
  aSchool,
  cancelled,
  changesOf,
  ld1,
  oo1,
  recordingMessenger,
} from '../../fixtures/builders';
import { inputDue, nothing, openSending, unitId, type Sending } from './sending';

let sending: Sending;
beforeEach(async () => {
  sending = await openSending();
});
afterEach(() => sending.app.close());

describe('what is due', () => {
  it('is sent once, and the row says by which message', async () => {
    await sending.enqueue(inputDue);
    expect(await sending.deliver()).toEqual({ ...nothing, sent: 2 });
    expect(sending.receivers()).toEqual(['board-rep', 'pupil-council']);
    expect(await sending.rows()).toMatchObject({
      'pupil-council': {
        state: 'sent',
        activityId: expect.stringMatching(/^activity-/) as string,
        settledAt: inputDue,
        attempts: 1,
      },
    });
    expect(await sending.deliver()).toEqual(nothing);
    expect(sending.messenger.sent).toHaveLength(2);
  });

  it('is the card as things stand when it goes out', async () => {
    await sending.enqueue(inputDue);
    await answerGuide(sending.app.deps, await sending.app.actor('pupil-council'), {
      unitId,
      meetingId: ld1.id,
      role: 'pupil-council',
      texts: { good: 'Frikvartererne' },
      base: {},
      intent: 'draft',
    });
    await sending.deliver();
    const card = sending.messenger.sent.find(({ personId }) => personId === 'pupil-council')?.card;
    expect(card).toMatchObject({
      kind: 'preparation',
      preparation: {
        guide: { id: 'pupil-council-ls1' },
        response: { answers: { good: { text: 'Frikvartererne' } } },
      },
    });
  });

  it('is the follow-up schema after the meeting', async () => {
    await sending.enqueue(ld1.end);
    await sending.deliver();
    expect(sending.messenger.sent).toMatchObject([
      { personId: 'leader', card: { kind: 'follow-up', followUp: { mayWrite: true } } },
    ]);
  });

  it('waits for open hours: not in the evening, not at weekends, not on a holiday', async () => {
    await sending.enqueue(inputDue);
    for (const closed of [
      '2026-02-24T15:00:00.000Z',
      '2026-02-25T06:59:59.999Z',
      '2026-02-28T09:00:00.000Z',
      '2026-04-03T09:00:00.000Z',
    ]) {
      sending.app.clock.set(closed);
      expect(await sending.deliver()).toEqual(nothing);
    }
    sending.app.clock.set('2026-03-02T07:00:00.000Z');
    expect(await sending.deliver()).toEqual({ ...nothing, sent: 2 });
  });

  it('waits until tomorrow when it closes while they are sent', async () => {
    await sending.app.close();
    sending = await openSending(20);
    const { clock } = sending.app;
    clock.set('2026-02-24T14:59:59.000Z');
    const sendTimes: string[] = [];
    const slow = recordingMessenger(async () => {
      sendTimes.push(clock.now());
      await new Promise(setImmediate);
      clock.advanceMs(300);
    });
    const counts = await deliverDue(sending.app.delivery(slow));
    expect(sendTimes.length).toBeGreaterThan(0);
    expect(sendTimes.filter((time) => time >= '2026-02-24T15:00:00.000Z')).toEqual([]);
    expect(counts.sent).toBe(sendTimes.length);
    clock.set('2026-02-25T07:00:00.000Z');
    expect(await sending.deliver()).toEqual({ ...nothing, sent: 20 - sendTimes.length });
  });
});

describe('what has lost its meaning is dropped', () => {
  const dropped = async (reason: string): Promise<void> => {
    const { dropped: count } = await sending.deliver();
    expect(count).toBeGreaterThan(0);
    expect(await sending.rows()).toMatchObject({ 'pupil-council': { state: 'dropped', reason } });
    expect(sending.receivers()).not.toContain('pupil-council');
  };
  beforeEach(() => sending.enqueue(inputDue));

  it('when the meeting has begun', async () => {
    sending.app.clock.set(ld1.start);
    await dropped('meeting-begun');
  });

  it('when the meeting was held earlier than planned', async () => {
    const { deps } = sending.app;
    await holdMeeting(deps, await sending.app.actor('leader'), { unitId, meetingId: ld1.id, held: true });
    await dropped('meeting-begun');
  });

  it('when the meeting is cancelled', async () => {
    const { deps } = sending.app;
    const summary = (await deps.units.summary(unitId))!;
    const audit = { at: inputDue, personId: 'leader', action: 'cancel', subjectId: ld1.id };
    await deps.units.save({ summary, records: changesOf({ meetings: [cancelled(ld1)] }), audit });
    await dropped('meeting-cancelled');
  });

  it('when it was answered already', async () => {
    const key = { unitId, meetingId: ld1.id, role: 'pupil-council' } as const;
    await answerGuide(sending.app.deps, await sending.app.actor('pupil-council'), {
      ...key,
      texts: { 'adults-do': 'Lytte' },
      base: {},
      intent: 'submit',
    });
    await dropped('already-answered');
  });

  it('when the person has left the role', async () => {
    await sending.changePerson('pupil-council', { assignments: [] });
    await dropped('access/not-yours');
  });
});

describe('a schema card', () => {
  it('is dropped when the schema was finished before it went out', async () => {
    const { deps } = sending.app;
    await sending.enqueue(oo1.end);
    const key = { unitId, meetingId: oo1.id };
    const entry = { what: 'Vikarer', forChildren: '', ownerId: 'leader', deadline: '2026-06-01' };
    await changeSchema(deps, await sending.app.actor('chef'), {
      ...key,
      change: { do: 'add-entry', number: 1, entry },
    });
    await finishSchema(deps, await sending.app.actor('chef'), key);
    await sending.deliver();
    const rows = (await deps.outbox.ofPartition(unitId)).map(({ value }) => value);
    const schemas = rows.filter(
      ({ meetingId, stepId, action }) => meetingId === oo1.id && stepId === 'oo-schema' && action === 'post',
    );
    expect(schemas.map(({ state, reason }) => [state, reason])).toEqual([
      ['dropped', 'schema-finished'],
      ['dropped', 'schema-finished'],
    ]);
  });
});

describe('a person who is not known any more', () => {
  it('gets nothing, and the row says why', async () => {
    await sending.app.seed(
      aSchool({ id: 'aaby', members: [aMember('pupil-council', { personId: 'gone' })] }),
      changesOf({ meetings: [{ ...ld1, unitId: 'aaby', dueAt: inputDue }] }),
    );
    await sending.enqueue(inputDue);
    expect(await sending.deliver()).toEqual({ ...nothing, sent: 2, dropped: 1 });
    const [row] = await sending.app.deps.outbox.ofPartition('aaby');
    expect(row?.value).toMatchObject({ state: 'dropped', reason: 'person-gone' });
  });
});

describe('a card that cannot be made', () => {
  it('is tried ten times, later and later, and then stands in nobody’s way', async () => {
    await sending.app.close();
    sending = await openSending(2);
    const { clock } = sending.app;
    const broken = recordingMessenger();
    const delivery = sending.app.delivery({
      ...broken,
      send: (person, card) =>
        person.id === 'pupil-council'
          ? Promise.reject(new TypeError('no such field'))
          : broken.send(person, card),
    });
    expect(await deliverDue(delivery)).toEqual({ ...nothing, sent: 1, later: 1 });
    let rounds = 1;
    for (; (await sending.rows())['pupil-council']?.state === 'pending'; rounds += 1) {
      clock.set(nextOpenTime((await sending.rows())['pupil-council']!.dueAt, ruleSet()));
      await deliverDue(delivery);
    }
    expect(rounds).toBe(10);
    expect(await sending.rows()).toMatchObject({
      'pupil-council': { state: 'dropped', reason: 'failed', failures: 10 },
      'pupil-council1': { state: 'sent' },
    });
    const logged = sending.app.logged.filter(({ event }) => event === 'card-failed');
    expect(logged).toHaveLength(10);
    // What went wrong may say what people wrote, or a token: only its kind is logged.
    const row = (await sending.rows())['pupil-council']!.id;
    expect(logged[0]?.fields).toEqual({ row, reason: 'TypeError' });
  });
});

describe('showing one person what is due for them', () => {
  const show = async (personId: string): Promise<number> =>
    deliverTo(sending.delivery, (await sending.app.actor(personId)).person);

  it('sends theirs alone, in the night too, and once', async () => {
    sending.app.clock.set('2026-02-24T22:00:00.000Z');
    expect(await show('pupil-council')).toBe(1);
    expect(sending.receivers()).toEqual(['pupil-council']);
    expect(await show('pupil-council')).toBe(0);
    expect((await sending.rows())['board-rep']).toMatchObject({ state: 'pending' });
  });

  it('sends what falls due at the next open time, and no more', async () => {
    sending.app.clock.set('2026-02-23T21:00:00.000Z');
    expect(nextOpenTime(sending.app.clock.now(), ruleSet())).toBe('2026-02-24T07:00:00.000Z');
    expect(await show('pupil-council')).toBe(0);
  });

  it('sends a chef theirs, which the unit says and not their role', async () => {
    sending.app.clock.set('2026-04-14T08:00:00.000Z');
    expect(await show('chef')).toBe(1);
  });

  it('leaves a row alone that is being sent just now, though it shows what is due tomorrow', async () => {
    await sending.app.close();
    sending = await openSending(1);
    sending.app.clock.set('2026-02-25T06:00:00.000Z');
    const [row] = await sending.app.deps.outbox.ofPartition(unitId);
    const now = sending.app.clock.now();
    await sending.app.deps.outbox.save(
      { ...row!.value, lease: { owner: 'there', until: '2026-02-25T06:01:00.000Z' }, dueAt: now },
      row!.etag,
    );
    expect(await show('pupil-council')).toBe(0);
    expect(sending.messenger.sent).toEqual([]);
  });

  it('sends again what could not reach them, as if it were new', async () => {
    await sending.app.close();
    sending = await openSending(1);
    sending.messenger.next({ kind: 'unreachable', reason: 'ConversationBlockedByUser' });
    await sending.deliver();
    sending.app.clock.advanceMs(1000);
    expect(await show('pupil-council')).toBe(1);
    const { 'pupil-council': row } = await sending.rows();
    expect(row).toMatchObject({ state: 'sent', attempts: 1 });
    expect(row).not.toHaveProperty('reason');
  });
});
