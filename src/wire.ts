import { randomUUID } from 'node:crypto';
import type { Deps } from './app/deps';
import { openDelivery, type Delivery } from './app/delivery/delivery';
import type { Config } from './config';
import { demoPersonas, seedDemo } from './demo/seed';
import { startTimer, type Timer } from './jobs/timer';
import { inTurn } from './store/in-time';
import type { StandIns } from './teams/adapter';
import { teamsEdge } from './teams/edge';
import type { Limits } from './teams/limits';
import type { Door } from './teams/server';
import { wireStore, type StoreOptions } from './wire-store';

const roundEveryMs = 15_000;

export interface App {
  deps: Deps;
  door: Door;
  delivery: Delivery;
  /** The timer that sends what falls due. */
  start(): Timer;
  close(): Promise<void>;
}

export interface WireOptions extends StoreOptions {
  /** False: the sample municipality is not put into an empty store. */
  isSeeded?: boolean;
  /** How long a turn may wait for the store in all; by default so long that Teams gets its answer. */
  turnBudgetMs?: number;
  /** Waits by another clock than the machine's. */
  pause?: (ms: number) => Promise<void>;
  /** How much the door takes; by default what people in Teams need, and on one's own machine whatever comes. */
  limits?: Limits;
  /** Stand in for Microsoft's services, in tests. */
  standIns?: StandIns;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Whether nothing was ever put in: then, in local mode, the sample municipality is. */
async function isEmpty(deps: Deps): Promise<boolean> {
  for await (const _person of deps.people.all()) return false;
  return true;
}

/** Builds the whole program from its configuration. @throws StoreError, GuideShelfError */
export async function wire(config: Config, options: WireOptions = {}): Promise<App> {
  const { store, deps } = await wireStore(config, options);
  if (config.demo && options.isSeeded !== false && (await isEmpty(deps))) {
    await seedDemo((clock) => ({ ...deps, clock }), deps.clock.now());
    deps.log.info('demo-seeded');
  }
  const instance = randomUUID();
  const personaIds = config.demo ? demoPersonas.map(({ personId }) => personId) : [];
  const { app, tenantIds } = config;
  const { door, messenger } = teamsEdge({
    deps,
    tenantIds,
    instance,
    personaIds,
    ready: () => store.ready(),
    inTurn: (run) => inTurn(run, options.turnBudgetMs),
    ...(app && { app }),
    ...(options.limits && { limits: options.limits }),
    ...(options.standIns && { standIns: options.standIns }),
  });
  const delivery = openDelivery({ deps, messenger, instance, pause: options.pause ?? wait });
  return {
    deps,
    door,
    delivery,
    start: () => startTimer(delivery, roundEveryMs),
    close: () => store.close(),
  };
}
