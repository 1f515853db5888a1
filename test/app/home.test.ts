import { answerGuide } from '../../src/app/answer-guide';
import { findFollowUps, findTasks, readHome } from '../../src/app/home';
import type { FollowUpTask, Home, TaskChoice } from '../../src/app/results';
import { settingsOf } from '../../src/app/rules';
import type { Person } from '../../src/domain/people/person';
import {
  aMember,
  aPerson,
  aSchool,
  aUnit,
  cancelled,
  changesOf,
  completed,
  ld1,
  ld2,
  ld3,
  oo1,
  oo2,
  oo3,
  openApp,
  peopleOf,
  seedSchool,
  type App,
} from '../fixtures/builders';

let app: App;
beforeEach(() => {
  app = openApp();
});
afterEach(() => app.close());

const home = async (personId: string): Promise<Home> => readHome(app.deps, await app.actor(personId));
const find = async (personId: string, kind: 'preparation' | 'input'): Promise<TaskChoice> =>
  findTasks(app.deps, await app.actor(personId), kind);
const followUps = async (personId: string): Promise<FollowUpTask[]> =>
  findFollowUps(app.deps, await app.actor(personId));
const said = (tasks: FollowUpTask[]): string[] => tasks.map(({ meeting, state }) => `${meeting.id} ${state}`);

describe('home', () => {
  beforeEach(() => seedSchool(app));

  it.each([
    ['leader', ['prepare', 'follow-up', 'data', 'status', 'next', 'export', 'help']],
    ['chef', ['prepare', 'follow-up', 'data', 'status', 'next', 'export', 'help']],
    ['pedagogical-leader', ['prepare', 'follow-up', 'data', 'next', 'help']],
    ['board-rep', ['follow-up', 'input', 'data', 'next', 'help']],
    ['pupil-council', ['input', 'next', 'help']],
    ['administration', ['administration', 'summaries', 'export', 'help']],
  ])('offers %s what they can do: %j', async (personId, commands) => {
    expect((await home(personId)).commands).toEqual(commands);
  });

  it('says what waits within four weeks, and not what is sent', async () => {
    expect((await home('leader')).waiting.map(({ meeting, state }) => [meeting.id, state])).toEqual([
      [ld1.id, 'untouched'],
    ]);
    await answerGuide(app.deps, await app.actor('leader'), {
      unitId: 'moellevang',
      meetingId: ld1.id,
      role: 'leader',
      texts: { 'own-observations': 'To grupper', focus: 'Læsning' },
      base: {},
      intent: 'submit',
    });
    expect((await home('leader')).waiting).toEqual([]);
  });

  it('says the next meeting of one’s own', async () => {
    expect((await home('leader')).nextMeeting?.meeting.id).toBe(ld1.id);
    app.clock.set(ld1.start);
    expect((await home('leader')).nextMeeting?.meeting.id).toBe(oo1.id);
    expect((await home('pupil-council')).nextMeeting?.meeting.id).toBe(ld2.id);
    expect(await home('administration')).not.toHaveProperty('nextMeeting');
  });

  it('says which schemas wait to be written, to those who write them', async () => {
    app.clock.set(oo1.end);
    expect(said((await home('leader')).awaitingSchema)).toEqual([`${ld1.id} to-write`, `${oo1.id} to-write`]);
    expect(said((await home('chef')).awaitingSchema)).toEqual([`${oo1.id} to-write`]);
    expect((await home('pedagogical-leader')).awaitingSchema).toEqual([]);
  });

  it('reads each unit once, and writes nothing', async () => {
    // Read once a minute, whoever asks.
    await settingsOf(app.deps);
    await home('leader');
    expect(app.store.calls).toMatchObject({ get: 1, query: 0, batch: 0, put: 0 });
    await home('chef');
    expect(app.store.calls).toMatchObject({ get: 0, query: 1 });
  });

  it('is help alone for one who is named chef of a unit that has another chef', async () => {
    const assignments = [{ role: 'chef' as const, unitId: 'moellevang', from: '2025-08-01' }];
    await app.deps.people.save({ value: aPerson('second', assignments), etag: 'absent' });
    expect((await home('second')).commands).toEqual(['help']);
  });

  it('says that the store is down rather than that nothing waits', async () => {
    const actor = await app.actor('leader');
    app.store.breakDown();
    await expect(readHome(app.deps, actor)).rejects.toMatchObject({ code: 'store/no-answer' });
  });
});

