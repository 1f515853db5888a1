import { addOneToOne, openAdd } from '../../src/app/planning/add-one-to-one';
import { cancelOneToOne, restoreOneToOne } from '../../src/app/planning/cancel-one-to-one';
import { moveTo, openMove, type MoveWish } from '../../src/app/planning/move-meeting';
import { readCalendar } from '../../src/app/planning/read-calendar';
import { at, dayOf } from '../../src/domain/calendar/copenhagen';
import type { Meeting } from '../../src/domain/meeting/meeting';
import { openApp, type App } from '../fixtures/app';
import {
  aLoop,
  aMember,
  aOneToOne,
  aPerson,
  aPersonAs,
  aUnit,
  cancelled,
  changesOf,
  held,
  monday,
} from '../fixtures/records';
import { aSchool, ld1, ld2, oo1, oo2, planned, seedSchool } from '../fixtures/school';

/** Who may change the calendar, what is written when they do, and what two of them at once come to. */

let app: App;
beforeEach(() => {
  app = openApp();
});
afterEach(() => app.close());

const unitId = 'moellevang';
const key = { unitId, meetingId: ld1.id };
const to = (date: string, time: string, more: Partial<MoveWish> = {}): MoveWish => ({
  ...{ ...key, from: ld1.start, date, time, anyway: false },
  ...more,
});

async function stored(meetingId = ld1.id, unit = unitId): Promise<Meeting | undefined> {
  return app.deps.units.record('meeting', unit, meetingId);
}

async function outcome(personId: string, wish: MoveWish): Promise<string> {
  return (await moveTo(app.deps, await app.actor(personId), wish)).outcome;
}

describe('a move', () => {
  beforeEach(() => seedSchool(app));

  it('is noted with who, when and from where, and is due at once for the timer', async () => {
    expect(await outcome('leader', to('2026-03-25', '09:00'))).toBe('done');
    expect(await stored()).toMatchObject({
      start: at('2026-03-25', '09:00'),
      end: at('2026-03-25', '11:00'),
      isFixed: true,
      dueAt: monday,
      change: { what: 'moved', by: 'leader', at: monday, wasStart: ld1.start, isHandled: false },
    });
    const audit = await app.documents(unitId, 'audit');
    expect(audit.map(({ body }) => body['action'])).toContain('move-meeting');
  });

  it.each(['pedagogical-leader', 'staff-rep', 'board-rep', 'pupil-council', 'consultant', 'administration'])(
    'is refused to a %s, also to look at',
    async (role) => {
      const actor = await app.actor(role);
      await expect(moveTo(app.deps, actor, to('2026-03-25', '09:00'))).rejects.toMatchObject({
        code: 'access/not-yours',
      });
      await expect(openMove(app.deps, actor, key)).rejects.toMatchObject({ code: 'access/not-yours' });
      expect(app.store.calls.batch).toBe(0);
    },
  );

  it('of two at once keeps the first, and shows it to the other', async () => {
    const [chef, leader] = [await app.actor('chef'), await app.actor('leader')];
    const all = await Promise.all([
      moveTo(app.deps, chef, to('2026-03-25', '09:00')),
      moveTo(app.deps, leader, to('2026-03-26', '09:00')),
    ]);
    expect(all.map((planned) => planned.outcome).sort()).toEqual(['done', 'moved-meanwhile']);
  });

  it.each([
    ['held', held(ld1), 'meeting/not-planned'],
    ['called off', cancelled(ld1), 'meeting/cancelled'],
  ] as const)('is refused of a meeting that is %s', async (_what, meeting, code) => {
    const summary = (await app.deps.units.summary(unitId))!;
    const audit = { at: monday, personId: 'test', action: 'test', subjectId: ld1.id };
    await app.deps.units.save({ summary, records: [{ type: 'meeting', record: meeting }], audit });
    await expect(outcome('leader', to('2026-03-25', '09:00'))).rejects.toMatchObject({ code });
  });

  it('brings back what was taken for held, and did not happen', async () => {
    app.clock.set(at('2026-03-24', '10:30'));
    expect(await outcome('leader', to('2026-03-31', '09:00'))).toBe('done');
    expect(await stored()).toMatchObject({ phase: 'planned', start: at('2026-03-31', '09:00') });
  });

  it('reads an hour as people write it', async () => {
    for (const time of ['9:30', '09.30', ' 9.30 ']) {
      await outcome('leader', to('2026-03-25', time, { from: (await stored())!.start }));
      expect((await stored())?.start).toBe(at('2026-03-25', '09:30'));
    }
  });
});

