import { setTimeout as wait } from 'node:timers/promises';

export interface OpenLoop {
  /** Turns a second, evenly. */
  rate: number;
  durationMs: number;
  /** One turn. Never throws. */
  turn: () => Promise<void>;
  /** Told of each turn: how long it was from when it was due to when it was answered. */
  answered: (latencyMs: number) => void;
}

/**
 * Begins turns when they are due, whether those before are answered or not, and counts a turn's time from when it
 * was due: people do not write less because the bot is slow, and what waits for its turn is slow too.
 * @returns how many were due, and how long it took until the last was answered
 */
export async function openLoop({ rate, durationMs, turn, answered }: OpenLoop): Promise<{
  due: number;
  tookMs: number;
}> {
  const due = Math.round((rate * durationMs) / 1000);
  const everyMs = 1000 / rate;
  const begunMs = performance.now();
  const underWay = new Set<Promise<void>>();
  for (let nth = 0; nth < due; nth += 1) {
    const dueMs = begunMs + nth * everyMs;
    const earlyMs = dueMs - performance.now();
    if (earlyMs > 0) await wait(earlyMs);
    const one = turn().then(() => {
      answered(performance.now() - dueMs);
      underWay.delete(one);
    });
    underWay.add(one);
  }
  await Promise.all(underWay);
  return { due, tookMs: performance.now() - begunMs };
}
