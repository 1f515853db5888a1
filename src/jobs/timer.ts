import { deliverDue } from '../app/delivery/deliver';
import type { Delivery } from '../app/delivery/delivery';
import { enqueueDue } from '../app/delivery/enqueue-due';

export interface Timer {
  /** Stops, and resolves when a round under way is done. */
  stop(): Promise<void>;
}

/** One round: what has fallen due becomes rows, and rows that are due are sent. */
export async function round(delivery: Delivery): Promise<void> {
  const { deps } = delivery;
  try {
    const enqueued = await enqueueDue(deps, deps.clock.now());
    const counts = await deliverDue(delivery);
    if (enqueued > 0 || Object.values(counts).some((count) => count > 0))
      deps.log.info('round', { enqueued, ...counts });
  } catch (error) {
    // The store is down or slow: nothing is lost, since what is due stays due.
    deps.log.error('round-failed', { reason: error instanceof Error ? error.message : 'unknown' });
  }
}

/** Runs a round every so often, one at a time. */
export function startTimer(delivery: Delivery, everyMs: number): Timer {
  let isStopped = false;
  let underWay = Promise.resolve();
  let waiting: NodeJS.Timeout | undefined;
  const next = (): void => {
    underWay = round(delivery).then(() => {
      if (!isStopped) waiting = setTimeout(next, everyMs);
    });
  };
  next();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(waiting);
      await underWay;
    },
  };
}
