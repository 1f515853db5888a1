import type { OutboxRow } from '../domain/delivery/outbox';
import type { Unit } from '../domain/people/unit';
import type { Unreachable } from './results';

/** Whom in a unit no card reaches, each once, with the reason; from the rows that could not be sent. */
export function unreachableIn(unit: Unit, rows: readonly OutboxRow[]): Unreachable[] {
  const found = new Map<string, Unreachable>();
  for (const { unitId, personId, role, reason = 'unknown', settledAt, dueAt } of rows) {
    const member = unit.members.find((each) => each.personId === personId);
    if (unitId !== unit.id || !member || found.has(personId)) continue;
    found.set(personId, { unit, name: member.name, role, reason, since: settledAt ?? dueAt });
  }
  return [...found.values()];
}
