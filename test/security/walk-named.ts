import { alsoAdministration, exportRows, namedRows, type Named } from './permissions';
import type { Around } from './walk-around';
import { asText, isOwnRecord, refusalIn } from './walk-judge';
import { tried, type Sent, type Walker } from './walk-people';
import { isRightful, type Places } from './walk-places';

/**
 * Words with a unit's name: everyone writes them of units that are theirs, were theirs, or never were. A unit that is
 * not theirs, and one that does not exist, get the same answer.
 */

const nowhere = 'Ingenstedshuset';

function mayAskFor({ places }: Around, { person }: Walker, row: Named, unitId: string): boolean {
  if (row.may !== 'documents') return isRightful(places, person, { may: row.may }, { unitId });
  const kinds = Object.keys(exportRows).filter((kind) => kind === 'loop' || kind === 'unit');
  return kinds.some(
    (kind) =>
      isRightful(places, person, { may: 'document' }, { unitId, document: `${kind}:${unitId}` }) ||
      (alsoAdministration.includes(kind) && isRightful(places, person, { may: 'administration' }, {})),
  );
}

/** Writes, and takes back what came of it. */
async function said({ world, judge, places }: Around, walker: Walker, text: string, what: string) {
  const { store } = world;
  const mark = store.mark();
  const sent = await tried(world, walker, 'own chat', { type: 'message', text });
  const isFine = await judge.readsOnlyTheirs(places, sent, what);
  judge.holds(sent, refusalIn(sent.seen), what);
  const changed = await store.changedSince(mark);
  await store.rewind(mark);
  return { sent, isFine, changed: changed.filter((document) => !isOwnRecord(walker, document)) };
}

/** An answer without the name that it is about. */
function without(name: string, { seen }: Sent): string {
  return asText(seen).replaceAll(name, '…');
}

/** To whoever has a role there, the unit is no secret: they may be told why they are shown nothing. */
function isOfUnit(places: Places, { person }: Walker, unitId: string): boolean {
  return isRightful(places, person, { may: 'unit' }, { unitId });
}

async function askOf(around: Around, walker: Walker, word: string, unitIds: readonly string[]) {
  const { judge, places } = around;
  const { tally } = judge;
  const none = await said(around, walker, `${word} ${nowhere}`, `'${word}' of no unit`);
  const noUnit = without(nowhere, none.sent);
  let shown = 0;
  for (const unitId of unitIds) {
    const { name = '' } = places.units.get(unitId)?.unit ?? {};
    const what = `'${word}' of ${unitId} by ${walker.name}`;
    const { sent, isFine, changed } = await said(around, walker, `${word} ${name}`, what);
    const isSame = without(name, sent) === noUnit;
    tally.tried += 1;
    if (mayAskFor(around, walker, namedRows[word]!, unitId)) {
      shown += isSame ? 0 : 1;
      continue;
    }
    if (changed.length > 0) {
      tally.changedByRefused += 1;
      judge.find(`${what}: changed ${changed.join(', ')}`);
    }
    const isRefused = isSame || (isOfUnit(places, walker, unitId) && refusalIn(sent.seen) !== undefined);
    if (isRefused && isFine) tally.refused += 1;
    else {
      tally.letThrough += 1;
      judge.find(`${what}: another answer than of no unit`);
    }
  }
  return shown;
}

export async function walkNamed(around: Around, unitIds: readonly string[]): Promise<void> {
  for (const word of Object.keys(namedRows)) {
    let shown = 0;
    for (const walker of around.walkers) shown += await askOf(around, walker, word, unitIds);
    // Else it would prove nothing that the others were shown nothing.
    if (shown === 0) around.judge.find(`'${word}' with a unit's name: nobody was shown anything`);
  }
}
