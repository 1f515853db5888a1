import { deliverDue } from '../app/delivery/deliver';
import type { Delivery } from '../app/delivery/delivery';
import { enqueueDue } from '../app/delivery/enqueue-due';
import { dailyRetention } from './retention';

export interface Timer {
  /** Stops: what is under way is finished, nothing new is begun. Resolves when all is quiet. */
  stop(): Promise<void>;
}

/** Between rounds while there is work: a breath for those who write to the bot. */
const breathMs = 100;
/** Until what was refused for a moment may be tried again. */
const momentMs = 2_000;

/**
 * One round: what has fallen due becomes rows, and rows that are due are sent.
 * @returns after how long the next is worth while; undefined when nothing waits for it
 */
async function work(delivery: Delivery): Promise<number | undefined> {
  const { deps, stopping } = delivery;
  try {
    const enqueued = await enqueueDue(deps, deps.clock.now(), stopping.signal);
    const counts = await deliverDue(delivery);
    if (enqueued > 0 || Object.values(counts).some((count) => count > 0))
      deps.log.info('round', { enqueued, ...counts });
    if (enqueued + counts.sent + counts.dropped + counts.unreachable > 0) return breathMs;
    return counts.later > 0 ? momentMs : undefined;
  } catch (error) {
    // The store is down or slow: nothing is lost, since what is due stays due.
    deps.log.error('round-failed', { reason: error instanceof Error ? error.message : 'unknown' });
    return undefined;
  }
}

/** One round, for those who keep the time themselves. */
export async function round(delivery: Delivery): Promise<void> {
  await work(delivery);
}

/** Runs round after round while there is work, and otherwise one every so often. */
export function startTimer(delivery: Delivery, everyMs: number): Timer {
  const { stopping } = delivery;
  let underWay = Promise.resolve();
  let waiting: NodeJS.Timeout | undefined;
  const retention = dailyRetention(delivery.deps);
  const next = (): void => {
    underWay = work(delivery).then(async (soonMs) => {
      // When nothing waits to be sent.
      if (soonMs === undefined && !stopping.signal.aborted) await retention.step();
      if (!stopping.signal.aborted) waiting = setTimeout(next, soonMs ?? everyMs);
    });
  };
  next();
  return {
    async stop() {
      stopping.abort();
      clearTimeout(waiting);
      await underWay;
    },
  };
}
