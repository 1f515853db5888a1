import type { Deps } from '../../src/app/deps';
import type { Clock, DocumentStore } from '../../src/app/ports';
import type { Instant } from '../../src/domain/calendar/instant';
import type { Person } from '../../src/domain/people/person';
import type { Summary } from '../../src/domain/status/summary';
import { depsOver as depsOn } from '../../src/wire-store';
import { openSqliteStore } from '../../src/store/sqlite';

const silent = (): void => undefined;

/** What use cases are given, over a real store. */
export function depsOver(store: DocumentStore, clock: Clock): Deps {
  return depsOn(store, { clock, log: { debug: silent, info: silent, warn: silent, error: silent } });
}

export function clockAt(now: Instant): Clock {
  return { now: () => now };
}

export function openStore(): DocumentStore {
  return openSqliteStore({ file: ':memory:' });
}

/** A store that counts its writes. */
export function counting(store: DocumentStore): { store: DocumentStore; writes: () => number } {
  let writes = 0;
  const counted: DocumentStore = {
    get: (container, pk, id) => store.get(container, pk, id),
    put: (container, document, expect) => ((writes += 1), store.put(container, document, expect)),
    delete: (container, pk, id, expect) => ((writes += 1), store.delete(container, pk, id, expect)),
    batch: (container, pk, operations) => ((writes += 1), store.batch(container, pk, operations)),
    query: (container, query) => store.query(container, query),
    scrub: () => store.scrub(),
    ready: () => store.ready(),
    close: () => store.close(),
  };
  return { store: counted, writes: () => writes };
}

export async function allSummaries(deps: Deps): Promise<Summary[]> {
  const summaries: Summary[] = [];
  for await (const summary of deps.units.summaries()) summaries.push(summary);
  return summaries;
}

export async function allPeople(deps: Deps): Promise<Person[]> {
  const people: Person[] = [];
  for await (const person of deps.people.all()) people.push(person);
  return people;
}
