import { randomBytes } from 'node:crypto';
import { dayOf } from '../../domain/calendar/copenhagen';
import { personPartition } from '../../domain/delivery/outbox';
import { Refusal } from '../../domain/errors';
import { upnKey } from '../../domain/people/identity';
import type { Person } from '../../domain/people/person';
import { erasedElsewhere, type Erasing } from '../../domain/privacy/erase';
import { anonymousIdOf, holds } from '../../domain/privacy/erased-text';
import { demandAdministration, noted, type Administrator } from '../administration/administrator';
import type { Deps } from '../deps';
import { inParallel } from '../in-parallel';
import { municipalityPk, type AuditEntry, type Loaded } from '../ports';
import { noneWhenImpossible, reading, withRetry } from '../use-case';
import { erasureIn, eraseInUnit, outOfReach, type UnitErasure } from './erase-in-unit';
import type { Erasure } from './results';
import { sumUp } from './sum-up';

/** How many of a person's own rows go at once. */
const rowsAtOnce = 90;

function erasingOf(deps: Deps, personId: string, anonymousId: string): Erasing {
  return { personId, anonymousId, today: dayOf(deps.clock.now()), inPlaceOf: deps.inPlaceOf };
}

/** Random, so that it follows from nothing that is known of the person: their own id is made of their UPN. */
function anonymousId(): string {
  return anonymousIdOf(randomBytes(10).toString('hex'));
}

async function unitIds(deps: Deps): Promise<string[]> {
  const ids: string[] = [];
  for await (const { unit } of deps.units.summaries()) ids.push(unit.id);
  return ids.sort();
}

/** The person with an id or a UPN, also one whose erasing was broken off. */
export async function findToErase(deps: Deps, written: string): Promise<Loaded<Person> | undefined> {
  const asked = written.trim();
  const id = (await deps.people.idBehind(upnKey(asked)).catch(noneWhenImpossible)) ?? asked;
  const known = await deps.people.byId(id).catch(noneWhenImpossible);
  if (known) return known;
  for await (const person of deps.holdings.erasing())
    if (person.value.id === asked || upnKey(person.value.upn) === upnKey(asked)) return person;
  return undefined;
}

/** Nobody erases themselves: somebody has to be there who answers for it. */
async function demandOther(deps: Deps, by: Administrator, personId: string): Promise<Loaded<Person>> {
  demandAdministration(by);
  const found = await findToErase(deps, personId);
  if (!found) throw new Refusal('people/gone');
  if (by !== 'cli' && by.person.id === found.value.id) throw new Refusal('people/own-erasure');
  return found;
}

async function lookThrough(deps: Deps, person: Person): Promise<Erasure> {
  const erasing = erasingOf(deps, person.id, person.erasing?.as ?? 'erased');
  const found: UnitErasure[] = [];
  const ids = await unitIds(deps);
  await inParallel(ids, async (unitId) => {
    const inUnit = await erasureIn(deps, unitId, erasing, [person.name, person.upn]);
    if (inUnit) found.push(inUnit);
  });
  const sum = sumUp(
    person,
    found.sort((a, b) => (a.summary.value.unit.id < b.summary.value.unit.id ? -1 : 1)),
  );
  return { ...sum, unreadable: [...sum.unreadable, ...(await outOfReach(deps, person.id, ids))] };
}

/**
 * What erasing someone would do, and where their name stands in what others wrote. Reads every unit; writes nothing.
 * @param personId an id, or a UPN
 * @throws Refusal `access/not-administration`, `people/own-erasure`, `people/gone`
 */
export function planErasure(deps: Deps, by: Administrator, personId: string): Promise<Erasure> {
  return reading(deps, 'plan-erasure', async () =>
    lookThrough(deps, (await demandOther(deps, by, personId)).value),
  );
}

/**
 * Marks someone: from now on the bot does not know them, and what was only theirs is gone from their record.
 * It cannot be taken back. What is left is done by `finishErasing`.
 * @throws Refusal as `planErasure`
 */
