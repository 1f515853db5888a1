import { askStatus, readStatus } from '../../src/app/read-status';
import type { Portfolio } from '../../src/app/results';
import { dayOf } from '../../src/domain/calendar/copenhagen';
import { render } from '../../src/views/render';
import { portfolioView } from '../../src/views/portfolio';
import { wordsIn } from '../../src/views/texts';
import { statusView } from '../../src/views/unit-status';
import {
  aLoop,
  aMeeting,
  aMember,
  aPerson,
  aUnit,
  anOutboxRow,
  changesOf,
  held,
  ld1,
  ld2,
  ld3,
  ld4,
  monday,
  oo1,
  openApp,
  type App,
} from '../fixtures/builders';
import { findingsOf } from '../support/adaptive-cards';
import { busyUnit } from '../fixtures/busy-units';

let app: App;
const asChef = (id: string) => ({
  person: aPerson(id, [{ role: 'chef', from: '2025-01-01' }]),
  today: dayOf(app.clock.now()),
});
async function portfolioOf(id: string): Promise<Portfolio> {
  const answer = await askStatus(app.deps, asChef(id), '');
  if (!('portfolio' in answer)) throw new Error('no portfolio');
  return answer.portfolio;
}

describe('the portfolio of one of the chefs of 150 units, halfway through their loops', () => {
  const chefs = 6;
  const words = wordsIn('da');
  const bytesOf = (card: Parameters<typeof render>[0]): number =>
    Buffer.byteLength(JSON.stringify(render(card)));

  beforeAll(async () => {
    app = openApp();
    for (let index = 0; index < 25 * chefs; index += 1) {
      const { unit, records } = busyUnit(index, chefs);
      await app.seed(unit, records);
    }
    for (let index = 0; index < 60; index += 1)
      await app.deps.outbox.add(
        anOutboxRow({
          ...{
            unitId: `u${index}`,
            chefId: `chef${index % chefs}`,
            personId: 'staff-rep',
            role: 'staff-rep',
          },
          ...{ state: 'unreachable', reason: 'never-met', settledAt: monday },
        }),
      );
    app.store.forget();
  });
  afterAll(() => app.close());

  it('is read in two queries, of the chef’s own units only', async () => {
    app.store.forget();
    const { units } = await portfolioOf('chef2');
    expect(app.store.calls).toEqual({ get: 0, put: 0, delete: 0, batch: 0, query: 2 });
    expect(units).toHaveLength(25);
    expect(new Set(units.map(({ unit }) => unit.chefId))).toEqual(new Set(['chef2']));
  });

  it('is sound and small on each of its pages', async () => {
    const portfolio = await portfolioOf('chef0');
    const pages = [0, 8, 16, 24].map((from) => portfolioView(words, portfolio, { from }));
    const shown = pages.flatMap(({ data }) => (data['units'] as { name: string }[]).map(({ name }) => name));
    expect(new Set(shown).size).toBe(25);
    for (const page of pages) {
      expect(findingsOf(render(page))).toEqual([]);
      expect(bytesOf(page)).toBeLessThan(80 * 1024);
    }
  });

  it('opens each unit with one read and one query, as a card that is small enough', async () => {
    const { units } = await portfolioOf('chef1');
    for (const { unit } of units) {
      app.store.forget();
      const status = await readStatus(app.deps, asChef('chef1'), unit.id);
      expect(app.store.calls).toEqual({ get: 1, put: 0, delete: 0, batch: 0, query: 1 });
      const card = statusView(words, status, true);
      expect(findingsOf(render(card))).toEqual([]);
      expect(bytesOf(card)).toBeLessThan(80 * 1024);
    }
  });
});

describe('what needs attention', () => {
  const meetings = [ld1, oo1, ld2, ld3, ld4];
  const loop = aLoop();
  const far = [ld2, ld3, ld4].map((meeting, at) => ({ ...meeting, number: at + 1 }));

  beforeEach(() => {
    app = openApp();
  });
  afterEach(() => app.close());

  async function seed(id: string, own: Parameters<typeof changesOf>[0]): Promise<void> {
    const members = [aMember('leader'), aMember('chef')];
    const records = changesOf({ loop: { ...loop, unitId: id }, ...own });
    await app.seed(aUnit({ id, name: `Skole ${id}`, members }), records);
  }
  const needy = async (): Promise<string[]> =>
    (await portfolioOf('chef')).units
      .filter(({ needsAttention }) => needsAttention)
      .map(({ unit }) => unit.id);

  it('comes first, by name, and then the others, by name', async () => {
    await seed('a', { meetings });
    await seed('b', {
      meetings: [held({ ...oo1, start: '2026-02-10T08:00:00.000Z' }), ...meetings.slice(2), ld1],
    });
    await seed('c', { meetings });
    await seed('d', { meetings: far });
    const { units } = await portfolioOf('chef');
    expect(units.map(({ unit }) => unit.id)).toEqual(['b', 'd', 'a', 'c']);
    expect(units.map(({ unplanned }) => unplanned)).toEqual([[], [4], [], []]);
    expect(await needy()).toEqual(['b', 'd']);
  });

  it('is an answer that is missing from two weeks before its dialogue', async () => {
    await seed('a', { meetings });
    const later = aMeeting({ id: 'later', number: 4, start: '2027-11-09T08:00:00.000Z' });
    await seed('b', { meetings: [...far, later] });
    app.clock.set('2026-03-09T22:59:00.000Z');
    expect(await needy()).toEqual([]);
    app.clock.set('2026-03-09T23:01:00.000Z');
    expect(await needy()).toEqual(['a']);
  });

  it('is not what a board holds without the chef (rule 13)', async () => {
    const members = [aMember('leader'), aMember('board-rep')];
    const unit = aUnit({ id: 'sol', sector: 'dagtilbud', ownership: 'selvejende', members });
    await app.seed(unit, changesOf({ loop, meetings: [ld1, ld2, ld3, ld4] }));
    await seed('z', { meetings });
    app.clock.set('2026-03-20T10:00:00.000Z');
    const { units, weeks } = await portfolioOf('chef');
    expect(units.map(({ unit: { id }, missing }) => [id, missing !== undefined])).toEqual([
      ...[
        ['z', true],
        ['sol', false],
      ],
    ]);
    expect(weeks.map(({ meetings: count }) => count)).toEqual([0, 1, 0, 0]);
  });
});
