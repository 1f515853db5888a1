import type { Deps } from '../../src/app/deps';
import type { DocumentStore, Loaded, UnitChange, Units } from '../../src/app/ports';
import type { OutboxRow } from '../../src/domain/delivery/outbox';
import type { Summary } from '../../src/domain/status/summary';
import { rowDocument } from '../../src/store/outbox-repository';

/** Takes one rule out of the program. */
export type Breaking = (deps: Deps, store: DocumentStore) => Deps;

function savingRows(deps: Deps, save: (row: OutboxRow, etag: string) => Promise<string>): Deps {
  return {
    ...deps,
    outbox: { ...deps.outbox, save: async (value, etag) => ({ value, etag: await save(value, etag) }) },
  };
}

/** Saves changes of units with something missing from them. */
function savingLess(deps: Deps, less: (change: UnitChange) => Partial<UnitChange>): Deps {
  const save: Units['save'] = (change) => deps.units.save({ ...change, ...less(change) });
  return { ...deps, units: { ...deps.units, save } };
}

/** Each breaks one rule, and names the invariant that must notice. */
export const breakings = {
  'takes a row whoever has leased it': {
    invariant: 'no card twice without an excuse',
    breaking: (deps, store) =>
      savingRows(deps, async (row) => (await store.put('units', rowDocument(row), 'any')).etag),
  },
  'forgets to record what was sent': {
    invariant: 'no card twice without an excuse',
    breaking: (deps) => {
      const forgotten = new Set<string>();
      return savingRows(deps, async (row, etag) => {
        if (row.state !== 'sent' || forgotten.has(row.id)) return (await deps.outbox.save(row, etag)).etag;
        forgotten.add(row.id);
        return etag;
      });
    },
  },
  'knows no school holidays': {
    invariant: 'nothing outside open hours',
    breaking: (deps) => ({
      ...deps,
      municipality: { ...deps.municipality, holidays: () => Promise.resolve([]) },
    }),
  },
  'decides on what a unit was an hour ago': {
    invariant: 'summaries equal what the documents say',
    breaking: (deps) => {
      const known = new Map<string, { value: Summary; at: number }>();
      const summary = async (id: string): Promise<Loaded<Summary> | undefined> => {
        const loaded = await deps.units.summary(id);
        const now = Date.parse(deps.clock.now());
        const before = known.get(id);
        if (!loaded) return undefined;
        if (before && now - before.at < 3_600_000) return { ...loaded, value: before.value };
        known.set(id, { value: loaded.value, at: now });
        return loaded;
      };
      return { ...deps, units: { ...deps.units, summary } };
    },
  },
  'drops an answer that it has acknowledged': {
    invariant: 'no answer is lost',
    breaking: (deps) =>
      savingLess(deps, (change) => ({ records: change.records.filter(({ type }) => type !== 'response') })),
  },
  'sends cards to whoever was once in the unit': {
    invariant: 'nobody gets a card of a unit they have no role in',
    breaking: (deps) => {
      const forEver = <T extends { to?: string | undefined }>({ to: _to, ...rest }: T) => rest;
      return {
        ...deps,
        people: {
          ...deps.people,
          byId: async (id) => {
            const loaded = await deps.people.byId(id);
            return (
              loaded && {
                ...loaded,
                value: { ...loaded.value, assignments: loaded.value.assignments.map(forEver) },
              }
            );
          },
        },
        units: {
          ...deps.units,
          summary: async (id) => {
            const loaded = await deps.units.summary(id);
            if (!loaded) return undefined;
            const unit = { ...loaded.value.unit, members: loaded.value.unit.members.map(forEver) };
            return { ...loaded, value: { ...loaded.value, unit } };
          },
        },
      };
    },
  },
  'loses cards that are due': {
    invariant: 'every card due leaves a row',
    breaking: (deps) =>
      savingLess(deps, ({ outbox = [] }) => ({ outbox: outbox.filter(({ role }) => role !== 'leader') })),
  },
} satisfies Record<string, { invariant: string; breaking: Breaking }>;
