import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Instant } from '../../domain/calendar/instant';
import { aadKey, upnKey } from '../../domain/people/identity';
import type { Person } from '../../domain/people/person';
import type { RuleSet } from '../../domain/rulesets/rule-set';
import { withNextDigest } from '../delivery/enqueue-digest';
import type { PersonChange } from './changes';
import type { PlannedPerson } from './plan';

const idLength = 20;

/**
 * The id that a person gets at the first import: `p` and 20 hex digits, made from the UPN.
 * @param nth from 2 on when the UPN has been another person's before
 */
export function personIdOf(upn: string, nth = 1): string {
  const name = upn.trim().toLowerCase() + (nth > 1 ? ` ${nth}` : '');
  return `p${createHash('sha256').update(name).digest('hex').slice(0, idLength)}`;
}

/** Everyone in the store, found by id, by object id and by UPN. */
interface Register {
  byId: ReadonlyMap<string, Person>;
  byKey: ReadonlyMap<string, Person>;
}

function registerOf(people: ReadonlyMap<string, Person>): Register {
  const byKey = new Map<string, Person>();
  for (const person of people.values()) {
    byKey.set(upnKey(person.upn), person);
    if (person.aadObjectId !== undefined) byKey.set(aadKey(person.aadObjectId), person);
  }
  return { byId: people, byKey };
}

/**
 * Which id each planned person has: that of the stored person with the object id, else of the one with
 * the UPN, unless that one is known under another object id or by now another UPN: a UPN can pass to a
 * new colleague, who must not inherit a conversation.
 */
function identify({ byId, byKey }: Register, planned: readonly PlannedPerson[]): Map<PlannedPerson, string> {
  const ids = new Map<PlannedPerson, string>();
  const taken = new Set<string>();
  const take = (plan: PlannedPerson, id: string): void => {
    ids.set(plan, id);
    taken.add(id);
  };
  for (const plan of planned) {
    const stored = plan.aadObjectId === undefined ? undefined : byKey.get(aadKey(plan.aadObjectId));
    if (stored) take(plan, stored.id);
  }
  for (const plan of planned.filter((each) => !ids.has(each))) {
    const stored = byKey.get(upnKey(plan.upn));
    const isAnother = plan.aadObjectId !== undefined && stored?.aadObjectId !== undefined;
    if (stored && !isAnother && !taken.has(stored.id)) take(plan, stored.id);
  }
  for (const plan of planned.filter((each) => !ids.has(each))) {
    let nth = 1;
    while (byId.has(personIdOf(plan.upn, nth)) || taken.has(personIdOf(plan.upn, nth))) nth += 1;
    take(plan, personIdOf(plan.upn, nth));
  }
  return ids;
}

/** The person as the files say, with what only the bot knows (language chosen, conversation) kept. */
function withPlan(person: Person, { upn, name, aadObjectId, language, assignments }: PlannedPerson): Person {
  const aad = aadObjectId === undefined ? {} : { aadObjectId };
  // A language that the person chose in the chat goes before the file's.
  const spoken = language === undefined ? {} : { language };
  // Who stands in for whom is arranged in the chat, and no matter of the files.
  const covers = person.assignments.filter((assignment) => assignment.covers !== undefined);
  return { ...spoken, ...person, upn, name, ...aad, assignments: [...assignments, ...covers] };
}

/** A new chef's first digest is set; of those who have one set it stays, and is looked at when it is due. */
function withDigest(person: Person, now: Instant, rules: RuleSet): Person {
  return person.dueAt === undefined ? withNextDigest(person, now, rules) : person;
}

/**
 * What becomes of people: those whom the plan leaves out lose their roles. Pure.
 * @param stored everyone, by id
 */
export function planPeople(
  stored: ReadonlyMap<string, Person>,
  planned: readonly PlannedPerson[],
  now: Instant,
  rules: RuleSet,
): { changes: PersonChange[]; unchanged: number } {
  const ids = identify(registerOf(stored), planned);
  const mentioned = new Set(ids.values());
  const all = [
    ...[...ids].map(([plan, id]): PersonChange => {
      const blank: Person = { id, upn: plan.upn, name: plan.name, assignments: [] };
      const next = (person: Person = blank): Person => withDigest(withPlan(person, plan), now, rules);
      const before = stored.get(id);
      return { id, ...(before && { before }), after: next(before), next, planned: plan };
    }),
    ...[...stored.values()]
      .filter(({ id, assignments }) => !mentioned.has(id) && assignments.length > 0)
      .map((before): PersonChange => {
        const next = (person: Person = before): Person => ({ ...person, assignments: [] });
        return { id: before.id, before, after: next(before), next };
      }),
  ];
  const changes = all.filter(({ before, after }) => !isDeepStrictEqual(after, before));
  return { changes, unchanged: all.length - changes.length };
}
