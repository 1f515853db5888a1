import { answerGuide, chooseMode, type Answers } from '../../src/app/answer-guide';
import type { Deps } from '../../src/app/deps';
import { openPreparation } from '../../src/app/preparation';
import { openReceipts } from '../../src/app/receipts';
import type { Answered, Preparation } from '../../src/app/results';
import { fingerprint } from '../../src/domain/guide/fingerprint';
import type { Guide, Question } from '../../src/domain/guide/guide';
import { responseIdOf, type Response } from '../../src/domain/guide/response';
import type { Meeting } from '../../src/domain/meeting/meeting';
import type { Role } from '../../src/domain/people/person';
import { aSchool, changesOf, completed, ld1, ld2, openApp, seedSchool, type App } from '../fixtures/builders';

/** Guides are edited while people answer them, and nothing that anyone wrote is lost. */

const unitId = 'moellevang';
const guideId = 'leader-skole-ls1';
const seen = 'own-observations';
const complete = { [seen]: 'Vi har fulgt to grupper', focus: 'Læsefællesskaber', why: 'To ting' };

let app: App;
beforeEach(async () => {
  app = openApp();
  await seedSchool(app);
});
afterEach(() => app.close());

/** The guides after someone has edited one of them, its version with it. */
function withGuide(id: string, edit: (questions: Question[]) => Question[], rename = id): Deps {
  const guides = app.deps.guides.map((guide): Guide =>
    guide.id === id
      ? { ...guide, id: rename, version: guide.version + 1, questions: edit([...guide.questions]) }
      : guide,
  );
  return { ...app.deps, guides };
}

const without =
  (...gone: string[]) =>
  (questions: Question[]): Question[] =>
    questions.filter(({ id }) => !gone.includes(id));

function card(texts: Record<string, string>, changes: Partial<Answers> = {}): Answers {
  const base = Object.fromEntries(Object.keys(texts).map((id) => [id, fingerprint('')]));
  return { unitId, meetingId: ld1.id, role: 'leader', guideId, texts, base, intent: 'draft', ...changes };
}

async function answer(input: Answers, deps = app.deps): Promise<Answered> {
  return answerGuide(deps, await app.actor(input.role), input);
}

async function open(deps: Deps, role: Role = 'leader', meeting: Meeting = ld1): Promise<Preparation> {
  return openPreparation(deps, await app.actor(role), { unitId, meetingId: meeting.id, role });
}

function stored(role: Role = 'leader', meeting: Meeting = ld1): Promise<Response | undefined> {
  return app.deps.units.record('response', unitId, responseIdOf(meeting.id, role, role));
}

const questionIds = ({ guide }: Preparation): string[] => (guide?.questions ?? []).map(({ id }) => id);

