import { dayOf } from '../domain/calendar/copenhagen';
import type { Instant } from '../domain/calendar/instant';
import type { MeetingKind } from '../domain/meeting/meeting';
import { upnKey } from '../domain/people/identity';
import type { Person } from '../domain/people/person';
import { membersOn, type Unit } from '../domain/people/unit';
import type { Summary } from '../domain/status/summary';
import type { Deps } from './deps';
import { inParallel } from './in-parallel';
import { reading } from './use-case';

/** A meeting of a unit's present loop; cancelled ones are none. */
export interface PlanLine {
  unit: Unit;
  kind: MeetingKind;
  number: number;
  start: Instant;
  end: Instant;
  /** UPN; the person's id when the person is not in the list any more. */
  chef: string;
  /** UPN of who leads the unit on that day. */
  leader?: string;
}

export interface Plan {
  /** In order of time, then of unit. */
  lines: PlanLine[];
  /** Names of the chefs in it, by UPN. */
  chefs: Map<string, string>;
}

/** Reading people one by one is quicker up to so many, of a municipality's thousands. */
const fewPeople = 40;

/** @returns undefined when nobody with that UPN is chef of a unit */
export async function chefIdOf(deps: Deps, upn: string): Promise<string | undefined> {
  const personId = await deps.people.idBehind(upnKey(upn));
  if (personId === undefined) return undefined;
  for await (const _summary of deps.units.summaries({ chefId: personId })) return personId;
  return undefined;
}

async function peopleOf(deps: Deps, ids: ReadonlySet<string>): Promise<Map<string, Person>> {
  const people = new Map<string, Person>();
  if (ids.size <= fewPeople) {
    await inParallel(ids, async (id) => {
      const loaded = await deps.people.byId(id);
      if (loaded) people.set(id, loaded.value);
    });
    return people;
  }
  for await (const person of deps.people.all()) if (ids.has(person.id)) people.set(person.id, person);
  return people;
}

interface Draft {
  line: Omit<PlanLine, 'chef' | 'leader'>;
  leaderId: string | undefined;
}

function draftsOf({ unit, loop, meetings }: Summary): Draft[] {
  return Object.values(meetings)
    .filter(({ phase, loopId }) => phase !== 'cancelled' && loopId === loop?.id)
    .map(({ kind, number, start, end }) => ({
      line: { unit, kind, number, start, end },
      leaderId: membersOn(unit, dayOf(start)).find(({ role }) => role === 'leader')?.personId,
    }));
}

/**
 * The meetings of all units, or of one chef's: the whole workload of the years before they happen.
 * @throws Refusal `store/no-answer`
 */
export const readPlan = (deps: Deps, filter: { chefId?: string } = {}): Promise<Plan> =>
  reading(deps, 'read-plan', async () => {
    const { chefId } = filter;
    const drafts: Draft[] = [];
    for await (const summary of deps.units.summaries(chefId === undefined ? undefined : { chefId }))
      drafts.push(...draftsOf(summary));
    const chefIds = new Set(drafts.map(({ line }) => line.unit.chefId));
    const leaderIds = drafts.flatMap(({ leaderId }) => (leaderId === undefined ? [] : [leaderId]));
    const people = await peopleOf(deps, new Set([...chefIds, ...leaderIds]));
    const upnOf = (id: string): string => people.get(id)?.upn ?? id;
    const lines = drafts.map(({ line, leaderId }): PlanLine => {
      const chef = upnOf(line.unit.chefId);
      return { ...line, chef, ...(leaderId !== undefined && { leader: upnOf(leaderId) }) };
    });
    const key = ({ start, unit }: PlanLine): string => `${start} ${unit.id}`;
    lines.sort((a, b) => (key(a) < key(b) ? -1 : 1));
    const chefs = [...chefIds].map((id): [string, string] => [upnOf(id), people.get(id)?.name ?? id]);
    return { lines, chefs: new Map(chefs) };
  });
