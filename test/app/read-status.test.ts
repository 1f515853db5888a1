import { answerGuide } from '../../src/app/answer-guide';
import { askStatus, readStatus } from '../../src/app/read-status';
import type { StatusAnswer, SeenStatus } from '../../src/app/results';
import { settingsOf } from '../../src/app/rules';
import type { OutboxRow } from '../../src/domain/delivery/outbox';
import type { Unit } from '../../src/domain/people/unit';
import {
  aLoop,
  aMember,
  aPerson,
  aSchool,
  aSummary,
  aUnit,
  anAgreement,
  anOutboxRow,
  cancelled,
  changesOf,
  completed,
  held,
  ld1,
  ld2,
  monday,
  oo1,
  openApp,
  planned,
  seedSchool,
  type App,
  basisOf,
} from '../fixtures/builders';

let app: App;
beforeEach(() => {
  app = openApp();
});
afterEach(() => app.close());

const one = (answer: StatusAnswer): SeenStatus => {
  if (!('one' in answer)) throw new Error('not one');
  return answer.one;
};
const ask = async (personId: string, written = ''): Promise<StatusAnswer> =>
  askStatus(app.deps, await app.actor(personId), written);

describe('the status of a unit', () => {
  beforeEach(() => seedSchool(app));
  const read = async (personId: string, unitId = 'moellevang'): Promise<SeenStatus> =>
    readStatus(app.deps, await app.actor(personId), unitId);

  it('costs one read, one query and no write', async () => {
    // Read once a minute, whoever asks.
    await settingsOf(app.deps);
    await read('leader');
    expect(app.store.calls).toEqual({ get: 1, put: 0, delete: 0, batch: 0, query: 1 });
  });

  it('says why there is no data only to those who take part in the dialogue (rule 13)', async () => {
    const unit = aUnit({
      ...{ id: 'solstraalen', name: 'Solstrålen', sector: 'dagtilbud', ownership: 'selvejende' },
      members: [aMember('chef'), aMember('leader', { personId: 'sol' })],
    });
    const meeting = planned({ ...ld1, unitId: unit.id });
    const noData = [{ type: 'B' as const, because: 'Gruppen er lille', personId: 'sol', at: monday }];
    const notes = { id: `basis-notes:${ld1.id}`, unitId: unit.id, meetingId: ld1.id, noData };
    await app.seed(
      unit,
      [...changesOf({ loop: aLoop(), meetings: [meeting] }), { type: 'basis-notes', record: notes }],
      [aPerson('sol', [{ role: 'leader', unitId: unit.id, from: '2025-08-01' }])],
    );
    const basisFor = async (personId: string) => (await read(personId, unit.id)).next?.basis?.B;
    expect(await basisFor('sol')).toEqual({ state: 'no-data', because: 'Gruppen er lille' });
    expect(await basisFor('chef')).toEqual({ state: 'no-data' });
  });

  it('says what comes, who is asked before the next dialogue and what its data basis is', async () => {
    const status = await read('chef');
    expect(status).toMatchObject({
      now: monday,
      decided: '2026-01-14',
      focusAreas: [],
      awaitingSchema: [],
      overdue: [],
    });
    expect(status.upcoming.map(({ id }) => id)).toEqual(status.meetings.map(({ id }) => id));
    expect(status.next?.meeting.id).toBe(ld1.id);
    expect(status.next?.basis).toEqual(basisOf('A'));
    expect(status.next?.asked.map(({ role, state }) => `${role} ${state}`).sort()).toEqual([
      'board-rep none',
      'chef none',
      'consultant none',
      'leader none',
      'pedagogical-leader none',
      'pupil-council none',
      'staff-rep none',
    ]);
  });

  it('says who has sent and who has a draft, with the time', async () => {
    const card = { unitId: 'moellevang', meetingId: ld1.id, base: {} };
    const council = {
      ...card,
      role: 'pupil-council',
      texts: { 'adults-do': 'Lytte' },
      intent: 'submit',
    } as const;
    const draft = { ...card, role: 'leader', texts: { focus: 'Læsning' }, intent: 'draft' } as const;
    await answerGuide(app.deps, await app.actor('pupil-council'), council);
    await answerGuide(app.deps, await app.actor('leader'), draft);
    const asked = (await read('chef')).next?.asked ?? [];
    expect(asked).toContainEqual({
      name: 'Navn pupil-council',
      role: 'pupil-council',
      state: 'submitted',
      at: monday,
    });
    expect(asked).toContainEqual({ name: 'Navn leader', role: 'leader', state: 'draft' });
    expect(JSON.stringify(await read('chef'))).not.toContain('Lytte');
  });

  it.each(['pedagogical-leader', 'board-rep', 'consultant', 'pupil-council', 'administration'])(
    'is not for %s',
    async (personId) => {
      await expect(read(personId)).rejects.toMatchObject({ code: 'access/not-yours' });
    },
  );

  it('is refused for another chef’s unit, and the same for one that does not exist', async () => {
    await app.seed(aUnit({ id: 'aaby', name: 'Åby Skole', chefId: 'another' }), []);
    await expect(read('chef', 'aaby')).rejects.toMatchObject({ code: 'access/not-yours' });
    await expect(read('chef', 'findes-ikke')).rejects.toMatchObject({ code: 'access/not-yours' });
  });

  it('is refused as unanswered when the store is down', async () => {
    const actor = await app.actor('chef');
    app.store.breakDown();
    await expect(readStatus(app.deps, actor, 'moellevang')).rejects.toMatchObject({
      code: 'store/no-answer',
    });
  });
});

