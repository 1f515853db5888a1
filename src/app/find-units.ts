import type { Instant } from '../domain/calendar/instant';
import { may } from '../domain/people/may';
import type { Unit } from '../domain/people/unit';
import { matchesByName } from '../domain/status/name-match';
import { loopMeetings } from '../domain/status/of-loop';
import type { Summary } from '../domain/status/summary';
import type { Actor, Deps } from './deps';
import { ownUnits } from './own-units';
import type { FoundUnit, FoundUnits } from './results';
import { reading, rolesFor } from './use-case';

/** Nobody writes a longer name, and what is longer is not worth comparing. */
const longestName = 200;

/**
 * What anyone in a chat may read of a unit: nothing that was said, agreed or missed, nor what is held, which is the
 * chefs' and the administration's (domain.md §3).
 */
function nextOf(summary: Summary, now: Instant): Pick<FoundUnit, 'nextDialogue'> {
  const next = loopMeetings(summary).find(({ kind, start }) => kind === 'learning-dialogue' && start > now);
  return next ? { nextDialogue: { number: next.number, start: next.start } } : {};
}

function nameOf({ id, name, sector }: Unit): Pick<FoundUnit, 'id' | 'name' | 'sector'> {
  return { id, name, sector };
}

/** A chef's and a leader's own units; all of them, by name alone, for the administration. */
async function unitsFor(deps: Deps, actor: Actor): Promise<FoundUnit[]> {
  const now = deps.clock.now();
  const own = (await ownUnits(deps, actor))
    .filter((summary) => rolesFor(actor, 'read-status', summary).length > 0)
    .map((summary) => ({ ...nameOf(summary.unit), ...nextOf(summary, now) }));
  if (may(actor.person, 'administer', {}, actor.today).length === 0) return own;
  const others: FoundUnit[] = [];
  for await (const { unit } of deps.units.summaries())
    if (!own.some(({ id }) => id === unit.id)) others.push(nameOf(unit));
  return [...own, ...others].sort((a, b) => a.name.localeCompare(b.name, 'da'));
}

/**
 * Searches the units a person may name to others, for a card that goes into a chat. A unit that is not theirs is
 * never found. The own units' summaries are all that is read; the administration's are those of every unit.
 * @param written part of a name; empty for the first ones
 * @throws Refusal `store/no-answer`
 */
export const findUnits = (
  deps: Deps,
  actor: Actor,
  { written, skip, count }: { written: string; skip: number; count: number },
): Promise<FoundUnits> =>
  reading(deps, 'find-units', async () => {
    const units = await unitsFor(deps, actor);
    const name = written.trim().slice(0, longestName);
    const meant = name === '' ? units : matchesByName(units, name);
    return { units: meant.slice(skip, skip + count), now: deps.clock.now() };
  });
