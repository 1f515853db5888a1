import { answerGuide, chooseMode, type Answers } from '../../src/app/answer-guide';
import { openPreparation } from '../../src/app/preparation';
import type { Answered } from '../../src/app/results';
import { fingerprint } from '../../src/domain/guide/fingerprint';
import { type Response, responseIdOf } from '../../src/domain/guide/response';
import type { Meeting } from '../../src/domain/meeting/meeting';
import type { Role } from '../../src/domain/people/person';
import {
  aMember,
  aPersonAs,
  aSchool,
  cancelled,
  ld1,
  ld2,
  monday,
  oo1,
  openApp,
  seedSchool,
  type App,
  anAgreement,
  changesOf,
  oo2,
  basisOf,
} from '../fixtures/builders';

const unitId = 'moellevang';
const complete = { 'own-observations': 'Vi har fulgt to grupper', focus: 'Læsefællesskaber' };

let app: App;
beforeEach(async () => {
  app = openApp();
  await seedSchool(app);
});
afterEach(() => app.close());

function card(texts: Record<string, string>, changes: Partial<Answers> = {}): Answers {
  const base = Object.fromEntries(Object.keys(texts).map((id) => [id, fingerprint('')]));
  return { unitId, meetingId: ld1.id, role: 'leader', texts, base, intent: 'draft', ...changes };
}

async function answer(personId: string, input: Answers): Promise<Answered> {
  return answerGuide(app.deps, await app.actor(personId), input);
}

function stored(role: Role = 'leader', meeting: Meeting = ld1): Promise<Response | undefined> {
  return app.deps.units.record('response', unitId, responseIdOf(meeting.id, role, role));
}

const texts = (response: Response | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(response?.answers ?? {}).map(([id, { text }]) => [id, text]));

describe('answering a guide', () => {
  it('keeps a draft', async () => {
    const { outcome, preparation } = await answer('leader', card({ focus: 'Læsefællesskaber' }));
    expect(outcome).toBe('saved');
    expect(preparation.response?.answers['focus']?.text).toBe('Læsefællesskaber');
    expect(await stored()).toMatchObject({
      state: 'draft',
      guideId: 'leader-skole-ls1',
      personId: 'leader',
      answers: { focus: { text: 'Læsefællesskaber', via: 'card', at: monday } },
    });
  });

  it('keeps no draft of a card that was only looked at', async () => {
    expect((await answer('leader', card({ focus: '' }))).outcome).toBe('saved');
    expect(await stored()).toBeUndefined();
  });

  it('sends answers, which then count in the dialogue’s data basis', async () => {
    const { outcome, preparation } = await answer('leader', card(complete, { intent: 'submit' }));
    expect(outcome).toBe('submitted');
    expect(preparation.basis).toEqual(basisOf('A', 'B'));
    expect(await stored()).toMatchObject({ state: 'submitted', submittedAt: monday, dataTypes: ['B'] });
    const summary = await app.deps.units.summary(unitId);
    expect(Object.values(summary?.value.responses ?? {})).toMatchObject([
      { personId: 'leader', state: 'submitted' },
    ]);
  });

  it('keeps all that was typed when something required is missing', async () => {
    const { outcome, questionIds } = await answer('leader', card({ focus: 'Læsning' }, { intent: 'submit' }));
    expect([outcome, questionIds]).toEqual(['missing', ['own-observations']]);
    expect(await stored()).toMatchObject({ state: 'draft', answers: { focus: { text: 'Læsning' } } });
  });

  it('keeps both texts when two cards meet, and sends when one is chosen', async () => {
    await answer('leader', card({ ...complete, focus: 'Fra pc' }));
    const met = await answer('leader', card({ ...complete, focus: 'Fra telefon' }, { intent: 'submit' }));
    expect([met.outcome, met.questionIds]).toEqual(['conflict', ['focus']]);
    expect((await stored())?.answers['focus']).toMatchObject({ text: 'Fra pc', other: 'Fra telefon' });
    const chosen = await answer('leader', card({}, { intent: 'submit', choices: { focus: 'both' } }));
    expect(chosen.outcome).toBe('submitted');
    expect(texts(await stored())['focus']).toBe('Fra pc\n\nFra telefon');
  });

  it('lets what is sent be changed until the meeting, with its versions', async () => {
    await answer('leader', card(complete, { intent: 'submit' }));
    app.clock.set('2026-03-24T07:59:00.000Z');
    const again = { ...complete, focus: 'Skrivefællesskaber' };
    const base = {
      focus: fingerprint(complete.focus),
      'own-observations': fingerprint(complete['own-observations']),
    };
    await answer('leader', card(again, { intent: 'submit', base }));
    expect((await stored())?.versions.map(({ answers }) => answers['focus'])).toEqual([
      'Læsefællesskaber',
      'Skrivefællesskaber',
    ]);
  });

  it('keeps which department it is about, and lets go of it', async () => {
    await answer('leader', card({ focus: 'Læsning' }, { siteId: 'nord' }));
    expect((await stored())?.siteId).toBe('nord');
    await answer('leader', card({}, { siteId: '' }));
    expect(await stored()).not.toHaveProperty('siteId');
    await expect(answer('leader', card({}, { siteId: 'syd' }))).rejects.toMatchObject({
      code: 'input/unreadable',
    });
  });

  it('costs two reads and one batch', async () => {
    const actor = await app.actor('leader');
    await answerGuide(app.deps, actor, card(complete, { intent: 'submit' }));
    expect(app.store.calls).toEqual({ get: 2, batch: 1, put: 0, delete: 0, query: 0 });
  });

  it('twice is one write', async () => {
    await answer('leader', card(complete, { intent: 'submit' }));
    const before = await stored();
    const { outcome } = await answer('leader', card(complete, { intent: 'submit' }));
    expect(outcome).toBe('submitted');
    expect(app.store.calls).toMatchObject({ get: 2, batch: 0, put: 0 });
    expect(await stored()).toEqual(before);
  });

  it('notes who did what, and nothing of what was written', async () => {
    await answer('leader', card(complete, { intent: 'submit' }));
    const audits = (await app.documents(unitId, 'audit')).map(({ body }) => body);
    const subjectId = responseIdOf(ld1.id, 'leader', 'leader');
    expect(audits).toContainEqual({ at: monday, personId: 'leader', action: 'submit-answers', subjectId });
    expect(JSON.stringify([audits, app.logged])).not.toContain('Læsefællesskaber');
  });
});