describe('what a status says of meetings and agreements', () => {
  it('is what was held without a finished schema, and what is overdue; cancelled meetings are left out', async () => {
    const agreements = [
      anAgreement('a1', { deadline: '2026-03-01' }),
      anAgreement('a2', { deadline: '2026-03-02' }),
      anAgreement('a3', { deadline: '2026-01-01', state: 'done' }),
    ];
    const passed = { ...oo1, start: '2026-02-10T08:00:00.000Z', end: '2026-02-10T09:00:00.000Z' };
    const unit = aSchool();
    const meetings = [completed(ld1), held(passed), cancelled(ld2)];
    await app.seed(unit, changesOf({ loop: aLoop(), meetings, agreements }), [
      aPerson('leader', [{ role: 'leader', unitId: unit.id, from: '2025-08-01' }]),
    ]);
    const status = one(await ask('leader'));
    expect(status.meetings.map(({ id }) => id)).toEqual([passed.id, ld1.id]);
    expect(status.awaitingSchema.map(({ id }) => id)).toEqual([passed.id]);
    expect(status.agreements.map(({ entryId }) => entryId)).toEqual(['a1', 'a2']);
    expect(status.overdue.map(({ entryId }) => entryId)).toEqual(['a1']);
    expect(status).not.toHaveProperty('next');
  });

  it('asks the board for its choice, and a selvejende unit’s chef for nothing (rule 13)', async () => {
    const unit = aSchool({ sector: 'dagtilbud', ownership: 'selvejende' });
    await seedSchool(app, { unit });
    const asked = one(await ask('leader')).next?.asked.map(({ role }) => role) ?? [];
    expect(asked).toContain('board-rep');
    expect(asked).not.toContain('chef');
  });
});

describe('whom no card reaches', () => {
  const lost = { state: 'unreachable', reason: 'never-met', settledAt: monday } as const;
  const rows: OutboxRow[] = [
    anOutboxRow({ ...lost, personId: 'staff-rep', role: 'staff-rep' }),
    anOutboxRow({ ...lost, personId: 'staff-rep', role: 'staff-rep', stepId: 'ld-reminder' }),
    anOutboxRow({ ...lost, personId: 'consultant', role: 'consultant' }),
    anOutboxRow({ ...lost, personId: 'leader', state: 'pending' }),
  ];

  async function seedRows(): Promise<void> {
    const unit = aSchool();
    const members = unit.members.filter(({ role }) => role !== 'consultant');
    const left = aMember('consultant', { to: '2026-01-31' });
    await seedSchool(app, { unit: { ...unit, members: [...members, left] } });
    for (const row of rows) await app.deps.outbox.add(row);
  }

  it('is each person once, with why and since when; not those who wait or have left', async () => {
    await seedRows();
    const { unreachable } = one(await ask('leader'));
    expect(unreachable).toEqual([
      expect.objectContaining({
        name: 'Navn staff-rep',
        role: 'staff-rep',
        reason: 'never-met',
        since: monday,
      }),
    ]);
  });

  it('costs one query more for all of a chef’s units, and one for each of a leader’s', async () => {
    await seedRows();
    for (const id of ['a', 'b']) await app.seed(aUnit({ id, name: id, members: [aMember('leader')] }), []);
    const chef = await app.actor('chef');
    const answer = await askStatus(app.deps, chef, '');
    expect(app.store.calls.query).toBe(2);
    const counts = 'portfolio' in answer ? answer.portfolio.units : [];
    expect(counts.map(({ unit, unreachable }) => [unit.id, unreachable.length])).toEqual([
      ...[
        ['moellevang', 1],
        ['a', 0],
        ['b', 0],
      ],
    ]);
    const assignments = ['a', 'b'].map((unitId) => ({ role: 'leader', unitId, from: '2025-08-01' }) as const);
    const both = { person: aPerson('both', assignments), today: chef.today };
    app.store.forget();
    await askStatus(app.deps, both, '');
    expect(app.store.calls.query).toBe(2);
  });
});

