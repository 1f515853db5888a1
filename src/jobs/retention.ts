import type { Deps } from '../app/deps';
import { resumeErasing } from '../app/privacy/erase-person';
import { runRetention } from '../app/privacy/retention';
import { dayOf } from '../domain/calendar/copenhagen';
import type { Day } from '../domain/calendar/instant';

/** In one round; so that what waits to be sent waits a moment at most. */
const stepsAtOnce = 25;

/** Once a day one of the processes lets go of what was kept long enough, a few steps a round. */
export interface DailyRetention {
  /** Does a little when there is something to do. Never throws: what failed is done another day. */
  step(): Promise<void>;
}

export function dailyRetention(deps: Deps): DailyRetention {
  let looked: Day | undefined;
  let underWay: ReturnType<typeof runRetention> | undefined;

  function failed(error: unknown): void {
    deps.log.error('retention-failed', { reason: error instanceof Error ? error.message : 'unknown' });
  }

  async function begin(): Promise<void> {
    const today = dayOf(deps.clock.now());
    if (looked === today) return;
    looked = today;
    if (!(await deps.holdings.claim('retention', today))) return;
    // What an administrator began and a restart broke off is finished first; what cannot be, holds nothing else up.
    await resumeErasing(deps).catch(failed);
    underWay = runRetention(deps);
  }

  async function goOn(): Promise<void> {
    for (let step = 0; underWay && step < stepsAtOnce; step += 1) {
      const { done, value } = await underWay.next();
      if (value)
        deps.log.info('retention', { ...value.counts, ...(value.unitId && { unitId: value.unitId }) });
      if (done) underWay = undefined;
    }
  }

  return {
    async step() {
      try {
        await (underWay ? goOn() : begin());
      } catch (error) {
        underWay = undefined;
        failed(error);
      }
    },
  };
}
