import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Deps } from './app/deps';
import type { Delivery } from './app/deliver';
import { shelveGuides } from './app/guide-shelf';
import type { Clock, DocumentStore, Log } from './app/ports';
import { projectRoot } from './assets';
import type { Config } from './config';
import { demoPersonas, seedDemo } from './demo/seed';
import { startTimer, type Timer } from './jobs/timer';
import { jsonLog } from './log';
import { openCosmosStore } from './store/cosmos';
import { municipalityRepository, outboxRepository, peopleRepository } from './store/people-repository';
import { openSqliteStore } from './store/sqlite';
import { unitRepository } from './store/unit-repository';
import { teamsEdge } from './teams/edge';
import type { Door } from './teams/server';

const systemClock: Clock = { now: () => new Date().toISOString() };
const roundEveryMs = 15_000;

export function openStore(store: Config['store']): DocumentStore {
  return store.kind === 'sqlite' ? openSqliteStore({ file: store.file }) : openCosmosStore(store);
}

function readGuides(): Deps['guides'] {
  const folder = join(projectRoot(), 'cards', 'guides');
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return shelveGuides(names.map((name) => ({ name, content: readFileSync(join(folder, name), 'utf8') })));
}

/** What every use case is given, over one store. */
export function depsOver(store: DocumentStore, log: Log, clock: Clock = systemClock): Deps {
  return {
    units: unitRepository(store),
    people: peopleRepository(store),
    outbox: outboxRepository(store),
    municipality: municipalityRepository(store),
    guides: readGuides(),
    clock,
    log,
  };
}

export interface App {
  deps: Deps;
  door: Door;
  delivery: Delivery;
  /** The timer that sends what falls due. */
  start(): Timer;
  close(): Promise<void>;
}

export interface WireOptions {
  /** False: the sample municipality is not put into an empty store. */
  isSeeded?: boolean;
  clock?: Clock;
  log?: Log;
  /** Lets a test put something around the real store. */
  around?: (store: DocumentStore) => DocumentStore;
}

/** Whether nothing was ever put in: then, in local mode, the sample municipality is. */
async function isEmpty(deps: Deps): Promise<boolean> {
  for await (const _person of deps.people.all()) return false;
  return true;
}

/** Builds the whole program from its configuration. @throws StoreError, GuideShelfError */
export async function wire(config: Config, options: WireOptions = {}): Promise<App> {
  const log = options.log ?? jsonLog(config.logLevel);
  const opened = openStore(config.store);
  const store = options.around?.(opened) ?? opened;
  await store.ready();
  const deps = depsOver(store, log, options.clock);
  if (config.demo && options.isSeeded !== false && (await isEmpty(deps))) {
    await seedDemo((clock) => ({ ...deps, clock }), deps.clock.now());
    log.info('demo-seeded');
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
    ...(app && { app }),
  });
  const delivery: Delivery = { deps, messenger, instance };
  return {
    deps,
    door,
    delivery,
    start: () => startTimer(delivery, roundEveryMs),
    close: () => store.close(),
  };
}