describe('asking for a status by name', () => {
  const names = { moellevang: 'Møllevangskolen', dag: 'Møllevang Dagtilbud', aaby: 'Åby Skole' };
  const units = Object.entries(names).map(([id, name]): Unit =>
    aUnit({ id, name, members: [aMember('leader')] }),
  );

  beforeEach(async () => {
    for (const unit of units) await app.seed(unit, []);
    await app.seed(aUnit({ id: 'nord', name: 'Nordskolen', chefId: 'another' }), []);
    const from = '2025-08-01';
    const people = [
      aPerson('chef', [{ role: 'chef', from }]),
      aPerson('leader', [{ role: 'leader', unitId: 'aaby', from }]),
      aPerson('both', [
        { role: 'leader', unitId: 'aaby', from },
        { role: 'leader', unitId: 'nord', from },
        { role: 'staff-rep', unitId: 'dag', from },
      ]),
      aPerson('staff-rep', [{ role: 'staff-rep', unitId: 'aaby', from }]),
    ];
    for (const value of people) await app.deps.people.save({ value, etag: 'absent' });
  });

  it('gives the one unit of a leader, named or not', async () => {
    expect(one(await ask('leader')).unit.id).toBe('aaby');
    expect(one(await ask('leader', 'aaby')).unit.id).toBe('aaby');
  });

  it('gives the chef’s units by name, the one asked for, or those to choose from', async () => {
    const portfolio = await ask('chef');
    expect('portfolio' in portfolio && portfolio.portfolio.units.map(({ unit }) => unit.name)).toEqual([
      'Møllevang Dagtilbud',
      'Møllevangskolen',
      'Åby Skole',
    ]);
    expect(one(await ask('chef', 'moellevangskolen')).unit.id).toBe('moellevang');
    const several = await ask('chef', 'møllevang');
    expect('several' in several && several.several.map(({ id }) => id)).toEqual(['dag', 'moellevang']);
  });

  it('gives a leader of two units both, and none in which they are something else', async () => {
    const both = await ask('both');
    expect('portfolio' in both && both.portfolio.units.map(({ unit }) => unit.id)).toEqual(['nord', 'aaby']);
    await expect(ask('both', 'dagtilbud')).rejects.toMatchObject({ code: 'access/no-such-unit' });
  });

  it('says no such unit of one that is not theirs, as of one that does not exist', async () => {
    await expect(ask('chef', 'Nordskolen')).rejects.toMatchObject({ code: 'access/no-such-unit' });
    await expect(ask('chef', 'Sydskolen')).rejects.toMatchObject({ code: 'access/no-such-unit' });
  });

  it('is refused to one who has no unit to see', async () => {
    await expect(ask('staff-rep')).rejects.toMatchObject({ code: 'access/no-status' });
    await expect(ask('staff-rep', 'Møllevang')).rejects.toMatchObject({ code: 'access/no-such-unit' });
  });
});

describe('a summary built by a test', () => {
  it('is what the store holds after the same records', async () => {
    await app.seed(aSchool(), changesOf({ loop: aLoop(), meetings: [ld1] }));
    const stored = await app.deps.units.summary('moellevang');
    expect(stored?.value).toEqual(aSummary(aSchool(), { loop: aLoop(), meetings: [ld1] }));
  });
});
