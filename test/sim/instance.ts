import { openDelivery, type Delivery } from '../../src/app/delivery/delivery';
import { nextOpenTime } from '../../src/domain/calendar/copenhagen';
import { ruleSet, withHolidays } from '../../src/domain/rulesets/rule-set';
import { round } from '../../src/jobs/timer';
import type { Instant } from '../../src/domain/calendar/instant';
import type { Deps } from '../../src/app/deps';
import type { DueIndex } from './due-index';
import type { Life } from './life';
import { schoolHolidays } from './municipality';
import type { SimulatedTeams } from './teams';

const rules = withHolidays(ruleSet(), schoolHolidays);
const everyMs = 15_000;
const longestPauseMs = 4 * 60_000;

/** One process of the bot: the program's own rounds, run when there is something for them to find. */
export class Instance {
  readonly delivery: Delivery;
  rounds = 0;

  constructor(
    readonly life: Life,
    readonly deps: Deps,
    teams: SimulatedTeams,
    readonly due: DueIndex,
  ) {
    const pause = (ms: number): Promise<void> => life.sleep(ms);
    this.delivery = openDelivery({ deps, messenger: teams.messenger(life), instance: life.name, pause });
  }

  /** Goes on until the process dies. */
  async run(): Promise<void> {
    let pauseMs = everyMs;
    for (;;) {
      await this.life.sleep(pauseMs);
      const due = await this.#untilDue();
      this.rounds += 1;
      await round(this.delivery);
      // What is still due now waits for someone else, or failed: look again, less and less often.
      pauseMs = this.#nextAt() === due ? Math.min(longestPauseMs, pauseMs * 2) : everyMs;
    }
  }

  /** When a round finds something: posts that fell due in closed hours wait for the opening. */
  #nextAt(): Instant | undefined {
    const now = this.deps.clock.now();
    const post = this.due.nextPost();
    const other = this.due.nextOther();
    const open = post === undefined || post > now ? post : nextOpenTime(now, rules);
    return open === undefined || (other !== undefined && other < open) ? other : open;
  }

  /** Until something is due, by this process's clock. */
  async #untilDue(): Promise<Instant> {
    const { life, due, deps } = this;
    for (;;) {
      const now = deps.clock.now();
      const at = this.#nextAt();
      if (at !== undefined && at <= now) return at;
      const waitMs = at === undefined ? longestPauseMs * 15 : Date.parse(at) - Date.parse(now);
      await Promise.race([life.sleep(waitMs), due.earlierThan(at ?? now)]);
      // A race is won also when the process is dead; a sleep is not.
      await life.sleep(0);
    }
  }
}
