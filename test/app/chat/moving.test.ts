import { moveInChat } from '../../../src/app/chat/move-in-chat';
import { conflictsIn } from '../../../src/domain/guide/answering';
import { at, first, key, second, third, under, useChat } from './chatting';

const chat = useChat();

describe('moving in the chat', () => {
  it('skips, goes back, and lets an answer be written anew', async () => {
    await chat().begin();
    await chat().write('Fraværet falder');
    expect(at(await chat().move('skip'))).toBe(third);
    expect(at(await chat().move('back'))).toBe(second);
    expect(at(await chat().move('back'))).toBe(first);
    await chat().write('Fraværet er steget');
    expect(await chat().texts()).toEqual({ [first]: 'Fraværet er steget' });
    const { guide, response } = (await chat().begin()).preparation;
    expect(conflictsIn(response!, guide!)).toEqual([]);
  });

  it('moves once for a word that is delivered twice', async () => {
    const { app, begin } = chat();
    await begin();
    const message = { id: 'm1', text: 'spring over', at: app.clock.now() };
    for (const _ of ['once', 'again'])
      expect(at(await moveInChat(app.deps, await app.actor('leader'), { move: 'skip', message }))).toBe(
        second,
      );
  });

  it('moves nothing by a button on an older card, or on one of other answers', async () => {
    const { app, begin, write } = chat();
    await begin();
    await write('Fraværet falder');
    const press = async (from: { questionId: string; unitId?: string }) =>
      moveInChat(app.deps, await app.actor('leader'), { move: 'skip', from: { ...key, ...from } });
    expect(at(await press({ questionId: first }))).toBe(second);
    expect(at(await press({ questionId: second, unitId: 'havblik' }))).toBe(second);
    expect(at(await press({ questionId: second }))).toBe(third);
  });

  it('pauses, and what is written then is no answer; beginning again goes on', async () => {
    await chat().begin();
    await chat().write('Fraværet falder');
    expect(await chat().move('pause')).toMatchObject({ said: { kind: 'paused' } });
    expect(await chat().write('En besked om noget andet')).toBeUndefined();
    expect(await chat().move('skip')).toBeUndefined();
    expect(at(await chat().begin())).toBe(second);
  });

  it('is nothing for one who never began', async () => {
    expect(await chat().move('skip')).toBeUndefined();
    expect(await chat().move('more')).toBeUndefined();
    expect(await chat().mend(1)).toBeUndefined();
    expect(await chat().send()).toBeUndefined();
    expect(await chat().write('Hej')).toBeUndefined();
    expect(chat().app.store.calls).toMatchObject({ get: 0, batch: 0 });
  });
});

describe('more to the answer just given', () => {
  it('is added on lines of its own until one goes on', async () => {
    const { begin, write, move } = chat();
    await begin();
    await write('Fraværet falder');
    expect(await move('more')).toMatchObject({ aside: 'add', step: { question: { id: first } } });
    const added = await write('Mest om mandagen');
    expect([under(added), at(added), added?.aside]).toEqual([first, first, 'add']);
    await write('Og i 6. klasse');
    expect(at(await move('on'))).toBe(second);
    expect(await chat().texts()).toEqual({ [first]: 'Fraværet falder\nMest om mandagen\nOg i 6. klasse' });
    expect(under(await write('To grupper'))).toBe(second);
  });

  it('is added once when it is delivered twice, also while another is on its way', async () => {
    const { begin, write, move } = chat();
    await begin();
    await write('Fraværet falder', { id: 'm1' });
    await move('more');
    await write('Mest om mandagen', { id: 'm2' });
    await write('Mest om mandagen', { id: 'm2' });
    await write('Mest om mandagen', { id: 'm3' });
    await write('Fraværet falder', { id: 'm1' });
    expect(await chat().texts()).toEqual({ [first]: 'Fraværet falder\nMest om mandagen' });
  });

  it('goes to what a card made of it meanwhile, and both are kept', async () => {
    const { begin, write, move, fromCard } = chat();
    await begin();
    await write('Fraværet falder');
    await move('more');
    await fromCard('Skrevet i kortet');
    await write('Mest om mandagen');
    expect((await chat().stored())?.answers[first]).toMatchObject({
      text: 'Fraværet falder\nMest om mandagen',
      other: 'Skrevet i kortet',
    });
  });

  it('is refused when it would be too long, and nothing is lost', async () => {
    const { begin, write, move } = chat();
    await begin();
    await write('x'.repeat(3990));
    await move('more');
    await expect(write('og lidt mere til')).rejects.toMatchObject({ code: 'answer/too-long' });
    expect((await chat().texts())[first]).toHaveLength(3990);
  });

  it('is nothing before anything is written, and works while paused', async () => {
    const { begin, write, move } = chat();
    await begin();
    expect(await move('more')).toMatchObject({ said: { kind: 'nothing-to-add-to' } });
    await write('Fraværet falder');
    await move('pause');
    expect(at(await move('more'))).toBe(first);
    await write('Mest om mandagen');
    expect(at(await move('on'))).toBeUndefined();
    expect(await write('Hej')).toBeUndefined();
  });
});

describe('mending an answer', () => {
  it('replaces it by the next message, and leads back', async () => {
    const { begin, write, mend } = chat();
    await begin();
    await write('Fraværet falder');
    await write('To grupper');
    expect(await mend(1)).toMatchObject({ aside: 'mend', step: { question: { id: first } } });
    const turn = await write('Fraværet stiger');
    expect([under(turn), at(turn)]).toEqual([first, third]);
    expect(await chat().texts()).toEqual({ [first]: 'Fraværet stiger', [second]: 'To grupper' });
  });

  it('keeps the old one when one goes on', async () => {
    const { begin, write, mend, move } = chat();
    await begin();
    await write('Fraværet falder');
    await mend(1);
    expect(at(await move('on'))).toBe(second);
    expect(await chat().texts()).toEqual({ [first]: 'Fraværet falder' });
  });

  it('works while paused, and leaves the pause as it was', async () => {
    const { begin, write, mend, move } = chat();
    await begin();
    await write('Fraværet falder');
    await move('pause');
    await mend(1);
    expect(at(await write('Fraværet stiger'))).toBeUndefined();
    expect(await chat().texts()).toEqual({ [first]: 'Fraværet stiger' });
    expect(await write('Hej')).toBeUndefined();
  });

  it('is told when there is no such answer', async () => {
    await chat().begin();
    expect(await chat().mend(9)).toMatchObject({
      said: { kind: 'no-such-answer' },
      step: { question: { id: first } },
    });
  });

  it('is refused once the meeting has begun', async () => {
    const { app, begin, mend, move } = chat();
    await begin();
    await move('pause');
    app.clock.set('2026-04-14T08:00:00.000Z');
    await expect(mend(1)).rejects.toMatchObject({ code: 'answer/locked' });
  });
});
