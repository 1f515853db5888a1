import { Day } from '../domain/calendar/instant';
import {
  absenceFrom,
  checkedPeriod,
  handedOver,
  standingIn,
  standsInNow,
  standsInRole,
  type Period,
} from '../domain/people/absence';
import { rolesIn } from '../domain/people/may';
import { upnKey } from '../domain/people/identity';
import { activeAssignments, type Assignment, type Person } from '../domain/people/person';
import { overlap } from '../domain/people/roles';
import { membersOn } from '../domain/people/unit';
import { Refusal } from '../domain/errors';
import { wakeHeld } from './delivery/wake-held';
import type { Actor, Deps } from './deps';
import { ownUnits } from './own-units';
import type { Absence } from './results';
import { loadPerson, reading, useCase } from './use-case';

/** Who stands in: nobody, someone by id, or someone by their UPN. */
export type CoverWish = { personId: string } | { upn: string } | undefined;

/** A period as typed, and who is to stand in. */
export interface SetAbsence {
  from: string;
  to: string;
  cover: CoverWish;
}

function isChef({ person, today }: Actor): boolean {
  return activeAssignments(person, today).some(({ role, covers }) => role === 'chef' && covers === undefined);
}

async function nameOf(deps: Deps, personId: string | undefined): Promise<string | undefined> {
  return personId === undefined ? undefined : (await deps.people.byId(personId))?.value.name;
}

/** Whom a person stands in for today, by name. */
export async function readStandIns(deps: Deps, { person, today }: Actor): Promise<Absence['standsInFor']> {
  const names = standsInNow(person, today).map(async ({ personId, to }) => {
    const name = await nameOf(deps, personId);
    return name === undefined ? [] : [{ name, to }];
  });
  return (await Promise.all(names)).flat();
}

/** A person's absence, now or to come, with the name of who stands in. */
export async function readOwnAbsence(deps: Deps, { person, today }: Actor): Promise<Absence['absence']> {
  const absence = absenceFrom(person, today);
  if (!absence) return undefined;
  const coverName = await nameOf(deps, absence.coverId);
  return { ...absence, ...(coverName !== undefined && { coverName }) };
}

/** 'fravær': the person's absence, and who can stand in. One point read a unit. */
export const openAbsence = (deps: Deps, actor: Actor): Promise<Absence> =>
  reading(deps, 'open-absence', async () => {
    const fresh = { ...actor, person: (await loadPerson(deps, actor.person.id)).value };
    const own = (await ownUnits(deps, fresh)).filter(
      ({ unit }) => rolesIn(fresh.person, unit, actor.today).length > 0,
    );
    const members = own.flatMap(({ unit }) => membersOn(unit, actor.today));
    const adults = members.filter(({ personId, role }) => personId !== actor.person.id && standsInRole(role));
    const byId = new Map(adults.map(({ personId, name }) => [personId, { personId, name }]));
    const absence = await readOwnAbsence(deps, fresh);
    const cover = absence?.coverId === undefined ? undefined : await deps.people.byId(absence.coverId);
    return {
      ...(absence && { absence }),
      ...(cover && { coverUpn: cover.value.upn }),
      isChef: isChef(fresh),
      candidates: [...byId.values()].sort((a, b) => a.name.localeCompare(b.name, 'da')),
      standsInFor: await readStandIns(deps, fresh),
    };
  });

function readPeriod({ from, to }: SetAbsence, today: Day): Period {
  const days = [Day.safeParse(from.trim()), Day.safeParse(to.trim())] as const;
  if (!days[0].success || !days[1].success) throw new Refusal('input/bad-date');
  const period = checkedPeriod({ from: days[0].data, to: days[1].data }, today);
  if (!period.ok) throw new Refusal(period.code);
  return period.value;
}

/** Who is to stand in, and in which roles. @throws Refusal `absence/no-such-chef`, `absence/no-such-cover`, `absence/cover-away` */
async function coverFor(
  deps: Deps,
  away: Person,
  wish: CoverWish,
  period: Period,
): Promise<{ id: string; roles: Assignment[] } | undefined> {
  if (wish === undefined) return undefined;
  const isByUpn = 'upn' in wish;
  const id = isByUpn ? await deps.people.idBehind(upnKey(wish.upn)) : wish.personId;
  const cover = id === undefined ? undefined : (await deps.people.byId(id))?.value;
  const roles = cover ? handedOver(away, cover, period) : [];
  if (!cover || roles.length === 0)
    throw new Refusal(isByUpn ? 'absence/no-such-chef' : 'absence/no-such-cover');
  if (cover.absence && overlap(period, cover.absence)) throw new Refusal('absence/cover-away');
  return { id: cover.id, roles };
}

async function giveRoles(deps: Deps, coverId: string, awayId: string, roles: Assignment[]): Promise<void> {
  const loaded = await deps.people.byId(coverId);
  if (!loaded) return;
  const value = standingIn(loaded.value, awayId, roles);
  if (value !== loaded.value) await deps.people.save({ value, etag: loaded.etag });
}

/**
 * Writes an absence, or that there is none. People are documents of their own, so it is up to three writes: the
 * roles of who stood in are taken back first, and those of who stands in are given last. So wherever it stops,
 * nobody has a role that the absence does not name, and doing it again comes to the same.
 */
async function write(
  deps: Deps,
  personId: string,
  absence: Period | undefined,
  cover: { id: string; roles: Assignment[] } | undefined,
): Promise<void> {
  const { value: before, etag } = await loadPerson(deps, personId);
  const { absence: former, ...rest } = before;
  if (former?.coverId !== undefined && former.coverId !== cover?.id)
    await giveRoles(deps, former.coverId, personId, []);
  const next = absence && { ...absence, ...(cover && { coverId: cover.id }) };
  await deps.people.save({ value: next ? { ...rest, absence: next } : rest, etag });
  if (cover) await giveRoles(deps, cover.id, personId, cover.roles);
  if (former) await wakeHeld(deps, before, former);
}

async function setFor(deps: Deps, personId: string, today: Day, input: SetAbsence): Promise<void> {
  const period = readPeriod(input, today);
  const { value: away } = await loadPerson(deps, personId);
  await write(deps, personId, period, await coverFor(deps, away, input.cover, period));
}

/**
 * Says that the person is away, and who stands in at their dialogues.
 * @throws Refusal `input/bad-date`, `absence/…`
 */
export const setAbsence = useCase('set-absence', async (deps, actor, input: SetAbsence): Promise<Absence> => {
  await setFor(deps, actor.person.id, actor.today, input);
  return openAbsence(deps, actor);
});

/** 'Jeg er tilbage': who stood in does so no more, and what waited comes. Twice is the same as once. */
export const endAbsence = useCase('end-absence', async (deps, actor): Promise<void> => {
  const { value } = await loadPerson(deps, actor.person.id);
  if (value.absence) await write(deps, value.id, undefined, undefined);
});

/** The administration says it for someone. @param input undefined: they are back @throws Refusal as `setAbsence` */
export const setAbsenceOf = useCase(
  'set-absence-of',
  async (deps, actor, { input }: { input: SetAbsence | undefined }): Promise<Person> => {
    if (input) await setFor(deps, actor.person.id, actor.today, input);
    else await write(deps, actor.person.id, undefined, undefined);
    return (await loadPerson(deps, actor.person.id)).value;
  },
);
