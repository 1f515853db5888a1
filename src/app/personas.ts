import type { Role } from '../domain/people/person';
import type { Deps } from './deps';

/** Someone who can be tried in local mode. */
export interface PersonaFacts {
  personId: string;
  name: string;
  roles: { role: Role; unit?: string }[];
}

const most = 60;

/**
 * The imported people with what they are, by name, or those asked for in the order asked.
 * For local mode only: it reads everyone.
 */
export async function readPersonas(deps: Deps, only: readonly string[]): Promise<PersonaFacts[]> {
  const units = new Map<string, string>();
  for await (const { unit } of deps.units.summaries()) units.set(unit.id, unit.name);
  const people: PersonaFacts[] = [];
  for await (const { id, name, assignments } of deps.people.all()) {
    const roles = assignments.map(({ role, unitId }) => {
      const unit = unitId === undefined ? undefined : units.get(unitId);
      return { role, ...(unit && { unit }) };
    });
    people.push({ personId: id, name, roles });
  }
  const wanted = only.flatMap((id) => people.find(({ personId }) => personId === id) ?? []);
  if (wanted.length > 0) return wanted;
  return people.sort((a, b) => a.name.localeCompare(b.name, 'da')).slice(0, most);
}
