import { askStatus } from '../../src/app/read-status';
import type { Portfolio } from '../../src/app/results';
import { dayOf } from '../../src/domain/calendar/copenhagen';
import {
  aLoop,
  aMeeting,
  aMember,
  aPerson,
  aUnit,
  changesOf,
  held,
  ld1,
  ld2,
  ld3,
  ld4,
  oo1,
  openApp,
  type App,
} from '../fixtures/builders';

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
