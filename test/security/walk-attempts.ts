import type { Json } from '../support/fake-connector';
import { ownRoles } from './circles';
import { verbRows, type Row } from './permissions';
import type { Walking } from './walk-around';
import { asExecute, asSubmit, type Pressable } from './walk-cards';
import { isNothing, isOwnRecord, refusalIn, saysNothing } from './walk-judge';
import { tried, ways, type Walker, type Way } from './walk-people';
import { isRightful, placeOf, placesOf } from './walk-places';
import { swapsOf } from './walk-swaps';

/** What is attempted by those whom a button is not for, and by whom it is for with other ids in it. */

/** So many try each button, drawn by chance from all who have to do with the unit, or do the same elsewhere. */
const manyTriers = 8;
const fewTriers = 1;
/** With so many other ids in it. */
const manySwaps = 3;
const fewSwaps = 1;

/** Whether it is something of a unit that others' rights may hang on. */
export function isOfSummary(changed: readonly string[]): boolean {
  return changed.some((document) => document.endsWith(' summary'));
}

/** Who tries, and what about, for whoever reads the finding. */
export function about({ person }: Walker, { unitId, meetingId }: Json): string {
  const roles = person?.assignments.map(({ role, unitId: of, to, covers }) =>
    [role, of, to, covers && 'stands in'].filter(Boolean).join(' '),
  );
  return `${roles?.slice(0, 3).join('; ') ?? 'nobody'} → ${JSON.stringify([unitId, meetingId])}`;
}

function isOfUnit({ places }: Walking, { person }: Walker, { unitId }: Json): boolean {
  const place = placeOf(places, unitId);
  return !place || (person !== undefined && ownRoles(person, place, places.today).length > 0);
}

/** Someone presses it, and it is taken back: refused, unless domain.md gives it to them. */
export async function attempt(
  walking: Walking,
  walker: Walker,
  way: Way,
  pressable: Pressable,
  how: string,
): Promise<void> {
  const { world, judge, places } = walking;
  const { store } = world;
  const { tally } = judge;
  const row: Row = verbRows[pressable.verb] ?? { may: 'nobody' };
  const data = { ...pressable.data, ...pressable.typed };
  const mayDo = isRightful(places, walker.person, row, data);
  const what = `${pressable.verb} ${how} (${way}) by ${walker.name}, ${about(walker, data)}`;
  const mark = store.mark();
  const activity = way === 'own chat, as a message' ? asSubmit(pressable) : asExecute(pressable);
  const sent = await tried(world, walker, way, activity);
  const code = refusalIn(sent.seen);
  const changed = await store.changedSince(mark);
  tally.tried += 1;
  judge.holds(sent, code, what);
  // As when a board presses that it takes part: what it is shown then is what it may see from then on.
  const now = mayDo && isOfSummary(changed) ? await placesOf(world) : places;
  const isFine = await judge.readsOnlyTheirs(now, sent, what);
  await store.rewind(mark);
  if (mayDo) {
    const strange = row.may === 'administration' ? [] : judge.notTheirs(places, walker, changed);
    if (strange.length > 0) judge.find(`${what}: changed ${strange.join(', ')}`);
    if (strange.length > 0 || !isFine) tally.letThrough += 1;
    return;
  }
  const written = changed.filter((document) => !isOwnRecord(walker, document));
  if (written.length > 0) {
    tally.changedByRefused += 1;
    judge.find(`${what}: refused as ${code ?? 'nothing'}, and changed ${written.join(', ')}`);
  }
  const isRefused = code !== undefined || isNothing(sent.seen);
  if (!isRefused || !isFine) {
    tally.letThrough += 1;
    judge.find(`${what}: let through`);
  } else tally.refused += 1;
  if (code !== undefined && how === 'pressed' && !saysNothing(code) && !isOfUnit(walking, walker, data))
    judge.find(`${what}: refused as ${code}, which says too much`);
}

/** Who has to do with the unit, did so until yesterday, or does the same elsewhere; and those who have nothing. */
function othersThan(owner: Walker, { walkers, places, random }: Walking, { unitId }: Json): Walker[] {
  const place = placeOf(places, unitId);
  const others = walkers.filter((each) => each !== owner);
  if (!place) return random.shuffled(others).slice(0, 8);
  const isNear = ({ person }: Walker): boolean =>
    !person ||
    person.assignments.some(
      (each) => each.unitId === place.unit.id || each.role === 'chef' || each.role === 'administration',
    );
  const near = others.filter(isNear);
  const roles = new Set<string>();
  const alike = random.shuffled(others).filter((each) => {
    const role = each.person?.assignments[0]?.role;
    if (near.includes(each) || role === undefined || roles.has(role)) return false;
    roles.add(role);
    return true;
  });
  return [...near, ...alike];
}

/** Every button that the bot has drawn, in one way after another. */
export class Attempts {
  private turn = 0;

  /** @param pool ids that the bot has drawn, by their name */
  constructor(private readonly pool: ReadonlyMap<string, ReadonlySet<string>>) {}

  /** Everyone else presses it, and whom it is for does so with other ids in it. */
  async all(walking: Walking, owner: Walker, pressable: Pressable): Promise<void> {
    const { random, isWhole } = walking;
    const others = random.shuffled(othersThan(owner, walking, pressable.data));
    for (const walker of others.slice(0, isWhole ? manyTriers : fewTriers)) {
      const way = ways[this.turn++ % ways.length]!;
      await attempt(walking, walker, way, pressable, 'pressed');
    }
    const swaps = random.shuffled(swapsOf(pressable, this.pool));
    for (const { pressable: swapped, name } of swaps.slice(0, isWhole ? manySwaps : fewSwaps))
      await attempt(walking, owner, 'own chat', swapped, `with another ${name}`);
  }
}
