import fc from 'fast-check';
import { readClosings } from '../../../src/app/exports/closing';
import type { Closing } from '../../../src/domain/closing/closing';
import { wordsIn } from '../../../src/views/texts';
import { closingReport } from '../../../src/views/exports/closing';
import { aLoop, aSchool, changesOf, fixedSeed, openApp, type App } from '../../fixtures/builders';
import { textsOfFiles } from './exported-files';
import { confirmed, loops, secret } from './random-loop';

/** The closing summaries for the quality report: what was confirmed, and who has yet to. */

let app: App;
beforeEach(() => {
  app = openApp();
});
afterEach(() => app.close());

const focusAreas = [
  { id: 'f1', title: 'Læsemakkere', themeId: 'theme-1' },
  { id: 'f2', title: 'Skolehave' },
];
const texts = { done: 'Læst sammen', changed: 'Flere læser', basis: 'Egne data', learnt: 'Hold fast' };

function aClosing(unitId: string, changes: Partial<Closing>): Closing {
  return {
    ...{ id: 'closing:loop-1', unitId, loopId: 'loop-1', state: 'confirmed', revision: 3 },
    summaries: focusAreas.map(({ id }) => ({ areaId: id, ...texts })),
    confirmedAt: '2026-03-01T09:00:00.000Z',
    confirmedBy: 'leader',
    ...changes,
  };
}

async function seed(id: string, name: string, state: 'running' | 'closed', closing?: Closing): Promise<void> {
  await app.seed(aSchool({ id, name }), [
    ...changesOf({ loop: aLoop({ unitId: id, focusAreas, state }) }),
    ...(closing ? [{ type: 'closing', record: closing } as const] : []),
  ]);
}

it('has what was confirmed, own initiatives left out, and drafts not at all', async () => {
  await seed('a', 'Åbyskolen', 'closed', aClosing('a', {}));
  await seed('b', 'Bakkeskolen', 'running', aClosing('b', { state: 'draft' }));
  await seed('c', 'Vorreskolen', 'running');
  const { units } = await readClosings(app.deps, '6-18');
  expect(units.map(({ name, closed, focusAreas: areas }) => [name, closed, areas])).toEqual([
    ['Bakkeskolen', undefined, []],
    ['Vorreskolen', undefined, []],
    ['Åbyskolen', '2026-03-01', [{ theme: 'Stærkere læsefællesskaber', title: 'Læsemakkere', ...texts }]],
  ]);
  const { sections } = closingReport(wordsIn('en'), await readClosings(app.deps, '6-18'));
  expect(sections.map(({ paragraphs }) => paragraphs)).toEqual([
    ['1 of 3 units have closed their loop.'],
    ['Bakkeskolen', 'Vorreskolen'],
  ]);
});

it('reads one closing for each closed loop, and none of the others', async () => {
  await seed('a', 'A', 'closed', aClosing('a', {}));
  await seed('b', 'B', 'running', aClosing('b', { state: 'draft' }));
  await readClosings(app.deps, '6-18');
  expect(app.store.calls).toMatchObject({ get: 1, query: 1 });
});

it('holds what was confirmed of its themes in each of its files, and no confidential text, of whatever loop', async () => {
  await fc.assert(
    fc.asyncProperty(loops, async ({ unit, records, titles, isClosed }) => {
      const each = openApp();
      await each.seed(unit, records);
      const facts = await readClosings(each.deps, '6-18');
      await each.close();
      for (const text of await textsOfFiles(facts, closingReport(wordsIn('da'), facts))) {
        expect(text).not.toContain(secret);
        expect(text.includes(confirmed)).toBe(isClosed && titles.length > 0);
      }
    }),
    { ...fixedSeed, numRuns: 30 },
  );
});
