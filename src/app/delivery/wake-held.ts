import { isPutOff } from '../../domain/delivery/put-off';
import { personPartition, type OutboxRow } from '../../domain/delivery/outbox';
import type { Person } from '../../domain/people/person';
import type { RuleSet } from '../../domain/rulesets/rule-set';
import type { Deps } from '../deps';
import { StoreError } from '../ports';
import { rulesFor } from '../rules';
import { whenBack } from './receiver';

/** A row that waited for the end of an absence, and not for anything else. */
function wasHeld(row: OutboxRow, absence: NonNullable<Person['absence']>, rules: RuleSet): boolean {
  return row.lease === undefined && row.dueAt === whenBack(absence, rules) && !isPutOff(row);
}

/**
 * Makes due again what waited for someone's return as it was planned: they are back before, or someone stands in
 * now. Who gets it is asked when it goes out. A query for each of their units.
 */
export async function wakeHeld(
  deps: Deps,
  person: Person,
  absence: NonNullable<Person['absence']>,
): Promise<void> {
  const rules = await rulesFor(deps);
  const now = deps.clock.now();
  const unitIds = new Set(person.assignments.flatMap(({ unitId }) => (unitId === undefined ? [] : [unitId])));
  for await (const { unit } of deps.units.summaries({ chefId: person.id })) unitIds.add(unit.id);
  for (const pk of [...unitIds, personPartition(person.id)]) {
    const rows = await deps.outbox.ofPartition(pk, ['pending']);
    for (const { value, etag } of rows) {
      if (value.personId !== person.id || !wasHeld(value, absence, rules) || value.dueAt <= now) continue;
      await deps.outbox.save({ ...value, dueAt: now }, etag).catch((error: unknown) => {
        // Someone is sending it already.
        if (!(error instanceof StoreError) || error.code !== 'store/conflict') throw error;
      });
    }
  }
}
