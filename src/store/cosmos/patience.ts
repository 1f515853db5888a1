import { setTimeout as pause } from 'node:timers/promises';
import { StoreError } from '../../app/ports';
import { isPassing, storeErrorOf } from './failure';

/** How long a call may take in all, and how often it is tried. */
export interface Patience {
  totalMs: number;
  attempts: number;
  /** Before the second attempt; doubles with each, with jitter. */
  firstPauseMs: number;
}

/** A chat turn must answer within about 10 seconds (Teams gives up at 15). */
export const chatPatience: Patience = { totalMs: 8000, attempts: 5, firstPauseMs: 50 };

/**
 * Tries again what may do better in a moment, and gives up in time.
 * The driver has retries of its own that ignore any limit (120 × 1 s for an unreachable address), so the race.
 * @throws StoreError; errors that are no failure of Cosmos as they are
 */
export async function patiently<T>(
  patience: Patience,
  attempt: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController();
  const timer = setTimeout(() => {
    deadline.abort();
  }, patience.totalMs);
  const tooLate = new Promise<never>((_resolve, reject) => {
    deadline.signal.addEventListener('abort', () => {
      reject(
        new StoreError('store/unavailable', `Cosmos does not work: no answer in ${patience.totalMs} ms.`),
      );
    });
  });
  try {
    return await Promise.race([tooLate, repeatedly(patience, attempt, deadline.signal)]);
  } catch (error) {
    throw storeErrorOf(error);
  } finally {
    clearTimeout(timer);
  }
}

async function repeatedly<T>(
  patience: Patience,
  attempt: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt(signal);
    } catch (error) {
      if (tried >= patience.attempts || signal.aborted || !isPassing(error)) throw error;
    }
    // Jitter, so that two instances that collided do not collide again.
    const longestMs = patience.firstPauseMs * 2 ** (tried - 1);
    await pause(longestMs * (0.5 + Math.random() / 2), undefined, { signal });
  }
}
