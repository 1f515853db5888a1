import type { Deps } from '../../../src/app/deps';
import type { DocumentStore } from '../../../src/app/ports';
import { emptySummary, project } from '../../../src/domain/status/summary';
import { depsOver } from '../../../src/wire-store';
import { fixedClock, realShelf } from '../../fixtures/app';
import { everythingIn } from '../../fixtures/everything';
import { known } from '../../fixtures/known-person';

/** What is left of someone who was erased. */

const silent = { debug: () => 0, info: () => 0, warn: () => 0, error: () => 0 };
/** What the program has, on a store. */
export const depsOn = (store: DocumentStore): Deps =>
  depsOver(store, { clock: fixedClock(), log: silent, shelf: realShelf() });

/** By which the known person is told apart wherever they stand. */
export const traces = [known.id, known.name, known.upn, known.aadObjectId, 'mette-in-teams'];

/** The documents that still know the person. */
export async function tracesIn(store: DocumentStore): Promise<string[]> {
  const stored = await everythingIn(store);
  return stored
    .filter((document) => traces.some((trace) => JSON.stringify(document).includes(trace)))
    .map(({ container, pk, id }) => `${container} ${pk} ${id}`);
}

/** The summary says what the documents say. */
export async function expectFolded(deps: Deps, unitId: string): Promise<void> {
  const { value } = (await deps.units.summary(unitId))!;
  const { records } = await deps.holdings.records(unitId);
  const unit = records.find(({ type }) => type === 'unit');
  if (unit?.type !== 'unit') throw new Error('no unit');
  expect(value).toEqual(records.reduce(project, emptySummary(unit.record)));
}