describe('before the first loop', () => {
  it.each(['leader', 'staff-rep'] as const)(
    'nothing is added by %s, who is told nothing of it',
    async (role) => {
      const unit = aSchool();
      await app.seed(unit, [], [aPersonAs(role, unit)]);
      const extra = { unitId, date: '2026-03-26', time: '09:00', anyway: true };
      await expect(addOneToOne(app.deps, await app.actor(role), extra)).rejects.toMatchObject({
        code: 'access/not-yours',
      });
    },
  );
});

describe('in a closed loop', () => {
  it('a dialogue stays where it is; 1:1s are moved, called off and added as before (rule 3)', async () => {
    const unit = aSchool();
    const loop = aLoop({ state: 'closed' });
    await app.seed(unit, changesOf({ loop, meetings: [planned(ld1), planned(oo1)] }), [
      aPersonAs('leader', unit),
    ]);
    const leader = await app.actor('leader');
    await expect(moveTo(app.deps, leader, to('2026-03-25', '09:00'))).rejects.toMatchObject({
      code: 'loop/closed',
    });
    const { entries, mayAdd } = await readCalendar(app.deps, leader);
    expect(mayAdd).toBe(true);
    expect(await openAdd(app.deps, leader, {})).toMatchObject({ what: 'add', unitId });
    expect(entries.map(({ meeting, mayMove, mayCancel }) => [meeting.kind, mayMove, mayCancel])).toEqual([
      ['learning-dialogue', false, false],
      ['one-to-one', true, true],
    ]);
    const cancelled = await cancelOneToOne(app.deps, leader, { unitId, meetingId: oo1.id });
    expect(cancelled.meeting.phase).toBe('cancelled');
    const extra = { unitId, date: '2026-03-26', time: '09:00', anyway: true };
    expect(await addOneToOne(app.deps, leader, extra)).toMatchObject({ outcome: 'done' });
  });
});

describe('clashes', () => {
  const at9 = at('2026-03-26', '09:00');
  const elsewhere = aUnit({
    ...{ id: 'nord', name: 'Nordskolen', chefId: 'other-chef' },
    members: [aMember('leader'), aMember('chef', { personId: 'other-chef' })],
  });

  /** The leader leads a second unit, whose chef is another, and is at a 1:1 there. */
  async function seedBoth(): Promise<void> {
    const meetings = [planned({ ...aOneToOne(1, at9), unitId: 'nord' })];
    await app.seed(elsewhere, changesOf({ loop: aLoop({ unitId: 'nord' }), meetings }));
    await seedSchool(app);
    const leader = (await app.deps.people.byId('leader'))!;
    const assignments = [
      ...leader.value.assignments,
      { role: 'leader' as const, unitId: 'nord', from: '2025-08-01' },
    ];
    await app.deps.people.save({ ...leader, value: { ...leader.value, assignments } });
  }

  it('are found in the leader’s other unit, under another chef', async () => {
    await seedBoth();
    const leader = await app.actor('leader');
    const result = await moveTo(app.deps, leader, to('2026-03-26', '09:30'));
    if (result.outcome !== 'clashing') throw new Error(result.outcome);
    expect(result.clashes).toMatchObject([{ kind: 'taken', isOwn: true, at: { unit: { id: 'nord' } } }]);
    expect(result.free).toHaveLength(3);
    // The unit, the leader's other unit, and holidays and settings, which are kept for a while.
    expect(app.store.calls).toMatchObject({ get: 4, query: 1, batch: 0 });
  });

  it('are none with the meeting itself, nor with one that was called off', async () => {
    await seedSchool(app);
    expect(await outcome('leader', to('2026-03-24', '10:00'))).toBe('done');
    const leader = await app.actor('leader');
    await cancelOneToOne(app.deps, leader, { unitId, meetingId: oo1.id });
    const wish = { unitId, date: dayOf(oo1.start), time: '10:00', anyway: false };
    expect((await addOneToOne(app.deps, leader, wish)).outcome).toBe('done');
  });
});

