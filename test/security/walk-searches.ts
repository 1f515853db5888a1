import { searchRows } from './permissions';
import type { Around } from './walk-around';
import { tried } from './walk-people';
import { isRightful } from './walk-places';

/** What is found from another chat, by a unit's name. */
export async function walkSearches(around: Around, unitIds: readonly string[]): Promise<void> {
  const { world, walkers, places, judge } = around;
  const { tally } = judge;
  let isFoundByWhose = false;
  for (const unitId of unitIds)
    for (const walker of walkers) {
      const parameters = [{ name: 'query', value: places.units.get(unitId)?.unit.name }];
      const value = { commandId: 'units', parameters, queryOptions: { skip: 0, count: 25 } };
      const activity = { type: 'invoke', name: 'composeExtension/query', value };
      const sent = await tried(world, walker, 'own chat', activity);
      const what = `search for ${unitId} by ${walker.name}`;
      tally.tried += 1;
      judge.holds(sent, undefined, what);
      const isFound = sent.seen.some(({ text }) => text.includes('"attachments"'));
      const row = { may: searchRows['units'] ?? 'nobody' } as const;
      const isTheirs =
        isRightful(places, walker.person, row, { unitId }) ||
        isRightful(places, walker.person, { may: 'administration' }, {});
      isFoundByWhose ||= isTheirs && isFound;
      const isFine = await judge.readsOnlyTheirs(places, sent, what);
      if (isFine && (isTheirs || !isFound)) tally.refused += isTheirs ? 0 : 1;
      else {
        tally.letThrough += 1;
        judge.find(`${what}: found`);
      }
    }
  // Else it would prove nothing that the others found nothing.
  if (!isFoundByWhose) judge.find('search: nobody found anything');
}
