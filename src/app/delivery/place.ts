import type { Delivery } from './delivery';

/** Nobody stands and waits longer than this for a place: the row comes again, and others go on. */
const patienceMs = 2_000;

async function waitedFor({ pause, stopping }: Delivery, ask: () => number): Promise<number> {
  for (let waitedMs = 0; ;) {
    const waitMs = ask();
    if (waitMs === 0 || stopping.signal.aborted || waitedMs + waitMs > patienceMs) return waitMs;
    await pause(waitMs);
    waitedMs += waitMs;
  }
}

/**
 * Takes a place under Teams' ceilings for one call about a conversation, waiting for it a little.
 * @returns 0 when it is taken, else the milliseconds after which there may be one
 */
export function place(delivery: Delivery, conversationId: string): Promise<number> {
  const { deps, limiter } = delivery;
  return waitedFor(delivery, () => limiter.take(conversationId, deps.clock.now()));
}

/** As `place`, but takes none: so that no lease is spent on waiting. */
export function untilPlace(delivery: Delivery, conversationId: string): Promise<number> {
  const { deps, limiter } = delivery;
  return waitedFor(delivery, () => limiter.waitMs(conversationId, deps.clock.now()));
}
