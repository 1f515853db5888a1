import fc from 'fast-check';
import { readOverview } from '../../../src/app/exports/overview';
import type { Overview } from '../../../src/app/results';
import { wordsIn } from '../../../src/views/texts';
import { overviewReport } from '../../../src/views/exports/overview';
import {
  aLoop,
  aSchool,
  completed,
  changesOf,
  fixedSeed,
  held,
  ld1,
  ld2,
  openApp,
  seedSchool,
  type App,
} from '../../fixtures/builders';
import { textsOfFiles } from './exported-files';
import { loops, secret, themes } from './random-loop';

/** The overview to the committee: missing dialogues shown, and nothing that is confidential (story 7). */

let app: App;
beforeEach(() => {
  app = openApp({ now: '2026-04-01T08:00:00.000Z' });
});
afterEach(() => app.close());

const inTheme = { id: 'f1', title: 'Læsemakkere', themeId: 'theme-1', siteId: 'nord' };
const own = { id: 'f2', title: 'Skolehave' };

it('shows what lies inside a theme, and leaves own initiatives out', async () => {
  const loop = aLoop({ focusAreas: [inTheme, own] });
  await app.seed(aSchool(), changesOf({ loop, meetings: [completed(ld1), ld2] }));
  expect(await readOverview(app.deps, '6-18')).toEqual({
    kind: 'overview',
    area: '6-18',
    now: '2026-04-01T08:00:00.000Z',
    decisions: [{ decided: '2026-01-14', themes: ['Stærkere læsefællesskaber'] }],
    units: [
      {
        id: 'moellevang',
        name: 'Møllevangskolen',
        sector: 'skole',
        ownership: 'kommunal',
        decided: '2026-01-14',
        firstDialogue: { state: 'held', day: '2026-03-24' },
        focusAreas: [{ theme: 'Stærkere læsefællesskaber', title: 'Læsemakkere', site: 'Afdeling Nord' }],
      },
    ],
  });
});

it.each([
  ['held', [held(ld1)], { state: 'held', day: '2026-03-24' }],
  ['late, when nobody has said that it was held', [ld1], { state: 'late', day: '2026-03-24' }],
  [
    'planned',
    [{ ...ld1, start: '2026-04-02T08:00:00.000Z', end: '2026-04-02T10:00:00.000Z' }],
    { state: 'planned', day: '2026-04-02' },
  ],
  ['none', [ld2], { state: 'none' }],
])('says of the first dialogue that it is %s', async (_what, meetings, firstDialogue) => {
  await app.seed(aSchool(), changesOf({ loop: aLoop(), meetings }));
  expect((await readOverview(app.deps, '6-18')).units).toEqual([expect.objectContaining({ firstDialogue })]);
});

it('has every unit of the area, by sector and name, a loop or not; and none of the other area', async () => {
  await seedSchool(app, { unit: aSchool({ id: 'a', name: 'Åbyskolen' }) });
  await app.seed(aSchool({ id: 'b', name: 'Nordlyset', sector: 'fu' }), []);
  await app.seed(aSchool({ id: 'c', name: 'Bakkeskolen' }), []);
  await app.seed(aSchool({ id: 'd', name: 'Solsikken', sector: 'dagtilbud' }), []);
  const counts: number[] = [];
  const { units } = await readOverview(app.deps, '6-18', (count) => counts.push(count));
  expect(units.map(({ name }) => name)).toEqual(['Bakkeskolen', 'Åbyskolen', 'Nordlyset']);
  expect(units[0]).toMatchObject({ firstDialogue: { state: 'none' }, focusAreas: [] });
  expect(counts).toEqual([1, 2, 3, 4]);
});

it('reads the summaries once, and nothing else', async () => {
  await seedSchool(app);
  await readOverview(app.deps, '6-18');
  expect(app.store.calls).toEqual({ get: 0, put: 0, delete: 0, batch: 0, query: 1 });
});

it('names those whose first dialogue is missing', () => {
  const unit = { id: 'u', sector: 'skole', ownership: 'kommunal', focusAreas: [] } as const;
  const overview: Overview = {
    kind: 'overview',
    area: '6-18',
    now: '2026-04-01T08:00:00.000Z',
    decisions: [],
    units: [
      { ...unit, name: 'A', focusAreas: [], firstDialogue: { state: 'held', day: '2026-03-24' } },
      { ...unit, name: 'B', focusAreas: [], firstDialogue: { state: 'late', day: '2026-03-24' } },
      { ...unit, name: 'C', focusAreas: [], firstDialogue: { state: 'planned', day: '2026-04-20' } },
      { ...unit, name: 'D', focusAreas: [], firstDialogue: { state: 'none' } },
    ],
  };
  const { title, sections } = overviewReport(wordsIn('da'), overview);
  expect(title).toBe('Lokale fokusområder, 6–18 år');
  expect(sections.map(({ heading, paragraphs }) => [heading, ...paragraphs])).toEqual([
    ['Politisk valgte temaer', 'Ingen enheder er begyndt på et loop endnu.'],
    ['Fokusområder', '1 af 4 enheder har holdt læringssamtale 1.'],
    [
      'Mangler læringssamtale 1',
      'B: var planlagt til den 24. marts 2026, men er ikke meldt holdt',
      'C: planlagt til den 20. april 2026',
      'D: ikke planlagt',
    ],
  ]);
  expect(sections[1]?.table?.rows.map((row) => row.slice(3))).toEqual([
    ['Ikke valgt endnu', '', 'Holdt', { day: '2026-03-24' }],
    ['Ikke valgt endnu', '', 'Mangler: ikke meldt holdt', { day: '2026-03-24' }],
    ['Ikke valgt endnu', '', 'Mangler: planlagt', { day: '2026-04-20' }],
    ['Ikke valgt endnu', '', 'Mangler: ikke planlagt', ''],
  ]);
});

it('holds no confidential text in any of its files, of whatever loop', async () => {
  await fc.assert(
    fc.asyncProperty(loops, async ({ unit, records, titles }) => {
      const each = openApp();
      await each.seed(unit, records);
      const overview = await readOverview(each.deps, '6-18');
      // What it reads does hold some.
      expect(JSON.stringify(await each.deps.units.summary(unit.id))).toContain(secret);
      await each.close();
      for (const text of await textsOfFiles(overview, overviewReport(wordsIn('da'), overview)))
        expect(text).not.toContain(secret);
      // It is not empty for that: every focus area inside a theme is there.
      expect(overview.units[0]?.focusAreas.map(({ title }) => title)).toEqual(titles);
      expect(overview.decisions[0]?.themes).toEqual(themes.map(({ title }) => title));
    }),
    { ...fixedSeed, numRuns: 30 },
  );
});
