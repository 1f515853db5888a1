import type { z } from 'zod/v4';
import { readStatus } from '../../src/app/read-status';
import { dayOf } from '../../src/domain/calendar/copenhagen';
import type { OutboxRow } from '../../src/domain/delivery/outbox';
import type { StatusData } from '../../src/views/status';
import { wordsIn } from '../../src/views/texts';
import { statusView } from '../../src/views/unit-status';
import { aPerson, anOutboxRow, monday, openApp } from '../fixtures/builders';
import type { SeenStatus } from '../../src/app/results';
import { busyUnit } from '../fixtures/busy-units';
import { statusWith } from './status-with';

type Section = z.infer<typeof StatusData>['sections'][number];

/** What a chef sees of a unit that has everything. */
async function sectionsWith(rows: readonly OutboxRow[]): Promise<Section[]> {
  const app = openApp();
  try {
    const { unit, records } = busyUnit(0, 1);
    await app.seed(unit, records);
    for (const row of rows) await app.deps.outbox.add(row);
    const chef = aPerson('chef0', [{ role: 'chef', from: '2025-01-01' }]);
    const status = await readStatus(app.deps, { person: chef, today: dayOf(monday) }, unit.id);
    return statusView(wordsIn('da'), status, true).data['sections'] as Section[];
  } finally {
    await app.close();
  }
}

const agreementsOf = (sections: readonly Section[]): Section =>
  sections.find(({ heading }) => heading === 'Aftaler')!;
const agreementsIn = (status: SeenStatus): Section =>
  agreementsOf(statusView(wordsIn('da'), status, true).data['sections'] as Section[]);
const headings = (sections: readonly Section[]): string[] => sections.map(({ heading }) => heading);

it('has so many sections in sight as two screens hold, and the others fold out', async () => {
  const sections = await sectionsWith([]);
  expect(headings(sections.filter(({ isVisible }) => isVisible))).toEqual([
    'Loop fra 12. marts 2025',
    'Næste samtaler',
    'Svar til Læringssamtale 3 den 12. marts',
    'Aftaler',
    'Data til Læringssamtale 3 den 12. marts',
  ]);
  expect(headings(sections.filter(({ isVisible }) => !isVisible))).toEqual([
    'Fokusområder, valgt den 8. april 2025',
    'Input',
    'Sted for sted',
  ]);
});

it('has what is urgent first', async () => {
  const lost = { state: 'unreachable', reason: 'never-met', settledAt: monday } as const;
  const row = anOutboxRow({ ...lost, unitId: 'u0', personId: 'staff-rep', role: 'staff-rep' });
  const [first] = await sectionsWith([row]);
  expect(first).toMatchObject({ heading: 'Kortene når ikke frem (siden den 2. marts)', isUrgent: true });
});

it('draws how many agreements are in which state, and says the same in words', () => {
  const agreementCounts = { open: 8, onTrack: 0, done: 16, dropped: 0 };
  const calm = { ...statusWith('Havblik'), awaitingSchema: [], unreachable: [], inputs: [], sites: [] };
  const { chart } = agreementsIn({ ...calm, agreementCounts });
  expect(chart).toEqual({
    title: 'Aftaler',
    text: 'Åbne: 8. På vej: 0. Gjort: 16. Droppet: 0.',
    bars: [
      { label: 'Åbne', value: 8 },
      { label: 'På vej', value: 0 },
      { label: 'Gjort', value: 16 },
      { label: 'Droppet', value: 0 },
    ],
  });
});

it('leaves the picture out where it would take another’s place', async () => {
  const { chart } = agreementsOf(await sectionsWith([]));
  expect(chart).toMatchObject({ text: 'Åbne: 8. På vej: 0. Gjort: 16. Droppet: 0.', bars: [] });
});

it('says of each focus area its theme, or that it is the unit’s own, and its place', async () => {
  const focus = (await sectionsWith([])).find(({ heading }) => heading.startsWith('Fokusområder'));
  expect(focus?.lines.map(({ text }) => text)).toEqual([
    'Fællesskaber i frikvarteret (Tema: Stærkere læsefællesskaber, Afdeling Syd)',
    'Læsning (Tema: Stærkere læsefællesskaber, Afdeling Syd)',
    'Overgange (eget lokalt initiativ, Afdeling Syd)',
  ]);
});

it('says who gave input, the newest first, and that nobody wrote back', async () => {
  const input = (await sectionsWith([])).find(({ heading }) => heading === 'Input');
  expect(input?.lines[0]?.text).toMatch(
    /^Navn .+, Afdeling Nord: Læringssamtale 2, sendt den 7\. oktober\. I sagde – vi gjorde: ikke sendt endnu$/,
  );
  // One cannot write back oneself: that is the leader's.
  expect(input?.button).toBeUndefined();
});
