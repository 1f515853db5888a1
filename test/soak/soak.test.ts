import { goalsOf, slopeOf, warmOf, type Outcome, type Span } from './measures';
import { openLoop } from './open-loop';
import { outcomeLines } from './report';
import { soak } from './soak';

/** The soak run in small. How fast it is, is asked by `npm run soak` alone: here others are at it too. */

jest.setTimeout(120_000);

const small = { minutes: 0.08, rate: 15, seed: 20_261_122, units: 8, people: 40 };

describe('a crowd at the built bot', () => {
  it('is answered without an error, and what was acknowledged is there', async () => {
    const outcome = await soak({ ...small, failing: 0 });
    expect(outcome.errors).toEqual({});
    expect(outcome.lost).toEqual([]);
    expect(outcome.turns).toBe(72);
    expect(outcome.acknowledged).toBeGreaterThan(0);
    expect(outcome.spans.every(({ heapMb, rssMb }) => heapMb > 0 && rssMb > heapMb)).toBe(true);
    expect(outcomeLines(outcome).join('\n')).toContain('yes  no acknowledged answer is lost');
  });

  it('loses nothing it was told is kept while a tenth of the calls of the store fail', async () => {
    const outcome = await soak({ ...small, minutes: 0.2, rate: 20, failing: 0.1 });
    expect(outcome.errors).toEqual({});
    expect(outcome.lost).toEqual([]);
    expect(Object.keys(outcome.refused)).toContain('store/unavailable');
    expect(outcome.acknowledged).toBeGreaterThan(0);
  });
});

it('counts a turn’s time from when it was due, so that one slow answer makes those after it late', async () => {
  const latencies: number[] = [];
  const stuckMs = 100;
  let isFirst = true;
  await openLoop({
    rate: 100,
    durationMs: 50,
    turn: () => {
      // A client that is held up begins late, which is no fault of those who wait.
      for (const until = performance.now() + (isFirst ? stuckMs : 0); performance.now() < until;);
      isFirst = false;
      return Promise.resolve();
    },
    answered: (latencyMs) => void latencies.push(latencyMs),
  });
  expect(latencies).toHaveLength(5);
  // The last was due 40 ms after the first, and could begin when that was done.
  expect(Math.min(...latencies)).toBeGreaterThanOrEqual(stuckMs - 40 - 1);
});

const span: Span = {
  ...{ atMinute: 1, turns: 1, perSecond: 1, errors: 0, heapMb: 1, rssMb: 1, cpuPercent: 1 },
  ...{ latency: { p50Ms: 1, p95Ms: 1, p99Ms: 1, maxMs: 1 }, loopMs: { p99: 1, max: 1 } },
};
const good: Outcome = {
  ...{ rate: 50, minutes: 5, seed: 1, failing: 0, turns: 15_000, perSecond: 50, errors: {}, refused: {} },
  ...{ latency: { p50Ms: 10, p95Ms: 50, p99Ms: 100, maxMs: 900 }, refusedRightly: 3, done: {}, spans: [] },
  ...{ heapSlope: 0.1, rssSlope: -2, acknowledged: 10, found: 10, lost: [], stoppedInMs: 100 },
};

function missed(outcome: Partial<Outcome>): string[] {
  return goalsOf({ ...good, ...outcome }).flatMap(({ goal, isMet }) => (isMet ? [] : [goal]));
}

describe('the goals', () => {
  it.each<[string, Partial<Outcome>, number]>([
    ['all is well', {}, 0],
    ['the rate is not held', { perSecond: 45 }, 1],
    ['answers are slow', { latency: { ...good.latency, p99Ms: 250 } }, 1],
    ['there is an error', { errors: { 'status 500': 1 } }, 1],
    ['the heap grows', { heapSlope: 1 }, 1],
    ['the process grows', { rssSlope: 5 }, 1],
    ['an answer is lost', { lost: ['svar-1-'] }, 1],
    ['it does not stop', { stoppedInMs: 10_000 }, 1],
    ['a short run says nothing of memory', { minutes: 1, heapSlope: 9 }, 0],
    ['with a store that fails it may be slow', { failing: 0.1, perSecond: 20 }, 0],
  ])('%s', (_what, outcome, count) => {
    expect(missed(outcome)).toHaveLength(count);
  });

  it('looks at memory after the first quarter', () => {
    const spans = [1, 2, 3, 4, 5].map((atMinute) => ({ ...span, atMinute }));
    expect(warmOf(spans).map(({ atMinute }) => atMinute)).toEqual([2, 3, 4, 5]);
    expect(
      slopeOf([
        [1, 10],
        [2, 12],
        [3, 14],
      ]),
    ).toBeCloseTo(2);
  });
});
