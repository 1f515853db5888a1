import { deliverDue } from '../../../src/app/delivery/deliver';
import type { DeliveryCounts } from '../../../src/app/delivery/delivery';
import { meetPerson, partWith } from '../../../src/app/meet-person';
import type { SendResult } from '../../../src/app/ports';
import { nextOpenTime } from '../../../src/domain/calendar/copenhagen';
import { aadKey } from '../../../src/domain/people/identity';
import { ruleSet } from '../../../src/domain/rulesets/rule-set';
import { aConversation, aPersonAs, recordingMessenger } from '../../fixtures/builders';
import { inputDue, nothing, openSending, type Sending } from './sending';

/** What becomes of a card that does not get through, and of many when Teams is down. */

const { ambiguousPauseSeconds, longestPauseSeconds } = ruleSet().delivery;
const person = 'pupil-council';

let sending: Sending;
beforeEach(async () => {
  sending = await openSending(1);
});
afterEach(() => sending.app.close());

const theRow = async () => (await sending.rows())[person]!;

describe('a send that is refused for now', () => {
  it('is tried again as late as was asked', async () => {
    sending.messenger.next({ kind: 'later', afterMs: 90_000 });
    expect(await sending.deliver()).toEqual({ ...nothing, later: 1 });
    expect(await theRow()).toMatchObject({ state: 'pending', attempts: 1, ambiguous: 0 });
    expect(await theRow()).not.toHaveProperty('lease');
    sending.app.clock.advanceMs(89_999);
    expect(await sending.deliver()).toEqual(nothing);
    sending.app.clock.advanceMs(1);
    expect(await sending.deliver()).toEqual({ ...nothing, sent: 1 });
  });

  it('is tried later and later, though never much more than a quarter of an hour apart', async () => {
    const waitsMs: number[] = [];
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      sending.messenger.next({ kind: 'later', afterMs: 0 });
      const before = Date.parse(sending.app.clock.now());
      expect(await sending.deliver()).toEqual({ ...nothing, later: 1 });
      const { dueAt } = await theRow();
      waitsMs.push(Date.parse(dueAt) - before);
      sending.app.clock.set(dueAt);
    }
    waitsMs.slice(0, 4).forEach((wait, at) => {
      expect(wait).toBeGreaterThanOrEqual(2000 * 2 ** at);
      expect(wait).toBeLessThanOrEqual(3000 * 2 ** at);
    });
    expect(Math.max(...waitsMs)).toBeLessThanOrEqual(longestPauseSeconds * 1500);
  });

  it('leaves the rest of the conversation alone for as long, too', async () => {
    await sending.app.close();
    sending = await openSending(2);
    await sending.changePerson('pupil-council1', { conversation: aConversation(person) });
    sending.messenger.next({ kind: 'later', afterMs: 90_000 }, { kind: 'later', afterMs: 90_000 });
    await sending.deliver();
    const tries = sending.messenger.sent.length;
    sending.app.clock.advanceMs(60_000);
    await sending.deliver();
    expect(sending.messenger.sent).toHaveLength(tries);
    sending.app.clock.advanceMs(31_000);
    await sending.deliver();
    expect(Object.values(await sending.rows()).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });
});

describe('a send that may have arrived', () => {
  const lost: SendResult = { kind: 'ambiguous', reason: 'http-502' };

  it('is tried once more after a pause', async () => {
    sending.messenger.next(lost);
    expect(await sending.deliver()).toEqual({ ...nothing, later: 1 });
    sending.app.clock.advanceMs(ambiguousPauseSeconds * 1000 - 1);
    expect(await sending.deliver()).toEqual(nothing);
    sending.app.clock.advanceMs(1);
    expect(await sending.deliver()).toEqual({ ...nothing, sent: 1 });
    expect(await theRow()).toMatchObject({ state: 'sent', ambiguous: 1 });
  });

  it('and then no more: it is dropped with the reason, and counted', async () => {
    sending.messenger.next(lost, lost);
    await sending.deliver();
    sending.app.clock.advanceMs(ambiguousPauseSeconds * 1000);
    expect(await sending.deliver()).toEqual({ ...nothing, dropped: 1 });
    expect(await theRow()).toMatchObject({ state: 'dropped', reason: 'ambiguous', ambiguous: 2 });
    sending.app.clock.advanceMs(3_600_000);
    expect(await sending.deliver()).toEqual(nothing);
    expect(sending.messenger.sent).toHaveLength(2);
  });
});

