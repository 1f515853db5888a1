import type { Day } from '../domain/calendar/instant';
import type { OutboxRow } from '../domain/delivery/outbox';
import { rolesIn } from '../domain/people/may';
import { membersOn, type Unit } from '../domain/people/unit';
import type { Actor, Deps } from './deps';
import type { Unreachable } from './results';

/** Whom in a unit no card reaches, each once, with the reason; from the rows that could not be sent. */
export function unreachableIn(unit: Unit, rows: readonly OutboxRow[], today: Day): Unreachable[] {
  const members = membersOn(unit, today);
  const found = new Map<string, Unreachable>();
  for (const { unitId, personId, role, reason = 'unknown', settledAt, dueAt } of rows) {
    const member = members.find((each) => each.personId === personId);
    if (unitId !== unit.id || !member || found.has(personId)) continue;
    found.set(personId, { unit, name: member.name, role, reason, since: settledAt ?? dueAt });
  }
  return [...found.values()];
}

/** The rows of one unit that could not be sent. One query. */
export async function unsendableIn({ outbox }: Pick<Deps, 'outbox'>, { id }: Unit): Promise<OutboxRow[]> {
  return (await outbox.ofPartition(id, ['unreachable'])).map(({ value }) => value);
}

/** The rows that could not be sent, of some units: one query for all of a chef's, one for each other. */
export async function unreachableRows(
  deps: Pick<Deps, 'outbox'>,
  { person, today }: Actor,
  units: readonly Unit[],
): Promise<OutboxRow[]> {
  const isOwn = (unit: Unit): boolean => rolesIn(person, unit, today).includes('chef');
  const ofChef = units.some(isOwn) ? await deps.outbox.ofChef(person.id, 'unreachable') : [];
  const others = await Promise.all(
    units.filter((unit) => !isOwn(unit)).map((unit) => unsendableIn(deps, unit)),
  );
  return [...ofChef, ...others.flat()];
}
