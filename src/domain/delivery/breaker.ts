import { plusMs, type Instant } from '../calendar/instant';

const failuresToOpen = 3;
const firstPauseMs = 30_000;

/**
 * Notices that Teams itself does not answer. Then no card is tried for a while, and after that one at a time:
 * a row has only two tries that may or may not have arrived, and an outage must not use them up.
 */
export interface Breaker {
  /** Sends in a row that got no clear answer. */
  failures: number;
  /** While it waits: since when, and until when. */
  closed?: { since: Instant; until: Instant };
}

export const calm: Breaker = { failures: 0 };

/** A clock that was set back must not make the wait longer than it was meant. */
function isWaiting({ closed }: Breaker, now: Instant): boolean {
  return closed !== undefined && closed.since <= now && now < closed.until;
}

/** After a send that got an answer, of whatever kind, or none. */
export function afterSend(
  breaker: Breaker,
  wasAnswered: boolean,
  now: Instant,
  longestPauseMs: number,
): Breaker {
  if (wasAnswered) return calm;
  // Several were under way when it closed. They tell nothing new, and must not make the wait longer.
  if (isWaiting(breaker, now)) return breaker;
  const failures = breaker.failures + 1;
  if (failures < failuresToOpen) return { failures };
  const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failures - failuresToOpen, 10));
  return { failures, closed: { since: now, until: plusMs(now, pauseMs) } };
}

/** How many cards may be tried now: none while it waits, one to see whether Teams is back, else all. */
export function allowance(breaker: Breaker, now: Instant): 'none' | 'one' | 'all' {
  if (breaker.closed === undefined) return 'all';
  return isWaiting(breaker, now) ? 'none' : 'one';
}
