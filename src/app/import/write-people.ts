import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Instant } from '../../domain/calendar/instant';
import { aadKey, upnKey } from '../../domain/people/identity';
import type { Person } from '../../domain/people/person';
import type { RuleSet } from '../../domain/rulesets/rule-set';
import { withNextDigest } from '../delivery/enqueue-digest';
import type { Deps } from '../deps';
import { inParallel } from '../in-parallel';
import { rulesFor } from '../rules';
import type { PlannedPerson } from './plan';
import { withRetry } from '../use-case';

export interface PeopleCounts {
  created: number;
  changed: number;
  unchanged: number;
  /** People whom the files no longer mention, and whose roles ended by it. */
  ended: number;
}

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
  byId: Map<string, Person>;
  byKey: Map<string, Person>;
}

async function loadRegister({ people }: Deps): Promise<Register> {
  const register: Register = { byId: new Map(), byKey: new Map() };
  for await (const person of people.all()) {
    register.byId.set(person.id, person);
    register.byKey.set(upnKey(person.upn), person);
    if (person.aadObjectId !== undefined) register.byKey.set(aadKey(person.aadObjectId), person);
  }
  return register;
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

async function link(deps: Deps, { upn, aadObjectId }: PlannedPerson, personId: string): Promise<void> {
  await deps.people.link(upnKey(upn), personId);
  if (aadObjectId !== undefined) await deps.people.link(aadKey(aadObjectId), personId);
}

/** A new chef's first digest is set; of those who have one set it stays, and is looked at when it is due. */
function withDigest(person: Person, now: Instant, rules: RuleSet): Person {
  return person.dueAt === undefined ? withNextDigest(person, now, rules) : person;
}

/** Writes people and how they are recognised; those whom the plan leaves out lose their roles. */
export async function writePeople(deps: Deps, planned: readonly PlannedPerson[]): Promise<PeopleCounts> {
  const register = await loadRegister(deps);
  const ids = identify(register, planned);
  const now = deps.clock.now();
  const rules = await rulesFor(deps);
  const counts: PeopleCounts = { created: 0, changed: 0, unchanged: 0, ended: 0 };
  await inParallel(ids, async ([plan, id]) => {
    const stored = register.byId.get(id);
    const next = (person: Person): Person => withDigest(withPlan(person, plan), now, rules);
    if (stored && isDeepStrictEqual(next(stored), stored)) {
      counts.unchanged += 1;
      return;
    }
    // First the links, for a person who is saved counts as done when the import runs again.
    await link(deps, plan, id);
    await withRetry(deps, 'import', async () => {
      const loaded = await deps.people.byId(id);
      const person = loaded?.value ?? { id, upn: plan.upn, name: plan.name, assignments: [] };
      await deps.people.save({ value: next(person), etag: loaded?.etag ?? 'absent' });
    });
    counts[stored ? 'changed' : 'created'] += 1;
  });

  const mentioned = new Set(ids.values());
  const gone = [...register.byId.values()].filter(
    ({ id, assignments }) => !mentioned.has(id) && assignments.length > 0,
  );
  await inParallel(gone, async ({ id }) => {
    await withRetry(deps, 'import', async () => {
      const loaded = await deps.people.byId(id);
      if (loaded) await deps.people.save({ ...loaded, value: { ...loaded.value, assignments: [] } });
    });
    counts.ended += 1;
  });
  return counts;
}
