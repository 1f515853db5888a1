import type { Deps } from './app/deps';
import type { Shelf } from './app/guides/shelf';
import type { Clock, DocumentStore, Log } from './app/ports';
import type { Config } from './config';
import { readShelf } from './guides-folder';
import { jsonLog } from './log';
import { auditRepository } from './store/audit-repository';
import { openCosmosStore } from './store/cosmos';
import { documentReader } from './store/document-reader';
import { storeInTime } from './store/in-time';
import { holdingsRepository } from './store/holdings-repository';
import { municipalityRepository } from './store/municipality-repository';
import { outboxRepository } from './store/outbox-repository';
import { peopleRepository } from './store/people-repository';
import { openSqliteStore } from './store/sqlite';
import { unitRepository } from './store/unit-repository';
import { inPlaceOf } from './views/in-place-of';

export const systemClock: Clock = { now: () => new Date().toISOString() };

/** The store of the configuration; nothing is opened before first use. */
export function openStore(store: Config['store']): DocumentStore {
  return store.kind === 'sqlite' ? openSqliteStore({ file: store.file }) : openCosmosStore(store);
}

/** What use cases are given, over a store. @throws GuideShelfError when the shipped guides are read */
export function depsOver(
  store: DocumentStore,
  { clock, log, shelf = readShelf() }: { clock: Clock; log: Log; shelf?: Shelf },
): Deps {
  const reader = documentReader(log);
  return {
    units: unitRepository(store, reader),
    people: peopleRepository(store, reader),
    outbox: outboxRepository(store, reader),
    municipality: municipalityRepository(store, reader),
    audit: auditRepository(store, reader),
    holdings: holdingsRepository(store, reader),
    ...shelf,
    inPlaceOf,
    clock,
    log,
  };
}

export interface StoreOptions {
  clock?: Clock;
  log?: Log;
  /** Own guides, laid over the shipped ones; otherwise those of the configuration. */
  guidesFolder?: string;
  /** Lets a test put something around the real store. */
  around?: (store: DocumentStore) => DocumentStore;
}

/**
 * The lower half of the program: the store of the configuration, proved to answer, and what use cases are
 * given over it. Commands that write to nobody need no more, and start quickly without the SDK.
 * @throws StoreError, GuideShelfError
 */
export async function wireStore(
  config: Config,
  options: StoreOptions = {},
): Promise<{ store: DocumentStore; deps: Deps }> {
  // First, so that nothing is opened when they cannot be used.
  const shelf = readShelf(options.guidesFolder ?? config.guidesFolder);
  const opened = openStore(config.store);
  const store = options.around?.(opened) ?? opened;
  await store.ready();
  const { clock = systemClock, log = jsonLog(config.logLevel) } = options;
  return { store, deps: depsOver(storeInTime(store), { clock, log, shelf }) };
}
