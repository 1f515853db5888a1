import { activeAssignments } from '../domain/people/person';
import { coverRolesIn, rolesIn } from '../domain/people/may';
import type { Summary } from '../domain/status/summary';
import type { Actor, Deps } from './deps';

/**
 * The units a person has a role in today, or stands in for someone in, by name. One point read a unit; a chef's
 * units are one query.
 */
export async function ownUnits(deps: Deps, actor: Actor): Promise<Summary[]> {
  const assignments = activeAssignments(actor.person, actor.today);
  const unitIds = new Set(assignments.flatMap(({ unitId }) => (unitId === undefined ? [] : [unitId])));
  const loaded = await Promise.all([...unitIds].map((unitId) => deps.units.summary(unitId)));
  const found = new Map(
    loaded.flatMap((summary) => (summary ? [[summary.value.unit.id, summary.value] as const] : [])),
  );
  const chefIds = assignments.flatMap(({ role, covers }) =>
    role === 'chef' ? [covers ?? actor.person.id] : [],
  );
  for (const chefId of new Set(chefIds))
    for await (const summary of deps.units.summaries({ chefId })) found.set(summary.unit.id, summary);
  const { person, today } = actor;
  return [...found.values()]
    .filter(({ unit }) => rolesIn(person, unit, today).length + coverRolesIn(person, unit, today).length > 0)
    .sort((a, b) => a.unit.name.localeCompare(b.unit.name, 'da'));
}
