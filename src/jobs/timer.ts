import { deliverDue } from '../app/delivery/deliver';
import type { Delivery } from '../app/delivery/delivery';
import { enqueueDue } from '../app/delivery/enqueue-due';

export interface Timer {
  /** Stops: what is under way is finished, nothing new is begun. Resolves when all is quiet. */
  stop(): Promise<void>;
}

/** Between rounds while there is work: a breath for those who write to the bot. */
const breathMs = 100;

/** One round: what has fallen due becomes rows, and rows that are due are sent. @returns whether it got anywhere */
async function work(delivery: Delivery): Promise<boolean> {
  const { deps, stopping } = delivery;
  try {
    const enqueued = await enqueueDue(deps, deps.clock.now(), stopping.signal);
    const counts = await deliverDue(delivery);
    if (enqueued > 0 || Object.values(counts).some((count) => count > 0))
      deps.log.info('round', { enqueued, ...counts });
    return enqueued + counts.sent + counts.dropped + counts.unreachable > 0;
  } catch (error) {
    // The store is down or slow: nothing is lost, since what is due stays due.
    deps.log.error('round-failed', { reason: error instanceof Error ? error.message : 'unknown' });
    return false;
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
  const next = (): void => {
    underWay = work(delivery).then((gotSomewhere) => {
      if (!stopping.signal.aborted) waiting = setTimeout(next, gotSomewhere ? breathMs : everyMs);
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
