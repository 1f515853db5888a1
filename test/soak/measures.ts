/** What a soak run measures, and what is asked of it. */

/** How the bot's process does, when it is asked. */
export interface Measure {
  rssBytes: number;
  /** Right after a full garbage collection. */
  heapBytes: number;
  /** All that the process has used since it began. */
  cpuMs: number;
  /** How late the event loop came round, since it was asked last. */
  loopMs: { p99: number; max: number };
}

export interface Latency {
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
  maxMs: number;
}

/** One part of a run, most often a minute. */
export interface Span {
  /** Minutes since the run began, at its end. */
  atMinute: number;
  turns: number;
  perSecond: number;
  errors: number;
  latency: Latency;
  heapMb: number;
  rssMb: number;
  cpuPercent: number;
  loopMs: Measure['loopMs'];
}

export interface Outcome {
  rate: number;
  minutes: number;
  seed: number;
  failing: number;
  turns: number;
  perSecond: number;
  latency: Latency;
  /** What went wrong, and how often. Empty when nothing did. */
  errors: Record<string, number>;
  /** What was refused, and how often, by the code of the refusal. */
  refused: Record<string, number>;
  /** What had to be refused, and was. */
  refusedRightly: number;
  /** What was done, and how often. */
  done: Record<string, number>;
  spans: Span[];
  /** MB a minute, after warm-up. */
  heapSlope: number;
  rssSlope: number;
  /** Answers that people were told are kept, those of them that are in the store, and those that are not. */
  acknowledged: number;
  found: number;
  lost: string[];
  /** From being told to stop until all that was under way was finished. */
  stoppedInMs: number;
}

export interface Goal {
  goal: string;
  is: string;
  isMet: boolean;
}

/** So much of a run is warm-up: code is being compiled, and everyone is met for the first time. */
const warmUpShare = 0.25;
/** A shorter run says nothing about a slope. */
const shortestMinutes = 3;
const steepestHeap = 1;
const steepestRss = 5;
const slowestP99Ms = 250;
const stopsWithinMs = 10_000;

/** The slope of the straight line that is nearest to the points (least squares). */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (of: readonly number[]): number => of.reduce((sum, each) => sum + each, 0) / of.length;
  const xMean = mean(points.map(([x]) => x));
  const yMean = mean(points.map(([, y]) => y));
  const over = points.reduce((sum, [x, y]) => sum + (x - xMean) * (y - yMean), 0);
  const under = points.reduce((sum, [x]) => sum + (x - xMean) ** 2, 0);
  return under === 0 ? 0 : over / under;
}

/** Those of a run that come after warm-up. */
export function warmOf(spans: readonly Span[]): Span[] {
  const end = spans.at(-1)?.atMinute ?? 0;
  return spans.filter(({ atMinute }) => atMinute > end * warmUpShare);
}

function countOf(errors: Outcome['errors']): number {
  return Object.values(errors).reduce((sum, count) => sum + count, 0);
}

/** What is asked of a run. With a store that fails, how fast it is, is not: people write again. */
export function goalsOf(outcome: Outcome): Goal[] {
  const { rate, turns, perSecond, errors, latency, heapSlope, rssSlope, lost, acknowledged, failing } =
    outcome;
  const timed: Goal[] = [
    {
      goal: `${rate} turns a second are held`,
      is: `${perSecond.toFixed(1)} a second`,
      isMet: turns > 0 && perSecond >= 0.99 * rate,
    },
    {
      goal: `99 of 100 are answered within ${slowestP99Ms} ms`,
      is: `${latency.p99Ms.toFixed(0)} ms`,
      isMet: latency.p99Ms < slowestP99Ms,
    },
  ];
  const memory: Goal[] = [
    {
      goal: `after warm-up the heap grows by less than ${steepestHeap} MB a minute`,
      is: `${heapSlope.toFixed(2)} MB`,
      isMet: heapSlope < steepestHeap,
    },
    {
      goal: `after warm-up the process grows by less than ${steepestRss} MB a minute`,
      is: `${rssSlope.toFixed(2)} MB`,
      isMet: rssSlope < steepestRss,
    },
  ];
  return [
    ...(failing === 0 ? timed : []),
    { goal: 'no errors', is: String(countOf(errors)), isMet: countOf(errors) === 0 },
    ...(outcome.minutes >= shortestMinutes ? memory : []),
    {
      goal: 'no acknowledged answer is lost',
      is: `${lost.length} of ${acknowledged}`,
      isMet: lost.length === 0,
    },
    {
      goal: 'told to stop, it has finished within 10 s',
      is: `${(outcome.stoppedInMs / 1000).toFixed(1)} s`,
      isMet: outcome.stoppedInMs < stopsWithinMs,
    },
  ];
}
