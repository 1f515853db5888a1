import { roles, type Person } from '../domain/people/person';
import type { Member, Unit } from '../domain/people/unit';

/**
 * The roles of a person as members of units: those held in one, and those as chef, whose units say so themselves.
 * Who stands in for someone is no member. The person's record decides access; the units follow it.
 */
function membersOf({ id: personId, name, assignments }: Person): { member: Member; unitId?: string }[] {
  return assignments.flatMap(({ role, unitId, from, to, covers }) => {
    if (covers !== undefined) return [];
    const member: Member = { personId, name, role, from, ...(to === undefined ? {} : { to }) };
    return [{ member, ...(unitId === undefined ? {} : { unitId }) }];
  });
}

/** In an order of their own, since the store's order of people means nothing. */
function inOrder(members: readonly Member[]): Member[] {
  const keyOf = ({ role, name, personId, from }: Member): string =>
    [String(roles.indexOf(role)).padStart(2, '0'), name, personId, from].join('\u0000');
  return members
    .map((member): [string, Member] => [keyOf(member), member])
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, member]) => member);
}

type Frame = Pick<Unit, 'id' | 'chefId'>;

/** Finds the members of any unit among all people. */
export function memberFinder(people: Iterable<Person>): (unit: Frame) => Member[] {
  const ofUnit = new Map<string, Member[]>();
  const asChef = new Map<string, Member[]>();
  const put = (into: Map<string, Member[]>, key: string, member: Member): void => {
    into.set(key, [...(into.get(key) ?? []), member]);
  };
  for (const person of people)
    for (const { member, unitId } of membersOf(person)) {
      if (member.role === 'chef') put(asChef, person.id, member);
      else if (unitId !== undefined) put(ofUnit, unitId, member);
    }
  return ({ id, chefId }) => inOrder([...(asChef.get(chefId) ?? []), ...(ofUnit.get(id) ?? [])]);
}

/** A unit's members after one person's roles have changed. */
export function membersWith(unit: Unit, person: Person): Member[] {
  const others = unit.members.filter(({ personId }) => personId !== person.id);
  return inOrder([...others, ...memberFinder([person])(unit)]);
}