describe('answers are refused, and nothing is written,', () => {
  async function refusedWith(code: string, personId: string, input: Answers): Promise<void> {
    const actor = await app.actor(personId);
    await expect(answerGuide(app.deps, actor, input)).rejects.toMatchObject({ code });
    expect(app.store.calls).toMatchObject({ batch: 0, put: 0 });
  }

  it('from the moment the meeting starts', async () => {
    app.clock.set(ld1.start);
    await refusedWith('answer/locked', 'leader', card(complete));
  });

  it('when the meeting is cancelled', async () => {
    const other = openApp();
    const unit = aSchool();
    await other.seed(unit, [{ type: 'meeting', record: cancelled(ld1) }], [aPersonAs('leader', unit)]);
    await expect(answerGuide(other.deps, await other.actor('leader'), card(complete))).rejects.toMatchObject({
      code: 'answer/locked',
    });
    await other.close();
  });

  it.each(['focus', 'own-observations', 'a question that is not there'])(
    'with a CPR number in %s',
    async (question) => {
      await refusedWith('answer/cpr', 'leader', card({ ...complete, [question]: 'Barnet 010190-1234' }));
      expect(await stored()).toBeUndefined();
    },
  );

  it('with a text that is too long', async () => {
    await refusedWith('answer/too-long', 'leader', card({ focus: 'x'.repeat(4001) }));
  });

  it('in a role the person does not hold', async () => {
    await refusedWith('access/not-yours', 'leader', card({}, { role: 'chef' }));
    await refusedWith('access/not-yours', 'administration', card(complete));
  });

  it('at a 1:1 to all but chef and leader', async () => {
    await refusedWith(
      'access/not-yours',
      'pedagogical-leader',
      card({}, { meetingId: oo1.id, role: 'pedagogical-leader' }),
    );
  });

  it('in another unit, and the same in one that does not exist', async () => {
    await app.seed({ ...aSchool(), id: 'aaby', chefId: 'another' }, [
      { type: 'meeting', record: { ...ld1, unitId: 'aaby' } },
    ]);
    await refusedWith('access/not-yours', 'leader', card(complete, { unitId: 'aaby' }));
    await refusedWith('access/not-yours', 'leader', card(complete, { unitId: 'aaby', meetingId: 'unknown' }));
    await refusedWith(
      'access/not-yours',
      'leader',
      card(complete, { unitId: 'unknown', meetingId: 'unknown' }),
    );
  });

  it('to a meeting that does not exist in one’s own unit', async () => {
    await refusedWith('meeting/not-found', 'leader', card(complete, { meetingId: 'unknown' }));
  });

  it('after the last day of the role', async () => {
    const late = openApp();
    const unit = aSchool({ members: [aMember('leader', { to: '2026-03-01' })] });
    await late.seed(
      unit,
      [{ type: 'meeting', record: ld1 }],
      [aPersonAs('leader', unit, { to: '2026-03-01' })],
    );
    await expect(answerGuide(late.deps, await late.actor('leader'), card(complete))).rejects.toMatchObject({
      code: 'access/not-yours',
    });
    await late.close();
  });

  it.each([[], ['batch']] as ('batch' | 'get')[][])('when the store is down (%s)', async (...calls) => {
    const actor = await app.actor('leader');
    app.store.breakDown('store/unavailable', ...calls);
    await expect(answerGuide(app.deps, actor, card(complete))).rejects.toMatchObject({
      code: 'store/unavailable',
    });
    app.store.mend();
    expect(await stored()).toBeUndefined();
    expect(app.logged).toMatchObject([{ level: 'error', event: 'store-failed' }]);
  });
});