describe('a question that has left the guide', () => {
  it('is still on the card of the one who answered it, and on nobody else’s', async () => {
    await answer(card(complete));
    const deps = withGuide(guideId, without('why', 'voices'));
    const own = await open(deps);
    expect(questionIds(own)).toContain('why');
    expect(questionIds(own)).not.toContain('voices');
    expect(own.response?.answers['why']?.text).toBe('To ting');
    const fresh = openApp();
    await seedSchool(fresh);
    const key = { unitId, meetingId: ld1.id, role: 'leader' } as const;
    const other = await openPreparation(
      { ...fresh.deps, guides: deps.guides },
      await fresh.actor('leader'),
      key,
    );
    expect(questionIds(other)).not.toContain('why');
    await fresh.close();
  });

  it('can be changed there, sent, and taken away', async () => {
    await answer(card(complete));
    const deps = withGuide(guideId, without('why'));
    const base = { why: fingerprint(complete.why) };
    await answer(card({ why: 'Tre ting' }, { base, intent: 'submit' }), deps);
    expect((await stored())?.versions.at(-1)).toMatchObject({
      guideVersion: 2,
      answers: { why: 'Tre ting' },
      asked: expect.arrayContaining([expect.objectContaining({ id: 'why' })]) as unknown,
    });
    const { preparation } = await answer(card({ why: '' }, { base: { why: fingerprint('Tre ting') } }), deps);
    expect(questionIds(preparation)).not.toContain('why');
  });

  it('keeps what was typed on a card from before, under the title of the guide', async () => {
    const deps = withGuide(guideId, without('why'));
    const { outcome, preparation } = await answer(card(complete, { intent: 'submit' }), deps);
    expect(outcome).toBe('submitted');
    const kept = preparation.guide?.questions.find(({ id }) => id === 'why');
    expect(kept?.text).toEqual(preparation.guide?.title);
    const once = await stored();
    expect(once?.versions.at(-1)?.answers['why']).toBe('To ting');
    await answer(card(complete, { intent: 'submit' }), deps);
    expect(await stored()).toEqual(once);
  });

  it('is not made up by a card that is none of ours', async () => {
    await answer(card({ ...complete, 'Ikke et id': 'x', unheard: '' }));
    expect(Object.keys((await stored())?.answers ?? {}).sort()).toEqual(Object.keys(complete).sort());
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`forged-${at}`, 'x']));
    await answer(card(many));
    expect(Object.keys((await stored())?.answers ?? {}).filter((id) => id.startsWith('forged'))).toHaveLength(
      6,
    );
    await answer(card({ nowhere: 'x' }, { guideId: '' }));
    expect((await stored())?.answers).not.toHaveProperty('nowhere');
  });
});

describe('a guide with another name', () => {
  it('takes over: the same questions move, the rest come along', async () => {
    await answer(card(complete));
    const deps = withGuide(guideId, without('why'), 'leader-skole-first');
    const own = await open(deps);
    expect(own.guide?.id).toBe('leader-skole-first');
    expect(questionIds(own)).toEqual(expect.arrayContaining([seen, 'focus', 'why']));
    // The card that is out names the old one.
    const base = { focus: fingerprint(complete.focus), why: fingerprint(complete.why) };
    await answer(card({ focus: 'Nyt fokus', why: 'Nyt hvorfor' }, { base, intent: 'submit' }), deps);
    expect(await stored()).toMatchObject({
      guideId: 'leader-skole-first',
      state: 'submitted',
      answers: { focus: { text: 'Nyt fokus' }, why: { text: 'Nyt hvorfor' } },
    });
  });

  it('of a board’s other choice keeps what was written for it until the board changes its mind', async () => {
    const key = { unitId, meetingId: ld2.id, role: 'board-rep' } as const;
    const board = await app.actor('board-rep');
    await chooseMode(app.deps, board, { ...key, mode: 'statement' });
    await answer(card({ opinion: 'Vi er glade' }, { ...key, guideId: 'board-ls2-4-statement' }));
    expect(questionIds(await chooseMode(app.deps, board, { ...key, mode: 'participation' }))).not.toContain(
      'opinion',
    );
    const deps = withGuide('board-ls2-4-statement', without('opinion'));
    expect(questionIds(await chooseMode(deps, board, { ...key, mode: 'statement' }))).toContain('opinion');
  });
});

