import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** So many calls in so many seconds, which begin with the first of them. */
export interface Limit {
  calls: number;
  seconds: number;
}

export interface Limits {
  /** All calls together, before anyone looks whose they are. */
  overall: readonly Limit[];
  /** One person's; all of them hold. */
  person: readonly Limit[];
}

/** What nobody meets by hand: the fastest go through their cards at about one a second. */
export const teamsLimits: Limits = {
  overall: [{ calls: 100, seconds: 1 }],
  person: [
    { calls: 15, seconds: 5 },
    { calls: 60, seconds: 60 },
  ],
};

/**
 * Counts calls by who makes them.
 * @returns counts one more, and says how many seconds to wait when that is too many, or 0
 */
export function counterOf(limits: readonly Limit[]): (who: string) => Promise<number> {
  // Each forgets a name when its window is over, so what is kept is what came lately.
  const windows = limits.map(
    ({ calls, seconds }) => new RateLimiterMemory({ points: calls, duration: seconds }),
  );
  const waitOf = (window: RateLimiterMemory, who: string): Promise<number> =>
    window.consume(who).then(
      () => 0,
      (error: unknown) => {
        if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1000));
        throw error;
      },
    );
  return async (who) => Math.max(0, ...(await Promise.all(windows.map((window) => waitOf(window, who)))));
}