describe('opening a preparation', () => {
  const open = async (personId: Role, meeting: Meeting): ReturnType<typeof openPreparation> =>
    openPreparation(app.deps, await app.actor(personId), { unitId, meetingId: meeting.id, role: personId });

  it('shows the guide, the datapakke and A–E to those who take part, and writes nothing', async () => {
    const preparation = await open('leader', ld1);
    expect(preparation).toMatchObject({
      isInput: false,
      isOpen: true,
      guide: { id: 'leader-skole-ls1' },
      dataPackage: { number: 1 },
      basis: basisOf('A'),
    });
    expect(app.store.calls).toMatchObject({ get: 2, batch: 0, put: 0 });
  });

  it('shows a council its guide and the datapakke, but not what others gave', async () => {
    const preparation = await open('pupil-council', ld1);
    expect(preparation).toMatchObject({ isInput: true, dataPackage: { number: 1 }, agreements: [] });
    expect(preparation).not.toHaveProperty('basis');
  });

  it('shows agreements of 1:1s at 1:1s only, and the others to those who take part', async () => {
    const agreements = [
      anAgreement('a1', { what: 'Læsemakkere' }),
      anAgreement('a2', { what: 'Vikarer', meetingId: oo1.id, confidential: true }),
      anAgreement('a3', { what: 'Færdig', state: 'done' }),
    ];
    const summary = (await app.deps.units.summary(unitId))!;
    const audit = { at: monday, personId: 'leader', action: 'finish-schema', subjectId: oo1.id };
    await app.deps.units.save({ summary, records: changesOf({ agreements }), audit });
    const shown = async (personId: Role, meeting: Meeting): Promise<string[]> =>
      (await open(personId, meeting)).agreements.map(({ what }) => what).sort();
    expect(await shown('leader', oo2)).toEqual(['Læsemakkere', 'Vikarer']);
    expect(await shown('chef', ld2)).toEqual(['Læsemakkere']);
    expect(await shown('staff-rep', ld2)).toEqual(['Læsemakkere']);
    expect(await shown('pupil-council', ld2)).toEqual([]);
    expect(await shown('board-rep', ld2)).toEqual([]);
  });

  it('shows no datapakke at a 1:1', async () => {
    expect(await open('chef', oo1)).not.toHaveProperty('dataPackage');
  });
});

