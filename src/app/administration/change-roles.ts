import { isDeepStrictEqual } from 'node:util';
import { dayOf } from '../../domain/calendar/copenhagen';
import { Day } from '../../domain/calendar/instant';
import { Refusal } from '../../domain/errors';
import { withRole, withRoleEnd, type HeldRole } from '../../domain/people/change-roles';
import type { Person, Role } from '../../domain/people/person';
import type { Unit } from '../../domain/people/unit';
import type { Result } from '../../domain/result';
import type { Deps } from '../deps';
import { membersWith } from '../members';
import { withRetry } from '../use-case';
import { demandAdministration, noted, type Administrator } from './administrator';
import { findOneUnit } from './find-unit';
import { openPerson } from './people';
import type { PersonStatus } from './results';

/** Nobody lets themselves in: a role opens what people wrote, which the administration does not see (domain.md §3). */
function demandOther(by: Administrator, personId: string): void {
  demandAdministration(by);
  if (by !== 'cli' && by.person.id === personId) throw new Refusal('people/own-role');
}

interface RoleChange {
  personId: string;
  unitId: string;
  action: string;
}

function dayIn(text: string): Day {
  const day = Day.safeParse(text.trim());
  if (!day.success) throw new Refusal('people/no-date');
  return day.data;
}

/**
 * The unit follows the person, whose own record decides access. Nothing is written when it does so already. The person
 * is read after the unit, so that of two who change one person at once neither leaves the unit behind.
 */
function followInUnit(
  deps: Deps,
  by: Administrator,
  { personId, unitId, action }: RoleChange,
): Promise<void> {
  return withRetry(deps, action, async () => {
    const summary = await deps.units.summary(unitId);
    const person = await deps.people.byId(personId);
    if (!summary || !person) return;
    const { unit } = summary.value;
    const record: Unit = { ...unit, members: membersWith(unit, person.value) };
    if (isDeepStrictEqual(record, unit)) return;
    const audit = noted(deps, by, action, personId);
    await deps.units.save({ summary, records: [{ type: 'unit', record }], audit });
  });
}

/**
 * Changes one person's roles, first in their own record and then in the unit's: two writes, for they lie in two
 * places. Where it stops in between, access is as it is to be, and doing it again mends the unit.
 */
async function change(
  deps: Deps,
  by: Administrator,
  about: RoleChange,
  decide: (person: Person) => Result<Person, Refusal['code']>,
): Promise<PersonStatus> {
  const { personId, action } = about;
  await withRetry(deps, action, async () => {
    const loaded = await deps.people.byId(personId);
    if (!loaded) throw new Refusal('people/gone');
    const next = decide(loaded.value);
    if (!next.ok) throw new Refusal(next.code);
    if (!isDeepStrictEqual(next.value, loaded.value))
      await deps.people.change({ ...loaded, value: next.value }, noted(deps, by, action, personId));
  });
  await followInUnit(deps, by, about);
  return openPerson(deps, by, personId);
}

export interface AddRole {
  personId: string;
  /** A unit's name, as someone writes it, or its id. */
  unit: string;
  role: Role;
  from: string;
  /** Empty for a role without an end. */
  to: string;
}

/**
 * Gives someone a role in a unit, from today at the earliest: the 1:1s of a day are open to who led on it.
 * @throws Refusal `access/not-administration`, `people/…`, `links/several-units`
 */
export async function addRole(deps: Deps, by: Administrator, input: AddRole): Promise<PersonStatus> {
  const { personId, role } = input;
  demandOther(by, personId);
  const from = dayIn(input.from);
  if (from < dayOf(deps.clock.now())) throw new Refusal('people/past-start');
  const to = input.to.trim() === '' ? undefined : dayIn(input.to);
  const unit = await findOneUnit(deps, input.unit, 'people/no-unit');
  return change(deps, by, { personId, unitId: unit.id, action: 'add-role' }, (person) =>
    withRole(person, unit, { role, from }, to),
  );
}

export interface EndRole extends HeldRole {
  personId: string;
  /** The last day; undefined for a role that goes on, which undoes an end. */
  to: string | undefined;
  /** The last day as it stood on the card; another by now is not written over. */
  seen: string | undefined;
}

/** Ends someone's role in a unit on a day. @throws Refusal `access/not-administration`, `people/…` */
export async function endRole(deps: Deps, by: Administrator, input: EndRole): Promise<PersonStatus> {
  const { personId, role, unitId, from, seen } = input;
  demandOther(by, personId);
  const to = input.to === undefined ? undefined : dayIn(input.to);
  return change(deps, by, { personId, unitId, action: 'end-role' }, (person) =>
    withRoleEnd(person, { role, unitId, from }, to, seen),
  );
}