describe('a person who cannot be reached', () => {
  it('ends the row, and both say so', async () => {
    sending.messenger.next({ kind: 'unreachable', reason: 'MessageWritesBlocked' });
    expect(await sending.deliver()).toEqual({ ...nothing, unreachable: 1 });
    expect(await theRow()).toMatchObject({ state: 'unreachable', reason: 'MessageWritesBlocked' });
    expect((await sending.app.actor(person)).person.unreachableSince).toBe(inputDue);
    expect(await sending.deliver()).toEqual(nothing);
  });

  it('who has removed the app is not even tried, until they write: then it is sent', async () => {
    const { deps } = sending.app;
    await deps.people.link(aadKey(person), person);
    await partWith(deps, { aadObjectId: person });
    expect(await sending.deliver()).toEqual({ ...nothing, unreachable: 1 });
    expect(await theRow()).toMatchObject({ state: 'unreachable', reason: 'uninstalled' });
    expect(sending.messenger.sent).toEqual([]);
    await meetPerson(deps, {
      aadObjectId: person,
      upn: () => Promise.resolve(undefined),
      conversation: aConversation(person),
    });
    expect(await sending.deliver()).toEqual({ ...nothing, sent: 1 });
  });

  it('and stands in for someone, is passed over: the card waits for who it is for', async () => {
    const cover = { ...aPersonAs('pupil-council'), id: 'cover', conversation: aConversation('cover') };
    const assignments = cover.assignments.map((each) => ({ ...each, covers: person }));
    await sending.app.deps.people.save({ value: { ...cover, assignments }, etag: 'absent' });
    const absence = { from: '2026-02-20', to: '2026-02-27', coverId: 'cover' };
    await sending.changePerson(person, { absence });
    sending.messenger.next({ kind: 'unreachable', reason: 'ConversationBlockedByUser' });
    expect(await sending.deliver()).toEqual({ ...nothing, later: 1 });
    expect(sending.receivers()).toEqual(['cover']);
    const { state, dueAt } = await theRow();
    expect([state, dueAt]).toEqual(['pending', nextOpenTime('2026-02-28T07:00:00.000Z', ruleSet())]);
    sending.app.clock.set(dueAt);
    expect(await sending.deliver()).toEqual({ ...nothing, sent: 1 });
    expect(sending.receivers()).toEqual(['cover', person]);
  });
});

describe('a person the bot has not met', () => {
  beforeEach(async () => {
    const { value, etag } = (await sending.app.deps.people.byId(person))!;
    const { conversation: _conversation, ...unmet } = value;
    await sending.app.deps.people.save({ value: unmet, etag });
  });

  it('has a chat opened, which is kept', async () => {
    expect(await sending.deliver()).toEqual({ ...nothing, sent: 1 });
    expect(sending.messenger.opened).toEqual([person]);
    expect((await sending.app.actor(person)).person.conversation).toEqual(aConversation(person));
  });

  it('is unreachable where none can be opened', async () => {
    sending.messenger.nextOpen({ kind: 'unreachable', reason: 'never-met' });
    expect(await sending.deliver()).toEqual({ ...nothing, unreachable: 1 });
    expect(sending.messenger.sent).toEqual([]);
  });

  it('is tried again and again when nobody knows whether it was opened, for that does no harm', async () => {
    sending.messenger.nextOpen(
      ...Array.from({ length: 5 }, () => ({ kind: 'ambiguous', reason: 'http-500' }) as const),
    );
    for (let minute = 0; minute < 60; minute += 1) {
      await sending.deliver();
      sending.app.clock.advanceMs(60_000);
    }
    expect(await theRow()).toMatchObject({ state: 'sent', ambiguous: 0 });
  });

  it('who writes from another chat while one is opened is written to there', async () => {
    const theirs = { ...aConversation(person), conversationId: 'theirs' };
    const { messenger } = sending;
    const delivery = sending.app.delivery({
      ...messenger,
      open: async (each) => {
        await sending.changePerson(person, { conversation: theirs });
        return messenger.open(each);
      },
    });
    await deliverDue(delivery);
    expect((await sending.app.actor(person)).person.conversation).toEqual(theirs);
  });
});