describe('a board’s choice at dialogues 2–4 (rule 10)', () => {
  const key = { unitId, meetingId: ld2.id, role: 'board-rep' } as const;
  const choose = async (
    mode: 'statement' | 'participation',
    changes: object = {},
  ): ReturnType<typeof chooseMode> =>
    chooseMode(app.deps, await app.actor('board-rep'), { ...key, ...changes, mode });

  it('has to come first: there is no guide before it', async () => {
    const actor = await app.actor('board-rep');
    expect(await openPreparation(app.deps, actor, key)).toMatchObject({ mayChooseMode: true });
    expect(await openPreparation(app.deps, actor, key)).not.toHaveProperty('guide');
    const tooSoon = answer('board-rep', card({ opinion: 'Godt' }, key));
    await expect(tooSoon).rejects.toMatchObject({ code: 'answer/no-guide' });
  });

  it.each([
    ['statement', 'board-ls2-4-statement'],
    ['participation', 'board-ls2-4-participation'],
  ] as const)('of %s gives its guide', async (mode, guideId) => {
    expect((await choose(mode)).guide?.id).toBe(guideId);
    expect(await stored('board-rep', ld2)).toMatchObject({ mode, state: 'draft' });
  });

  it('lets a board that takes part see the data basis, and one that writes a statement not', async () => {
    expect(await choose('statement')).not.toHaveProperty('basis');
    expect(await choose('participation')).toHaveProperty('basis');
  });

  it('can be changed with nothing lost, and made twice is one write', async () => {
    await choose('statement');
    await answer('board-rep', card({ opinion: 'Vi er glade for udviklingen' }, key));
    await choose('participation');
    app.store.forget();
    await choose('participation');
    expect(app.store.calls.batch).toBe(0);
    expect(texts(await stored('board-rep', ld2))).toEqual({ opinion: 'Vi er glade for udviklingen' });
  });

  it('is not there at the first dialogue, nor for others, nor after the meeting began', async () => {
    await expect(choose('statement', { meetingId: ld1.id })).rejects.toMatchObject({
      code: 'answer/no-guide',
    });
    const leader = await app.actor('leader');
    const asLeader = chooseMode(app.deps, leader, { ...key, role: 'leader', mode: 'statement' });
    await expect(asLeader).rejects.toMatchObject({ code: 'answer/no-guide' });
    app.clock.set(ld2.start);
    await expect(choose('statement')).rejects.toMatchObject({ code: 'answer/locked' });
  });
});

describe('two who act at the same time', () => {
  it('both land: the one that came second decides again', async () => {
    const [leader, staff] = [await app.actor('leader'), await app.actor('staff-rep')];
    app.store.forget();
    await Promise.all([
      answerGuide(app.deps, leader, card({ focus: 'Lederens' })),
      answerGuide(app.deps, staff, card({ focus: 'Medarbejdernes' }, { role: 'staff-rep' })),
    ]);
    expect(app.store.calls.batch).toBe(3);
    expect([texts(await stored()), texts(await stored('staff-rep'))]).toEqual([
      { focus: 'Lederens' },
      { focus: 'Medarbejdernes' },
    ]);
    const summary = await app.deps.units.summary(unitId);
    expect(Object.keys(summary?.value.responses ?? {})).toHaveLength(2);
  });

  it('both land on one question, too, from two devices', async () => {
    const actor = await app.actor('leader');
    await Promise.all(
      ['Fra pc', 'Fra telefon'].map((focus) => answerGuide(app.deps, actor, card({ focus }))),
    );
    const { text, other } = { text: '', ...(await stored())?.answers['focus'] };
    expect([text, other].sort()).toEqual(['Fra pc', 'Fra telefon']);
  });

  it('all land when everyone in the dialogue sends at once', async () => {
    const people: Role[] = [
      'chef',
      'leader',
      'pedagogical-leader',
      'staff-rep',
      'board-rep',
      'pupil-council',
      'consultant',
    ];
    const actors = await Promise.all(people.map((role) => app.actor(role)));
    await Promise.all(
      actors.map((actor, at) =>
        answerGuide(
          app.deps,
          actor,
          card({ focus: 'x', agree: 'x', offer: 'x', good: 'x' }, { role: people[at]! }),
        ),
      ),
    );
    expect(await app.documents(unitId, 'response')).toHaveLength(people.length);
  });

  it('ends in a refusal when it never gets through, with nothing written', async () => {
    const actor = await app.actor('leader');
    app.store.breakDown('store/conflict', 'batch');
    await expect(answerGuide(app.deps, actor, card(complete))).rejects.toMatchObject({
      code: 'store/unavailable',
    });
    app.store.mend();
    expect(await stored()).toBeUndefined();
  });
});
