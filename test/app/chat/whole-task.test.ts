import { beginChat, mendInChat } from '../../../src/app/chat/begin-chat';
import { waitingStep } from '../../../src/app/chat/open-chat';
import { readAnswers, sendInChat } from '../../../src/app/chat/send-in-chat';
import { answerInChat } from '../../../src/app/chat/take-in-chat';
import type { Deps } from '../../../src/app/deps';
import type { ChatTurn } from '../../../src/app/results';
import { responseIdOf } from '../../../src/domain/guide/response';
import { aSchool, ld1, ld2 } from '../../fixtures/builders';
import { allQuestions, at, first, key, second, under, useChat } from './chatting';

const sites = [
  { id: 'ind', name: 'Indskoling' },
  { id: 'ud', name: 'Udskoling' },
];
const chat = useChat(aSchool({ sites }));

describe('a task done by writing only', () => {
  it('asks for the site last, and is sent', async () => {
    const { begin, write, send } = chat();
    await begin();
    let turn: ChatTurn | undefined;
    for (const id of allQuestions) turn = await write(`Svar på ${id}`);
    expect(at(turn)).toBe('@site');
    expect(at(await write('et andet sted'))).toBe('@site');
    expect(at(await write('3'))).toBe('@end');
    expect(await send()).toMatchObject({ said: { kind: 'sent' } });
    expect(await chat().stored()).toMatchObject({ state: 'submitted', siteId: 'ud' });
    expect((await chat().stored())?.chat).toBeUndefined();
    expect(await write('Tak for det')).toBeUndefined();
  });

  it('goes to the first of what is missing instead of being sent', async () => {
    const { begin, move, send, write } = chat();
    await begin();
    await move('skip');
    await write('To grupper');
    const turn = await send();
    expect(turn?.said).toMatchObject({ kind: 'missing', questions: [{ id: 'focus' }] });
    expect(at(turn)).toBe('focus');
    expect(await chat().stored()).toMatchObject({ state: 'draft' });
    await write('Fællesskaber');
    expect(await send()).toMatchObject({ said: { kind: 'sent' } });
  });

  it('is mended after it was sent, and sent again', async () => {
    const { begin, write, send, mend } = chat();
    await begin({ 'own-observations': 'To grupper', focus: 'Fællesskaber' });
    await send();
    await mend(2);
    const turn = await write('Tre grupper');
    expect([under(turn), at(turn)]).toEqual([second, undefined]);
    await send();
    expect((await chat().stored())?.versions.map(({ answers }) => answers[second])).toEqual([
      'To grupper',
      'Tre grupper',
    ]);
    await mend(2);
    await send();
    expect(await write('Hej')).toBeUndefined();
  });

  it('can be read through, also while paused', async () => {
    const { app, begin, write, move } = chat();
    await begin();
    await write('Fraværet falder');
    await move('pause');
    const read = await readAnswers(app.deps, await app.actor('leader'));
    expect(read?.response?.answers[first]?.text).toBe('Fraværet falder');
  });
});

describe('a board at the second dialogue', () => {
  const board = { unitId: key.unitId, meetingId: ld2.id, role: 'board-rep' } as const;
  const actor = () => chat().app.actor('board-rep');
  const begin = async () => beginChat(chat().app.deps, await actor(), { ...board, texts: {}, base: {} });
  let messages = 0;
  const say = async (text: string) =>
    answerInChat(chat().app.deps, await actor(), {
      id: `b${(messages += 1)}`,
      text,
      at: chat().app.clock.now(),
    });
  const stored = () =>
    chat().app.deps.units.record('response', key.unitId, responseIdOf(ld2.id, 'board-rep', 'board-rep'));

  it('is asked for its choice first, and then the questions of that', async () => {
    expect(at(await begin())).toBe('@mode');
    expect((await say('det ved vi ikke'))?.said).toMatchObject({ code: 'answer/not-a-choice' });
    const turn = await say('Udtalelse');
    expect(under(turn)).toBe('@mode');
    expect(turn?.step).toMatchObject({ kind: 'question' });
    expect(await stored()).toMatchObject({ mode: 'statement', guideId: turn?.preparation.guide?.id });
  });

  it('sends nothing before it has chosen', async () => {
    await begin();
    expect(at(await sendInChat(chat().app.deps, await actor(), {}))).toBe('@mode');
  });

  it('may change its choice, and goes on in the questions of the other', async () => {
    await begin();
    await say('1');
    await mendInChat(chat().app.deps, await actor(), { key: board, stepId: '@mode' });
    const turn = await say('2');
    expect(turn?.preparation.guide?.for.mode).toBe('participation');
    expect(turn?.step).toMatchObject({ kind: 'question' });
  });
});

describe('a guide that was changed meanwhile', () => {
  const without = (...ids: string[]): Deps => {
    const { deps } = chat().app;
    const guides = deps.guides.map((guide) => ({
      ...guide,
      version: guide.version + 1,
      questions: guide.questions.filter(({ id }) => !ids.includes(id)),
    }));
    return { ...deps, guides };
  };

  it('still takes the answer to the question that was asked', async () => {
    await chat().begin();
    await chat().write('Noget om det første', { deps: without(first) });
    expect(await chat().texts()).toEqual({ [first]: 'Noget om det første' });
  });

  /** A cursor from before questions were kept with it. */
  async function beginLongAgo(): Promise<void> {
    const { app, begin } = chat();
    await begin();
    const stored = await chat().stored();
    const summary = await app.deps.units.summary(key.unitId);
    await app.deps.units.save({
      summary: summary!,
      records: [{ type: 'response', record: { ...stored!, chat: { questionId: first } } }],
      audit: { at: app.clock.now(), personId: 'leader', action: 'begin-chat', subjectId: stored!.id },
    });
  }

  it('takes no message as the answer to another question than it was written at', async () => {
    const { write } = chat();
    await beginLongAgo();
    const deps = without(first);
    const turn = await write('Noget om det første', { id: 'm5', deps });
    expect(turn?.said).toEqual({ kind: 'gone', text: 'Noget om det første', messageId: 'm5' });
    expect(at(turn)).toBe(second);
    expect(at(await write('Noget om det første', { id: 'm5', deps }))).toBe(second);
    expect(await chat().texts()).toEqual({});
  });

  it('refuses a CPR number also where the question is gone', async () => {
    const { write } = chat();
    await beginLongAgo();
    const sent = write('Det er 010203-1234', { id: 'm5', deps: without(first) });
    await expect(sent).rejects.toMatchObject({ code: 'answer/cpr' });
  });
});

describe('what waits, when it is only looked at,', () => {
  it('is the question that is open', async () => {
    const { app, begin } = chat();
    expect(await waitingStep(app.deps, await app.actor('leader'))).toBeUndefined();
    await begin();
    expect(at(await waitingStep(app.deps, await app.actor('leader')))).toBe(first);
  });

  it('is nothing once the meeting has begun, and that is still told to the next message', async () => {
    const { app, begin, write } = chat();
    await begin();
    app.clock.set(ld1.start);
    expect(await waitingStep(app.deps, await app.actor('leader'))).toBeUndefined();
    await expect(write('For sent')).rejects.toMatchObject({ code: 'answer/locked' });
  });
});
