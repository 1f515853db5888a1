import { isPutOff } from '../../domain/delivery/put-off';
import type { OutboxRow } from '../../domain/delivery/outbox';
import type { Person } from '../../domain/people/person';
import type { RuleSet } from '../../domain/rulesets/rule-set';
import type { Deps } from '../deps';
import { rulesFor } from '../rules';
import { whenBack } from './receiver';
import { rowsAround, saveUnlessTaken } from './rows-around';

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
  for (const { value, etag } of await rowsAround(deps, person, ['pending']))
    if (wasHeld(value, absence, rules) && value.dueAt > now)
      await saveUnlessTaken(deps, { ...value, dueAt: now }, etag);
}