describe('a question that is worded anew', () => {
  const reworded = (): Deps =>
    withGuide(guideId, (questions) =>
      questions.map((question) =>
        question.id === 'focus' ? { ...question, text: { da: 'Hvad vælger du?', en: 'What?' } } : question,
      ),
    );

  it('has its text, and says what was asked', async () => {
    await answer(card(complete));
    const own = await open(reworded());
    expect(own.changed['focus']?.text.da).toMatch(/^Hvilke fokusområder/);
    expect(own.response?.answers['focus']?.text).toBe(complete.focus);
    const base = { focus: fingerprint(complete.focus) };
    const { preparation } = await answer(card({ focus: 'Nyt' }, { base }), reworded());
    expect(preparation.changed).toEqual({});
  });

  it('leaves what is sent as it was sent, until it is edited', async () => {
    await answer(card(complete, { intent: 'submit' }));
    const sent = await stored();
    await answer(card(complete, { intent: 'submit' }), reworded());
    expect(await stored()).toEqual(sent);
    const base = { focus: fingerprint(complete.focus) };
    await answer(card({ focus: 'Nyt' }, { base, intent: 'submit' }), reworded());
    expect((await stored())?.guideVersion).toBe(2);
    expect(
      (await stored())?.versions.map(({ guideVersion, asked }) => [guideVersion, asked?.length]),
    ).toEqual([
      [1, 3],
      [2, 3],
    ]);
  });

  it('stands in the desk of ‘I sagde – vi gjorde’ as the one who gave input read it', async () => {
    const council = {
      role: 'pupil-council' as const,
      guideId: 'pupil-council-ls1',
      intent: 'submit' as const,
    };
    const asked = (await open(app.deps, 'pupil-council')).guide?.questions ?? [];
    const required = asked.filter((question) => question.required || question.id === 'adults-do');
    const texts = Object.fromEntries(required.map(({ id }) => [id, `Svar til ${id}`]));
    await answer(card(texts, council));
    const summary = (await app.deps.units.summary(unitId))!;
    const audit = { at: ld1.end, personId: 'leader', action: 'finish-schema', subjectId: ld1.id };
    await app.deps.units.save({ summary, records: changesOf({ meetings: [completed(ld1)] }), audit });
    const deps = withGuide('pupil-council-ls1', (questions) =>
      questions.flatMap((question) =>
        question.id === 'adults-do' ? [] : [{ ...question, text: { da: 'Nyt', en: 'New' } }],
      ),
    );
    const desk = await openReceipts(deps, await app.actor('leader'), { unitId, meetingId: ld1.id });
    const [draft] = desk.drafts;
    expect(draft?.said.map(({ question, text }) => [question?.text, text])).toEqual(
      required.map(({ id, text }) => [text, texts[id]]),
    );
  });
});

describe('an answer that cannot be read', () => {
  const asking = (kind: 'link' | 'data-source'): Deps =>
    withGuide(guideId, (questions) =>
      questions.map((question) => (question.id === 'why' ? { ...question, kind } : question)),
    );

  it.each([
    ['link', 'www.skole.dk', 'answer/not-a-link'],
    ['data-source', 'Trivselsmåling', 'answer/not-a-source'],
  ] as const)('refuses the whole card: %s', async (kind, why, code) => {
    await expect(answer(card({ ...complete, why }), asking(kind))).rejects.toMatchObject({ code });
    expect(await stored()).toBeUndefined();
  });

  it('is read as people write it, by the day it is', async () => {
    await answer(card({ ...complete, why: 'Trivselsmåling fra i fredags' }), asking('data-source'));
    expect((await stored())?.answers['why']?.text).toBe('B, 2026-02-27, Trivselsmåling');
  });

  it('is asked for anew before the answers are sent, when the question came to ask for something else', async () => {
    await answer(card(complete));
    const { outcome, questionIds: missing } = await answer(card({}, { intent: 'submit' }), asking('link'));
    expect([outcome, missing]).toEqual(['missing', ['why']]);
    expect((await stored())?.answers['why']?.text).toBe('To ting');
  });
});

it('a unit that is given another guide keeps its drafts', async () => {
  await answer(card(complete));
  const summary = (await app.deps.units.summary(unitId))!;
  const audit = { at: ld1.start, personId: 'import', action: 'import', subjectId: unitId };
  await app.deps.units.save({
    summary,
    records: [{ type: 'unit', record: aSchool({ special: true }) }],
    audit,
  });
  const own = await open(app.deps);
  expect(own.guide?.id).not.toBe(guideId);
  expect(questionIds(own)).toEqual(expect.arrayContaining(Object.keys(complete)));
});
