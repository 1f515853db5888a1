import type { UnitExport, UnitLoop, WorkloadExport } from '../../../src/app/results';
import { unitLoopReport } from '../../../src/views/exports/unit-loop';
import { unitStatusReport } from '../../../src/views/exports/unit-status';
import { workloadReport } from '../../../src/views/exports/workload';
import { wordsIn } from '../../../src/views/texts';

/** What documents say, in the words of their readers. */

const now = '2026-04-01T08:00:00.000Z';
const loop: UnitLoop = {
  kind: 'loop',
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
    'Til dem, der har ansvar for loopet. Opgjort den 1. april 2026',
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
    ['Opsamling på loopet', ['Loopet er ikke lukket endnu.'], undefined],
    [
      'Samtaler',
      [],
      [['Læringssamtale 1', { day: '2026-03-24' }, '09.00–11.00', 'Holdt, opfølgningen mangler']],
    ],
  ]);
  expect(notes).toEqual([
    'Svar og input er ikke med. Aftaler og noter fra 1:1 er heller ikke med: dem ser kun lederen og chefen.',
  ]);
});

it('tells how a loop was closed, a focus area at a time', () => {
  const texts = { done: 'Læst sammen', changed: 'Flere læser', basis: 'Egne data', learnt: 'Hold fast' };
  const closing = { closed: '2028-01-10', summaries: [{ focusArea: 'Læsemakkere', ...texts }] };
  const { sections } = unitLoopReport(wordsIn('da'), { ...loop, closing });
  expect(sections[4]).toMatchObject({
    heading: 'Opsamling på loopet',
    paragraphs: ['Loopet blev lukket den 10. januar 2028.'],
    table: { rows: [['Læsemakkere', 'Læst sammen', 'Flere læser', 'Egne data', 'Hold fast']] },
  });
});

it('tells how far a unit is, in numbers and states', () => {
  const { unit, decided, themes, focusAreas, meetings } = loop;
  const facts: UnitExport = {
    ...{ kind: 'unit', now, unit, decided, themes, focusAreas, isClosed: false },
    dialogues: meetings,
    oneToOnes: { held: 2, count: 12 },
    next: [{ kind: 'one-to-one', number: 3, start: '2026-04-21T08:00:00.000Z' }],
    agreements: { open: 2, onTrack: 1, done: 3, dropped: 0, overdue: 1 },
    basis: {
      ...{ number: 2, start: '2026-10-06T07:00:00.000Z' },
      states: { A: 'there', B: 'missing', C: 'there', D: 'no-data', E: 'missing' },
    },
  };
  const { title, subtitle, sections } = unitStatusReport(wordsIn('da'), facts);
  expect([title, subtitle]).toEqual([
    'Status på loop: Møllevang Skole',
    'Til chef og forvaltning. Opgjort den 1. april 2026',
  ]);
  expect(sections.map(({ heading, paragraphs }) => [heading, ...paragraphs])).toEqual([
    ['Politisk valgte temaer', 'Vedtaget den 14. januar 2026: Lyst til at lære'],
    ['Samtaler', '1:1-samtaler: 2 af 12 holdt.'],
    ['Næste samtaler', '1:1 nr. 3 den 21. april 2026'],
    ['Fokusområder'],
    [
      'Antal aftaler fra læringssamtalerne',
      'Åbne: 2. På vej: 1. Gjort: 3. Droppet: 0.',
      'Én er over fristen.',
    ],
    ['Data til Læringssamtale 2 den 6. oktober 2026'],
  ]);
  expect(sections.at(-1)?.table?.rows.map(([, state]) => state)).toEqual([
    ...['Er der', 'Mangler', 'Er der', 'Der er ingen', 'Mangler'],
  ]);
  const closed = unitStatusReport(wordsIn('en'), { ...facts, isClosed: true, next: [] });
  expect(closed.sections[2]?.paragraphs).toEqual(['The loop is closed.']);
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
