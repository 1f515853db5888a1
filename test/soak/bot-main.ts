import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { environment, readConfig } from '../../src/config';
import { serve } from '../../src/serve';
import { Random } from '../sim/random';
import { failingStore } from './failing-store';
import type { Measure } from './measures';

/**
 * The program as it runs, over a store that is lived in: by a clock that begins on a day of that life, with a store
 * that fails when asked to, and telling how it does when it is asked. Run with `--expose-gc`.
 */
const options = {
  now: { type: 'string' },
  failing: { type: 'string', default: '0' },
  seed: { type: 'string', default: '1' },
} as const;

const loop = monitorEventLoopDelay({ resolution: 10 });

async function measure(): Promise<Measure> {
  const [p99, max] = [loop.percentile(99), loop.max].map((nanoseconds) => nanoseconds / 1e6);
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  // The pause was ours, and is not counted.
  await wait(50);
  loop.reset();
  return {
    rssBytes: rss,
    heapBytes: heapUsed,
    cpuMs: (user + system) / 1000,
    loopMs: { p99: p99!, max: max! },
  };
}

async function main(): Promise<void> {
  const { now, failing, seed } = parseArgs({ options }).values;
  const aheadMs = now === undefined ? 0 : Date.parse(now) - Date.now();
  const share = Number(failing);
  loop.enable();
  process.on('message', () => {
    void measure().then((told) => process.send?.(told));
  });
  await serve(readConfig(environment()), {
    clock: { now: () => new Date(Date.now() + aheadMs).toISOString() },
    isSeeded: false,
    ...(share > 0 && { around: (store) => failingStore(store, share, new Random(Number(seed), 'store')) }),
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
