import { personPartition, type OutboxRow } from '../../domain/delivery/outbox';
import type { Person } from '../../domain/people/person';
import type { Deps } from '../deps';
import { StoreError, type Loaded } from '../ports';

type Stores = Pick<Deps, 'units' | 'outbox'>;

/** The units whose cards a person may have: those of their roles, ended ones too, and a chef's own. One query. */
export async function unitsAround({ units }: Pick<Deps, 'units'>, person: Person): Promise<Set<string>> {
  const unitIds = new Set(person.assignments.flatMap(({ unitId }) => (unitId === undefined ? [] : [unitId])));
  for await (const { unit } of units.summaries({ chefId: person.id })) unitIds.add(unit.id);
  return unitIds;
}

/** All rows to one person in some states, about whichever unit, and their own. A query for each unit. */
export async function rowsAround(
  deps: Stores,
  person: Person,
  states: OutboxRow['state'][],
): Promise<Loaded<OutboxRow>[]> {
  const rows: Loaded<OutboxRow>[] = [];
  for (const pk of [...(await unitsAround(deps, person)), personPartition(person.id)])
    rows.push(...(await deps.outbox.ofPartition(pk, states)));
  return rows.filter(({ value }) => value.personId === person.id);
}

/** Saves a changed row, unless it is in other hands by now: then those have seen to it. @throws StoreError */
export async function saveUnlessTaken(
  { outbox }: Pick<Deps, 'outbox'>,
  row: OutboxRow,
  etag: string,
): Promise<void> {
  try {
    await outbox.save(row, etag);
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'store/conflict') throw error;
  }
}
