import { askThread, readAreas, readThread } from '../../../src/app/thread/read-thread';
import type { Thread } from '../../../src/app/results';
import { closingIdOf, type Closing } from '../../../src/domain/closing/closing';
import type { Agreement } from '../../../src/domain/follow-up/schema';
import type { UnitRecord } from '../../../src/domain/status/summary';
import {
  aFocusArea,
  aLoop,
  aSchool,
  allMeetings,
  aPersonAs,
  anAgreement,
  changesOf,
  completed,
  ld1,
  ld2,
  ld4,
  openApp,
  peopleOf,
  type App,
} from '../../fixtures/builders';

/** Who follows a focus area of a school, and what it costs. */

const areas = [
  aFocusArea('f1', { title: 'Ro i timerne', siteId: 'nord' }),
  aFocusArea('f2', { title: 'Alle er med' }),
];
const loop = aLoop({ focusAreas: areas });
const key = { unitId: 'moellevang', areaId: 'f1' };
const agreements: readonly Agreement[] = [
  anAgreement('a1', {
    what: 'x'.repeat(400),
    focusAreaId: 'f1',
    deadline: '2026-05-01',
    note: 'På vej',
    notedAt: ld1.end,
  }),
  anAgreement('a1', { meetingId: ld2.id, focusAreaId: 'f1' }),
];
const closing: Closing = {
  id: closingIdOf('loop-1'),
  ...{ unitId: 'moellevang', loopId: 'loop-1', revision: 1 },
  state: 'draft',
  summaries: [{ areaId: 'f1', done: 'Det hele', changed: 'Ro', basis: 'Billeder', learnt: 'Meget' }],
};
const confirmed: Closing = { ...closing, state: 'confirmed', confirmedAt: ld4.end, confirmedBy: 'leader' };

let app: App;
beforeEach(() => {
  app = openApp({ now: '2027-11-01T09:00:00.000Z' });
});
afterEach(() => app.close());

async function seedWith(records: readonly UnitRecord[]): Promise<void> {
  const unit = aSchool();
  await app.seed(unit, records, [...peopleOf(unit), aPersonAs('administration')]);
}

async function seed(...more: UnitRecord[]): Promise<void> {
  await seedWith([...changesOf({ loop, meetings: allMeetings.map(completed), agreements }), ...more]);
}

async function threadOf(personId: string): Promise<Thread> {
  return readThread(app.deps, await app.actor(personId), key);
}

const withClosing = (record: Closing): UnitRecord => ({ type: 'closing', record });

describe('a thread', () => {
  it('has the whole texts of its agreements, its theme and its place', async () => {
    await seed();
    const thread = await threadOf('leader');
    expect(thread).toMatchObject({
      theme: 'Stærkere læsefællesskaber',
      site: 'Afdeling Nord',
      hasOthers: true,
    });
    expect(thread.steps.map((step) => step.agreements.length)).toEqual([1, 1, 0, 0]);
    expect(thread.steps[0]?.agreements[0]).toMatchObject({
      ...{ what: 'x'.repeat(400), note: 'På vej', isOverdue: true, mayOpen: true },
    });
  });

  it('costs two gets and one query', async () => {
    await seed(withClosing(confirmed));
    const actor = await app.actor('leader');
    await readThread(app.deps, actor, key);
    expect(app.store.calls).toMatchObject({ get: 2, query: 1, batch: 0, put: 0 });
  });

  it('reads no agreements where none were made', async () => {
    await seedWith(changesOf({ loop, meetings: allMeetings }));
    const actor = await app.actor('leader');
    await readThread(app.deps, actor, key);
    expect(app.store.calls).toMatchObject({ get: 1, query: 0 });
  });

  it('does not know a focus area that was taken out', async () => {
    await seed();
    const actor = await app.actor('leader');
    const gone = readThread(app.deps, actor, { ...key, areaId: 'f7' });
    await expect(gone).rejects.toMatchObject({ code: 'access/no-such-area' });
  });
});

describe('who follows', () => {
  it.each(['chef', 'leader', 'pedagogical-leader', 'staff-rep', 'consultant'])(
    'the %s sees all four dialogues',
    async (role) => {
      await seed();
      expect((await threadOf(role)).steps.map(({ sight }) => sight)).toEqual(
        new Array(4).fill('participant'),
      );
    },
  );

  it('a board that did not choose to take part sees the first dialogue', async () => {
    await seed();
    const { steps } = await threadOf('board-rep');
    expect(steps.map(({ sight }) => sight)).toEqual(['participant', 'none', 'none', 'none']);
    expect(steps[1]?.agreements).toEqual([]);
  });

  it.each(['pupil-council', 'administration'])('not the %s', async (role) => {
    await seed();
    const actor = await app.actor(role);
    for (const asked of [
      readThread(app.deps, actor, key),
      readAreas(app.deps, actor, key.unitId),
      readThread(app.deps, actor, { ...key, unitId: 'elsewhere' }),
    ])
      await expect(asked).rejects.toMatchObject({ code: 'access/not-yours' });
    await expect(askThread(app.deps, actor, '')).rejects.toMatchObject({ code: 'access/no-thread' });
    await expect(askThread(app.deps, actor, 'ro')).rejects.toMatchObject({ code: 'access/no-such-area' });
  });
});

describe('what it came to', () => {
  const texts = { changed: 'Ro', learnt: 'Meget' };

  it('is the organiser’s alone while it is a draft', async () => {
    await seed(withClosing(closing));
    expect((await threadOf('leader')).effect).toEqual({ texts });
    for (const role of ['chef', 'staff-rep']) expect((await threadOf(role)).effect).toEqual({});
  });

  it('goes to the chef when it is confirmed; the others see that the loop is closed', async () => {
    await seed(withClosing(confirmed));
    for (const role of ['leader', 'chef'])
      expect((await threadOf(role)).effect).toEqual({ texts, closedAt: ld4.end });
    expect((await threadOf('staff-rep')).effect).toEqual({ closedAt: ld4.end });
  });

  it('may be summed up by who closes the loop', async () => {
    await seed();
    expect((await threadOf('leader')).closes).toEqual({ loopId: 'loop-1' });
    expect(await threadOf('chef')).not.toHaveProperty('closes');
  });
});

describe('spor', () => {
  const ask = async (written: string) => askThread(app.deps, await app.actor('leader'), written);

  it('offers a choice, and takes a part of the title however it is written', async () => {
    await seed();
    expect(await ask('')).toMatchObject({ areas: [{ area: areas[0] }, { area: areas[1] }] });
    expect(await ask(' RO i ')).toMatchObject({ thread: { area: areas[0] } });
    expect(await ask('med møllevangskolen')).toMatchObject({ thread: { area: areas[1] } });
    expect(await ask('moellevang')).toMatchObject({ areas: [{ area: areas[0] }, { area: areas[1] }] });
    await expect(ask('svømning')).rejects.toMatchObject({ code: 'access/no-such-area' });
  });

  it('has nothing to offer before focus areas are chosen', async () => {
    await seedWith(changesOf({ loop: aLoop(), meetings: allMeetings }));
    expect(await ask('')).toEqual({ areas: [] });
    await expect(ask('ro')).rejects.toMatchObject({ code: 'access/no-such-area' });
  });
});