export function beginErasing(deps: Deps, by: Administrator, personId: string): Promise<string> {
  return withRetry(deps, 'erase-person', async () => {
    const { value, etag } = await demandOther(deps, by, personId);
    // What was done of it before it was broken off has the id that stands in the mark.
    if (value.erasing) return value.id;
    const audit = noted(deps, by, 'erase-person', value.id);
    const { id, upn, name, aadObjectId } = value;
    const erasing = { as: anonymousId(), at: audit.at, by: audit.personId };
    const marked: Person = { id, upn, name, ...(aadObjectId && { aadObjectId }), assignments: [], erasing };
    await deps.people.change({ value: marked, etag }, audit);
    return id;
  });
}

async function eraseElsewhere(deps: Deps, erasing: Erasing, audit: AuditEntry): Promise<void> {
  const others: string[] = [];
  for await (const person of deps.people.all()) if (holds(person, erasing.personId)) others.push(person.id);
  for (const id of others)
    await withRetry(deps, 'erase-person', async () => {
      const other = await deps.people.byId(id);
      if (other && holds(other.value, erasing.personId))
        await deps.people.change({ ...other, value: erasedElsewhere(other.value, erasing) }, audit);
    });
}

async function dropOwnRows(deps: Deps, personId: string): Promise<void> {
  const pk = personPartition(personId);
  const rows = await deps.outbox.ofPartition(pk);
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await deps.holdings.changeRows(
      pk,
      rows.slice(from, from + rowsAtOnce).map((row) => ({ row })),
    );
}

/** Another process may have finished it meanwhile, and an import have brought the person anew, who is not touched. */
async function isStillMarked(deps: Deps, { id, erasing }: Person): Promise<boolean> {
  const found = await findToErase(deps, id);
  return found?.value.erasing?.as === erasing?.as;
}

/**
 * Does what is left of erasing someone who is marked: units, audit, others' records, what leads to them, and at last
 * themselves. Broken off anywhere, it is done by doing it again.
 */
export async function finishErasing(deps: Deps, { value: person }: Loaded<Person>): Promise<void> {
  const { id: personId, erasing: mark } = person;
  if (!mark) throw new RangeError('nobody is erased who is not marked');
  if (!(await isStillMarked(deps, person))) return;
  const erasing = erasingOf(deps, personId, mark.as);
  const audit = { at: deps.clock.now(), personId: mark.by, action: 'erase-person', subjectId: mark.as };
  await inParallel(await unitIds(deps), (unitId) => eraseInUnit(deps, unitId, erasing, audit));
  await eraseElsewhere(deps, erasing, audit);
  await withRetry(deps, 'erase-person', () => dropOwnRows(deps, personId));
  for (const key of await deps.holdings.identities(personId)) await deps.holdings.unlink(key);
  await deps.audit.look({ container: 'units', pk: municipalityPk }, audit);
  for await (const place of deps.audit.places())
    await withRetry(deps, 'erase-person', () => deps.audit.forget(place, personId));
  if (await isStillMarked(deps, person))
    await withRetry(deps, 'erase-person', () => deps.holdings.removePerson(personId));
  await deps.holdings.scrub();
  deps.log.info('person-erased', { as: mark.as });
}

/** Erases someone from beginning to end. @throws Refusal as `planErasure`, `store/unavailable` with a part done */
export async function erasePerson(deps: Deps, by: Administrator, personId: string): Promise<void> {
  const id = await beginErasing(deps, by, personId);
  const marked = await findToErase(deps, id);
  if (marked) await finishErasing(deps, marked);
}

/**
 * Goes on with what was broken off; one that cannot be finished holds up no other.
 * @returns how many people were erased
 * @throws what went wrong with the first that could not be
 */
export async function resumeErasing(deps: Deps): Promise<number> {
  let count = 0;
  const failures: unknown[] = [];
  for await (const marked of deps.holdings.erasing())
    try {
      await finishErasing(deps, marked);
      count += 1;
    } catch (error) {
      failures.push(error);
    }
  if (failures.length > 0) throw failures[0];
  return count;
}