describe('an extra 1:1', () => {
  const wish = (date: string) => ({ unitId, date, time: '12:30', anyway: true });
  const numbers = async (): Promise<number[]> => {
    const { value } = (await app.deps.units.summary(unitId))!;
    return Object.values(value.meetings).flatMap(({ kind, number }) => (kind === 'one-to-one' ? number : []));
  };

  it('counts on from twelve, also when both add one at once', async () => {
    await seedSchool(app);
    const [chef, leader] = [await app.actor('chef'), await app.actor('leader')];
    await Promise.all([
      addOneToOne(app.deps, chef, wish('2026-03-25')),
      addOneToOne(app.deps, leader, wish('2026-03-26')),
    ]);
    expect((await numbers()).filter((number) => number > 12).sort()).toEqual([13, 14]);
  });

  it('is refused to those outside the pair, and to a cover, who stands in at dialogues only', async () => {
    const unit = await seedSchool(app);
    const cover = aPerson('cover', [
      { role: 'leader', unitId: unit.id, from: '2026-01-01', covers: 'leader' },
    ]);
    await app.deps.people.save({ value: cover, etag: 'absent' });
    for (const personId of ['pedagogical-leader', 'board-rep', 'administration', 'cover'])
      await expect(
        addOneToOne(app.deps, await app.actor(personId), wish('2026-03-25')),
      ).rejects.toMatchObject({ code: 'access/not-yours' });
    expect(await outcome('cover', to('2026-03-25', '09:00'))).toBe('done');
  });
});

describe('a 1:1 that was called off', () => {
  it('is restored to its time, and twice is once', async () => {
    await seedSchool(app);
    const leader = await app.actor('leader');
    const oneToOne = { unitId, meetingId: oo1.id };
    await cancelOneToOne(app.deps, leader, oneToOne);
    expect(await stored(oo1.id)).toMatchObject({ phase: 'cancelled', change: { what: 'cancelled' } });
    await cancelOneToOne(app.deps, leader, oneToOne);
    await restoreOneToOne(app.deps, leader, oneToOne);
    await restoreOneToOne(app.deps, leader, oneToOne);
    const restored = await stored(oo1.id);
    expect(restored).toMatchObject({ phase: 'planned', start: oo1.start });
    expect(restored).not.toHaveProperty('cancelledAt');
    const actions = (await app.documents(unitId, 'audit')).map(({ body }) => body['action']);
    for (const action of ['cancel-one-to-one', 'restore-one-to-one'])
      expect(actions.filter((each) => each === action)).toHaveLength(1);
  });

  it('is all that can be restored: a dialogue is never called off', async () => {
    await seedSchool(app);
    const dialogue = { unitId, meetingId: ld1.id };
    const refused = restoreOneToOne(app.deps, await app.actor('leader'), dialogue);
    await expect(refused).rejects.toMatchObject({ code: 'meeting/dialogue-stays' });
  });
});

describe('the calendar', () => {
  const next = async (personId: string): Promise<string[]> =>
    (await readCalendar(app.deps, await app.actor(personId))).entries.map(({ meeting }) => meeting.id);

  it('has the person’s own meetings, the nearest first', async () => {
    await seedSchool(app);
    expect((await next('leader')).slice(0, 3)).toEqual([ld1.id, oo1.id, oo2.id]);
    expect(await next('pedagogical-leader')).toEqual([1, 2, 3, 4].map((n) => `meeting:loop-1:ld${n}`));
    expect(await next('administration')).toEqual([]);
  });

  it('has those that have neither been held nor called off; what has begun for those who can say so', async () => {
    const unit = aSchool();
    const meetings = [held(ld1), cancelled(oo1), ld2];
    await app.seed(unit, changesOf({ loop: aLoop(), meetings }), [
      aPersonAs('leader', unit),
      aPersonAs('staff-rep', unit),
    ]);
    expect(await next('leader')).toEqual([ld2.id]);
    app.clock.set(ld2.start);
    expect(await next('leader')).toEqual([ld2.id]);
    expect(await next('staff-rep')).toEqual([]);
    const leader = await app.actor('leader');
    const [entry] = (await readCalendar(app.deps, leader)).entries;
    expect(entry).toMatchObject({ mayHold: true, mayMove: true, mayCancel: false });
  });

  it('of a unit that is not theirs is as that of one that does not exist', async () => {
    await seedSchool(app);
    const leader = await app.actor('leader');
    for (const wish of [{ unitId: 'nord' }, { written: 'Nordskolen' }, { unitId: 'constructor' }])
      await expect(readCalendar(app.deps, leader, wish)).rejects.toMatchObject({
        code: 'access/no-such-unit',
      });
  });
});
