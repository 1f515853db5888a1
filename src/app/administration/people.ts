import { dayOf } from '../../domain/calendar/copenhagen';
import type { Day } from '../../domain/calendar/instant';
import { Refusal } from '../../domain/errors';
import { upnKey } from '../../domain/people/identity';
import type { Assignment, Person, Role } from '../../domain/people/person';
import { isUnitless } from '../../domain/people/roles';
import { matchesByName } from '../../domain/status/name-match';
import type { Deps } from '../deps';
import { reading } from '../use-case';
import type { PersonStatus, Reach, RoleLine } from './results';
import { demandAdministration, type Administrator } from './administrator';

function reachOf({ unreachableSince: since, isUninstalled, conversation }: Person): Reach {
  if (isUninstalled) return { state: 'uninstalled', since };
  if (since) return { state: 'unreachable', since };
  return { state: conversation ? 'reached' : 'not-met' };
}

function stateOf({ from, to }: Assignment, today: Day): RoleLine['state'] {
  if (from > today) return 'coming';
  return to !== undefined && to < today ? 'past' : 'now';
}

/** Roles of their own, those they have now first; whom they stand in for is arranged in the chat. */
function rolesOf({ assignments }: Person, unitNames: ReadonlyMap<string, string>, today: Day): RoleLine[] {
  const order = { now: 0, coming: 1, past: 2 };
  return assignments
    .filter(({ covers }) => covers === undefined)
    .map(({ role, unitId, from, to }): RoleLine => {
      const unitName = unitId === undefined ? undefined : unitNames.get(unitId);
      const state = stateOf({ role, from, to }, today);
      return {
        ...{ role, from, state, mayEnd: !isUnitless(role) && unitName !== undefined },
        ...(unitId !== undefined && { unitId }),
        ...(unitName !== undefined && { unitName }),
        ...(to !== undefined && { to }),
      };
    })
    .sort((a, b) => order[a.state] - order[b.state] || (a.from < b.from ? -1 : 1));
}

function personStatus(person: Person, unitNames: ReadonlyMap<string, string>, today: Day): PersonStatus {
  const { id, name, upn, language } = person;
  return {
    ...{ id, name, upn },
    ...(language && { language }),
    reach: reachOf(person),
    roles: rolesOf(person, unitNames, today),
  };
}

async function unitNamesOf({ units }: Pick<Deps, 'units'>): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for await (const { unit } of units.summaries()) names.set(unit.id, unit.name);
  return names;
}

/** Everyone in the list, by name. Two queries. @throws Refusal `access/not-administration` */
export function listPeople(
  deps: Deps,
  by: Administrator,
  filter: { unitId?: string; role?: Role } = {},
): Promise<PersonStatus[]> {
  demandAdministration(by);
  return reading(deps, 'list-people', async () => {
    const names = await unitNamesOf(deps);
    const today = dayOf(deps.clock.now());
    const found: PersonStatus[] = [];
    for await (const person of deps.people.all()) {
      const status = personStatus(person, names, today);
      const isMeant = status.roles.some(
        ({ unitId, role }) =>
          (filter.unitId ?? unitId) === unitId && (filter.role === undefined || filter.role === role),
      );
      if (isMeant || (filter.unitId === undefined && filter.role === undefined)) found.push(status);
    }
    return found.sort((a, b) => a.name.localeCompare(b.name, 'da') || (a.id < b.id ? -1 : 1));
  });
}

/** One person by id. @throws Refusal `access/not-administration`, `people/gone` */
export function openPerson(deps: Deps, by: Administrator, personId: string): Promise<PersonStatus> {
  demandAdministration(by);
  return reading(deps, 'open-person', async () => {
    const loaded = await deps.people.byId(personId);
    if (!loaded) throw new Refusal('people/gone');
    const ids = new Set(loaded.value.assignments.flatMap(({ unitId }) => unitId ?? []));
    const units = await Promise.all([...ids].map((id) => deps.units.summary(id)));
    const names = new Map(
      units.flatMap((unit) => (unit ? [[unit.value.unit.id, unit.value.unit.name] as const] : [])),
    );
    return personStatus(loaded.value, names, dayOf(deps.clock.now()));
  });
}

/**
 * Those whose name holds all that was written, or whose UPN it is.
 * @throws Refusal `access/not-administration`, `people/no-name`, `people/nobody`
 */
export async function findPeople(deps: Deps, by: Administrator, written: string): Promise<PersonStatus[]> {
  demandAdministration(by);
  if (written.trim() === '') throw new Refusal('people/no-name');
  if (written.includes('@')) {
    const id = await reading(deps, 'find-people', () => deps.people.idBehind(upnKey(written)));
    if (id !== undefined) return [await openPerson(deps, by, id)];
  }
  const found = matchesByName(await listPeople(deps, by), written);
  if (found.length === 0) throw new Refusal('people/nobody');
  return found;
}
