import fc from 'fast-check';
import { plusMs } from '../../../src/domain/calendar/instant';
import { Limiter, type Ceiling } from '../../../src/domain/delivery/limiter';
import { ruleSet } from '../../../src/domain/rulesets/rule-set';
import { fixedSeed, monday } from '../../fixtures/builders';

const { conversation, perSecond } = ruleSet().delivery;
const app: Ceiling[] = [{ count: perSecond, seconds: 1 }];

/** The most that were done within any stretch of so long. */
function busiest(timesMs: readonly number[], seconds: number): number {
  return Math.max(
    0,
    ...timesMs.map((from, at) => timesMs.slice(at).filter((time) => time < from + seconds * 1000).length),
  );
}

/** Sends as fast as it is let. @returns when, by a clock that nobody sets */
function sendAll(limiter: Limiter, conversations: readonly string[], clockOffMs = 0): number[] {
  let nowMs = 0;
  return conversations.map((id) => {
    for (;;) {
      const waitMs = limiter.take(id, plusMs(monday, nowMs + clockOffMs));
      if (waitMs === 0) return nowMs;
      nowMs += waitMs;
    }
  });
}

const onlyOwn = (): Limiter => new Limiter([{ count: 1_000_000, seconds: 1 }], conversation);

describe('the ceilings of the rule set', () => {
  it('are below Teams’ own: 7 a second, 60 in 30 seconds, 1,800 an hour in a conversation; 50 a second in all', () => {
    expect(conversation).toEqual([
      { count: 7, seconds: 1 },
      { count: 60, seconds: 30 },
      { count: 1800, seconds: 3600 },
    ]);
    expect(perSecond * 3).toBeLessThan(50);
  });

  it('hold in one conversation for as much as one likes, and are used to the full', () => {
    const times = sendAll(
      onlyOwn(),
      Array.from({ length: 3700 }, () => 'chat'),
    );
    expect(conversation.map(({ seconds }) => busiest(times, seconds))).toEqual([7, 60, 1800]);
    expect(times.at(-1)).toBeGreaterThanOrEqual(2 * 3_600_000);
  });

  it('let conversations go side by side, but never more than the app may', () => {
    const chats = Array.from({ length: 300 }, (_, at) => `chat-${at}`);
    const times = sendAll(new Limiter(app, conversation), chats);
    expect(busiest(times, 1)).toBe(perSecond);
    expect(times.at(-1)).toBe((300 / perSecond - 1) * 1000);
  });

  it('hold whoever asks, whenever, however the clock is set', () => {
    const step = fc.record({
      chat: fc.constantFrom('a', 'b', 'c'),
      waitsMs: fc.integer({ min: 0, max: 400 }),
      clockByMs: fc.oneof(
        { arbitrary: fc.constant(0), weight: 8 },
        { arbitrary: fc.integer({ min: -7_200_000, max: 0 }), weight: 1 },
      ),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 50, maxLength: 400 }), (steps) => {
        const limiter = new Limiter(app, conversation);
        const taken: { chat: string; atMs: number }[] = [];
        let atMs = 0;
        let clockOffMs = 0;
        for (const { chat, waitsMs, clockByMs } of steps) {
          atMs += waitsMs;
          clockOffMs += clockByMs;
          if (limiter.take(chat, plusMs(monday, atMs + clockOffMs)) === 0) taken.push({ chat, atMs });
        }
        expect(
          busiest(
            taken.map((each) => each.atMs),
            1,
          ),
        ).toBeLessThanOrEqual(perSecond);
        for (const chat of ['a', 'b', 'c']) {
          const own = taken.filter((each) => each.chat === chat).map((each) => each.atMs);
          for (const { count, seconds } of conversation)
            expect(busiest(own, seconds)).toBeLessThanOrEqual(count);
        }
      }),
      fixedSeed,
    );
  });
});

describe('a clock that is set back', () => {
  it('blocks nobody: who waits, waits no longer than the ceiling looks back', () => {
    const limiter = onlyOwn();
    sendAll(
      limiter,
      Array.from({ length: 7 }, () => 'chat'),
    );
    const anHourAgo = plusMs(monday, -3_600_000);
    expect(limiter.take('chat', anHourAgo)).toBe(1000);
    expect(limiter.take('chat', plusMs(anHourAgo, 1000))).toBe(0);
  });

  it('ends a rest that was asked for', () => {
    const limiter = onlyOwn();
    limiter.rest('chat', monday, 30_000);
    expect(limiter.take('chat', plusMs(monday, -3_600_000))).toBe(0);
  });
});

describe('a conversation that Teams wants left alone', () => {
  it('is, for as long as was asked, and no other is', () => {
    const limiter = onlyOwn();
    limiter.rest('chat', monday, 30_000);
    expect(limiter.take('chat', plusMs(monday, 10_000))).toBe(20_000);
    expect(limiter.take('other', plusMs(monday, 10_000))).toBe(0);
    expect(limiter.take('chat', plusMs(monday, 30_000))).toBe(0);
  });
});

describe('asking how long', () => {
  it('takes no place', () => {
    const limiter = onlyOwn();
    for (let asked = 0; asked < 100; asked += 1) expect(limiter.waitMs('chat', monday)).toBe(0);
    for (let taken = 0; taken < 7; taken += 1) expect(limiter.take('chat', monday)).toBe(0);
    expect(limiter.waitMs('chat', monday)).toBe(1000);
  });
});
