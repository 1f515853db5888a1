import { activeAssignments } from '../domain/people/person';
import { rolesIn } from '../domain/people/may';
import type { Summary } from '../domain/status/summary';
import type { Actor, Deps } from './deps';

/**
 * The units a person has a role in today, by name. One point read a unit; a chef's own units are one query.
 */
export async function ownUnits(deps: Deps, actor: Actor): Promise<Summary[]> {
  const assignments = activeAssignments(actor.person, actor.today);
  const unitIds = new Set(assignments.flatMap(({ unitId }) => (unitId === undefined ? [] : [unitId])));
  const loaded = await Promise.all([...unitIds].map((unitId) => deps.units.summary(unitId)));
  const found = new Map(
    loaded.flatMap((summary) => (summary ? [[summary.value.unit.id, summary.value] as const] : [])),
  );
  if (assignments.some(({ role }) => role === 'chef')) {
    for await (const summary of deps.units.summaries({ chefId: actor.person.id }))
      found.set(summary.unit.id, summary);
  }
  return [...found.values()]
    .filter((summary) => rolesIn(actor.person, summary.unit, actor.today).length > 0)
    .sort((a, b) => a.unit.name.localeCompare(b.unit.name, 'da'));
}
