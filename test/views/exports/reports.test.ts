import type { UnitLoop, WorkloadExport } from '../../../src/app/results';
import { unitLoopReport } from '../../../src/views/exports/unit-loop';
import { workloadReport } from '../../../src/views/exports/workload';
import { wordsIn } from '../../../src/views/texts';

/** What documents say, in the words of their readers. */

const now = '2026-04-01T08:00:00.000Z';
const loop: UnitLoop = {
  kind: 'unit',
  now,
  unit: { id: 'moellevang', name: 'Møllevang Skole', sector: 'skole', ownership: 'kommunal' },
  decided: '2026-01-14',
  themes: ['Lyst til at lære'],
  meetings: [
    {
      ...{ kind: 'learning-dialogue', number: 1, state: 'held' },
      ...{ start: '2026-03-24T08:00:00.000Z', end: '2026-03-24T10:00:00.000Z' },
    },
  ],
  focusAreas: [
    { title: 'Læsemakkere', theme: 'Lyst til at lære', site: 'Afdeling Nord' },
    { title: 'Skolehave *med* stjerner' },
  ],
  agreements: [
    {
      ...{ dialogue: 1, what: 'Læs sammen', forChildren: 'Flere læser', owner: 'Mette Skov' },
      ...{ deadline: '2026-06-01', state: 'dropped', note: 'Ingen folk' },
    },
  ],
  childrensPerspective: [{ dialogue: 1, decision: 'Elevrådet spørger' }],
};

it('tells a unit’s loop, section by section', () => {
  const { title, subtitle, sections, notes } = unitLoopReport(wordsIn('da'), loop);
  expect([title, subtitle]).toEqual([
    'Læringsloop: Møllevang Skole',
    'Til enhedens leder. Opgjort den 1. april 2026',
  ]);
  expect(sections.map(({ heading, paragraphs, table }) => [heading, paragraphs, table?.rows])).toEqual([
    ['Politisk valgte temaer', ['Vedtaget den 14. januar 2026: Lyst til at lære'], undefined],
    [
      'Fokusområder',
      [],
      [
        ['Læsemakkere', 'Lyst til at lære', 'Afdeling Nord'],
        // Nothing in a document is markdown, so nothing is escaped.
        ['Skolehave *med* stjerner', 'Eget lokalt initiativ', 'Hele enheden'],
      ],
    ],
    [
      'Aftaler fra læringssamtalerne',
      [],
      [
        [
          ...['Læringssamtale 1', 'Læs sammen', 'Flere læser', 'Mette Skov'],
          ...[{ day: '2026-06-01' }, 'Droppet', 'Ingen folk'],
        ],
      ],
    ],
    ['Sådan høres børnene', ['Læringssamtale 1: Elevrådet spørger'], undefined],
    [
      'Samtaler',
      [],
      [['Læringssamtale 1', { day: '2026-03-24' }, '09.00–11.00', 'Holdt, opfølgningen mangler']],
    ],
  ]);
  expect(notes).toEqual([
    'Svar er ikke med. Aftaler og noter fra 1:1 er heller ikke med: dem ser kun lederen og chefen.',
  ]);
});

it('says what is not there yet, and keeps the columns for programs', () => {
  const bare = { ...loop, focusAreas: [], agreements: [], childrensPerspective: [] };
  const { sections } = unitLoopReport(wordsIn('en'), bare);
  expect(sections.slice(1, 4).map(({ paragraphs, table }) => [paragraphs, table?.rows])).toEqual([
    [['Not chosen yet'], []],
    [['No agreements yet.'], []],
    [['Not decided yet.'], undefined],
  ]);
});

it('tells the chefs’ weeks, with the year that most of a week lies in', () => {
  const week = { week: '2026-W53', monday: '2026-12-28', meetings: 3, minutes: 150 };
  const chef = { chef: 'anders', name: 'Anders Holm', weeks: [week], meetings: 3, mean: 3, busiest: week };
  const facts: WorkloadExport = { kind: 'workload', now, units: 2, chefs: [chef] };
  const { sections } = workloadReport(wordsIn('da'), facts);
  expect(sections[0]?.paragraphs).toEqual([
    '2 enheder, 3 samtaler fra 28. december 2026 til 1. januar 2027. Læringssamtaler og 1:1 er talt med.',
    'Anders Holm: 3 samtaler, højst 3, i snit 3 på en uge.',
  ]);
  expect(sections[1]?.table?.rows).toEqual([['Anders Holm', '53, 2026', { day: '2026-12-28' }, 3, 2.5]]);
});

it('says so when there are no meetings', () => {
  const { sections } = workloadReport(wordsIn('da'), { kind: 'workload', now, units: 0, chefs: [] });
  expect(sections[0]?.paragraphs).toEqual(['Der er ingen samtaler endnu.']);
});