describe('a chat that Teams has forgotten', () => {
  it('is opened anew, and the card sent there', async () => {
    sending.messenger.next({ kind: 'unreachable', reason: 'ConversationNotFound' });
    const anew = { ...aConversation(person), conversationId: 'anew' };
    sending.messenger.nextOpen({ kind: 'opened', conversation: anew });
    expect(await sending.deliver()).toEqual({ ...nothing, sent: 1 });
    expect((await sending.app.actor(person)).person.conversation).toEqual(anew);
  });

  it('is given up when it is the same, or cannot be opened', async () => {
    for (const opened of [
      { kind: 'opened', conversation: aConversation(person) },
      { kind: 'unreachable', reason: 'http-403' },
    ] as const) {
      sending.messenger.next({ kind: 'unreachable', reason: 'ConversationNotFound' });
      sending.messenger.nextOpen(opened);
      expect(await sending.deliver()).toEqual({ ...nothing, unreachable: 1 });
      expect(await theRow()).toMatchObject({ reason: 'ConversationNotFound' });
      await sending.app.close();
      sending = await openSending(1);
    }
  });
});

describe.each([
  ['many cards', 60],
  ['three cards', 3],
])('an hour in which Teams does not answer, with %s due', (_what, cards) => {
  it('loses none, tries one at a time after the first few, and sends all when it is over', async () => {
    await sending.app.close();
    sending = await openSending(cards);
    const { clock } = sending.app;
    const outageEnds = Date.parse(inputDue) + 3_600_000;
    const lost = { kind: 'ambiguous', reason: 'http-503' } as const;
    const isDown = (): boolean => Date.parse(clock.now()) < outageEnds;
    const teams = recordingMessenger();
    let underWay = 0;
    let mostUnderWay = 0;
    let tries = 0;
    const call = async <T>(answer: () => Promise<T>): Promise<T | typeof lost> => {
      underWay += 1;
      tries += 1;
      mostUnderWay = Math.max(mostUnderWay, underWay);
      await new Promise(setImmediate);
      underWay -= 1;
      return isDown() ? lost : answer();
    };
    const delivery = sending.app.delivery({
      open: (each) => call(() => teams.open(each)),
      send: (each, card) => call(() => teams.send(each, card)),
      replace: (each, id, card) => call(() => teams.replace(each, id, card)),
    });
    const total: DeliveryCounts = { ...nothing };
    const roundFor = async (untilMs: number): Promise<void> => {
      while (Date.parse(clock.now()) < untilMs) {
        const counts = await deliverDue(delivery);
        for (const key of Object.keys(total) as (keyof DeliveryCounts)[]) total[key] += counts[key];
        clock.advanceMs(15_000);
      }
    };
    await roundFor(Date.parse(inputDue) + 15_000);
    const firstTries = tries;
    expect(firstTries).toBeLessThanOrEqual(10);
    mostUnderWay = 0;
    await roundFor(outageEnds);
    expect(mostUnderWay).toBe(1);
    expect(tries - firstTries).toBeLessThanOrEqual(8);
    expect(total).toMatchObject({ sent: 0, dropped: 0, unreachable: 0 });
    await roundFor(outageEnds + (longestPauseSeconds + ambiguousPauseSeconds) * 1000 + 60_000);
    expect(total).toMatchObject({ sent: cards, dropped: 0, unreachable: 0 });
    const rows = Object.values(await sending.rows());
    expect(rows.filter(({ ambiguous }) => ambiguous > 1)).toEqual([]);
    expect(rows.filter(({ ambiguous }) => ambiguous === 1).length).toBeLessThanOrEqual(20);
    expect(new Set(teams.sent.map(({ personId }) => personId)).size).toBe(cards);
  });
});
