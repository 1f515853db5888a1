import { beginChat } from '../../../src/app/chat/begin-chat';
import { moveInChat } from '../../../src/app/chat/move-in-chat';
import { answerInChat } from '../../../src/app/chat/take-in-chat';
import type { ChatTurn } from '../../../src/app/results';
import { ld2 } from '../../fixtures/builders';
import { allQuestions, at, first, key, second, third, under, useChat } from './chatting';

const chat = useChat();

describe('answering by writing', () => {
  it('asks the first question without an answer', async () => {
    expect(at(await chat().begin())).toBe(first);
  });

  it('saves what stood in the card first, and asks for the rest', async () => {
    expect(at(await chat().begin({ [first]: 'Fraværet falder' }))).toBe(second);
    expect(await chat().texts()).toEqual({ [first]: 'Fraværet falder' });
  });

  it('keeps each message at once as the answer, and asks the next', async () => {
    await chat().begin();
    const turn = await chat().write('Fraværet falder');
    expect([under(turn), at(turn)]).toEqual([first, second]);
    expect((await chat().stored())?.answers[first]).toMatchObject({ text: 'Fraværet falder', via: 'chat' });
  });

  it('costs two reads and one batch a message', async () => {
    const { app, begin } = chat();
    await begin();
    const actor = await app.actor('leader');
    await answerInChat(app.deps, actor, { id: 'm1', text: 'Fraværet falder', at: app.clock.now() });
    expect(app.store.calls).toEqual({ get: 2, batch: 1, put: 0, delete: 0, query: 0 });
  });

  it('goes on where it was after a restart, on another day', async () => {
    const { app, begin, write } = chat();
    await begin();
    await write('Fraværet falder');
    app.clock.set('2026-03-05T09:00:00.000Z');
    const turn = await write('To grupper læser sammen', { deps: app.restarted() });
    expect([under(turn), at(turn)]).toEqual([second, third]);
    expect(await chat().texts()).toEqual({ [first]: 'Fraværet falder', [second]: 'To grupper læser sammen' });
  });

  it('is at the end after the last question, with everything kept as a draft', async () => {
    await chat().begin();
    let turn: ChatTurn | undefined;
    for (const id of allQuestions) turn = await chat().write(`Svar på ${id}`);
    expect([under(turn), at(turn)]).toEqual(['hope', '@end']);
    expect(await chat().stored()).toMatchObject({ state: 'draft' });
    expect(Object.keys(await chat().texts())).toEqual(allQuestions);
    expect(await chat().write('Endnu en besked')).toBeUndefined();
  });

  it('takes a choice by its words or its number, and tells what cannot be one', async () => {
    const { app } = chat();
    const council = { ...key, meetingId: ld2.id, role: 'pupil-council' } as const;
    await beginChat(app.deps, await app.actor('pupil-council'), { ...council, texts: {}, base: {} });
    const say = async (id: string, text: string): Promise<ChatTurn | undefined> =>
      answerInChat(app.deps, await app.actor('pupil-council'), { id, text, at: app.clock.now() });
    const unread = await say('m1', 'måske i morgen');
    expect(unread?.said).toEqual({ kind: 'unread', code: 'answer/not-a-choice', text: 'måske i morgen' });
    expect(at(unread)).toBe('noticed');
    const choices = unread?.step?.kind === 'question' ? (unread.step.question.choices ?? []) : [];
    const byNumber = await say('m2', '1');
    expect(byNumber?.preparation.response?.answers['noticed']?.text).toBe(choices[0]?.value);
    await moveInChat(app.deps, await app.actor('pupil-council'), { move: 'back' });
    const byWords = await say('m3', ` ${choices.at(-1)?.text.da.toUpperCase() ?? ''} `);
    expect(byWords?.preparation.response?.answers['noticed']?.text).toBe(choices.at(-1)?.value);
  });

  it('shows the question again for a message without words', async () => {
    await chat().begin({ [first]: 'Fraværet falder' });
    await chat().move('back');
    expect(at(await chat().write('  '))).toBe(first);
    expect(await chat().texts()).toEqual({ [first]: 'Fraværet falder' });
  });
});

describe('a message delivered twice', () => {
  const long = 'Fraværet falder i alle klasser';

  it('is one answer, one after the other', async () => {
    const { app, begin, write } = chat();
    await begin();
    await write(long, { id: 'm1' });
    expect(at(await write(long, { id: 'm1' }))).toBe(second);
    expect(app.store.calls.batch).toBe(0);
    expect(await chat().texts()).toEqual({ [first]: long });
  });

  it('is one answer also when the next was written before it came again', async () => {
    const { begin, write } = chat();
    await begin();
    await write(long, { id: 'm1' });
    await write('To grupper læser sammen', { id: 'm2' });
    expect(at(await write(long, { id: 'm1' }))).toBe(third);
    expect(await chat().texts()).toEqual({ [first]: long, [second]: 'To grupper læser sammen' });
  });

  it('is one answer at the same moment', async () => {
    const { app, begin } = chat();
    await begin();
    const actor = await app.actor('leader');
    const message = { id: 'm1', text: long, at: app.clock.now() };
    await Promise.all([
      answerInChat(app.deps, actor, message),
      answerInChat(app.restarted(), actor, message),
    ]);
    expect(await chat().texts()).toEqual({ [first]: long });
    expect((await chat().stored())?.chat?.questionId).toBe(second);
  });
});