describe('the task that is meant', () => {
  it('is the nearest that is not sent; the others can be chosen', async () => {
    await seedSchool(app);
    const { best, others } = await find('leader', 'preparation');
    expect([best.meeting.id, others[0]?.meeting.id]).toEqual([ld1.id, oo1.id]);
    await answerGuide(app.deps, await app.actor('leader'), {
      unitId: 'moellevang',
      meetingId: ld1.id,
      role: 'leader',
      texts: { 'own-observations': 'To grupper', focus: 'Læsning' },
      base: {},
      intent: 'submit',
    });
    const after = await find('leader', 'preparation');
    expect(after.best.meeting.id).toBe(oo1.id);
    expect(after.others.map(({ meeting }) => meeting.id)).toContain(ld1.id);
  });

  it('is an input for a council and a board, and a choice first for a board at dialogues 2–4', async () => {
    await seedSchool(app);
    expect((await find('pupil-council', 'input')).best).toMatchObject({ isInput: true, mustChoose: false });
    const board = await find('board-rep', 'input');
    expect(board.best).toMatchObject({ mustChoose: false, meeting: { id: ld1.id } });
    expect(board.others.map(({ mustChoose }) => mustChoose)).toEqual([true, true, true]);
    await expect(find('board-rep', 'preparation')).rejects.toMatchObject({ code: 'answer/no-guide' });
  });

  it('is a preparation for the board that holds the dialogue itself (rule 13)', async () => {
    await seedSchool(app, { unit: aSchool({ sector: 'dagtilbud', ownership: 'selvejende' }) });
    expect((await find('board-rep', 'preparation')).best).toMatchObject({
      isInput: false,
      mustChoose: false,
    });
  });

  it('is told apart by unit and role for a person with several', async () => {
    const from = '2025-08-01';
    const person: Person = aPerson('both', [
      { role: 'leader', unitId: 'moellevang', from },
      { role: 'board-rep', unitId: 'aaby', from },
    ]);
    const second = aUnit({ id: 'aaby', members: [aMember('board-rep', { personId: 'both' })] });
    await app.seed(aSchool(), changesOf({ meetings: [ld1] }), [person]);
    await app.seed(second, changesOf({ meetings: [{ ...ld1, unitId: 'aaby' }] }));
    expect((await find('both', 'preparation')).best).toMatchObject({
      role: 'leader',
      unit: { id: 'moellevang' },
    });
    expect((await find('both', 'input')).best).toMatchObject({ role: 'board-rep', unit: { id: 'aaby' } });
  });
});

describe('the follow-ups', () => {
  beforeEach(() => seedSchool(app));

  it('are the next two meetings while nothing has begun', async () => {
    expect(said(await followUps('leader'))).toEqual([`${ld1.id} not-begun`, `${oo1.id} not-begun`]);
  });

  it('are those to write first, then the next two', async () => {
    app.clock.set(oo1.end);
    expect(said(await followUps('leader'))).toEqual([
      `${ld1.id} to-write`,
      `${oo1.id} to-write`,
      `${oo2.id} not-begun`,
      `${oo3.id} not-begun`,
    ]);
  });

  it('are none for a council', async () => {
    expect(await followUps('pupil-council')).toEqual([]);
  });
});

describe('the follow-ups that are finished', () => {
  it('come last, the newest first, and cancelled meetings have none', async () => {
    const unit = aSchool();
    const meetings = [completed(ld1), completed(oo1), cancelled(oo2), ld2, ld3];
    await app.seed(unit, changesOf({ meetings }), peopleOf(unit));
    expect(said(await followUps('leader'))).toEqual([
      `${ld2.id} not-begun`,
      `${ld3.id} not-begun`,
      `${oo1.id} finished`,
      `${ld1.id} finished`,
    ]);
    expect(said(await followUps('staff-rep'))).toEqual([
      `${ld2.id} not-begun`,
      `${ld3.id} not-begun`,
      `${ld1.id} finished`,
    ]);
  });
});
