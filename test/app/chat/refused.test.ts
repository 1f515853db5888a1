import { beginChat, mendInChat } from '../../../src/app/chat/begin-chat';
import { answerInChat, takeInChat } from '../../../src/app/chat/take-in-chat';
import { fingerprint } from '../../../src/domain/guide/fingerprint';
import { aPersonAs, ld1, ld2, oo1 } from '../../fixtures/builders';
import { at, first, key, second, under, useChat } from './chatting';

const chat = useChat();

describe('what a card said since the question was shown', () => {
  it('is kept beside the message, and that is told', async () => {
    await chat().begin();
    await chat().fromCard('Skrevet i kortet');
    const turn = await chat().write('Skrevet i chatten');
    expect(turn?.said).toMatchObject({ kind: 'kept', isConflict: true });
    expect((await chat().stored())?.answers[first]).toMatchObject({
      text: 'Skrevet i kortet',
      other: 'Skrevet i chatten',
    });
    expect(await chat().send()).toMatchObject({ said: { kind: 'conflict', intent: 'submit' } });
  });

  it('is kept when both come at the same moment', async () => {
    const { begin, write, fromCard, stored } = chat();
    await begin();
    await Promise.all([write('Skrevet i chatten'), fromCard('Skrevet i kortet')]);
    const { text, other } = { text: '', ...(await stored())?.answers[first] };
    expect([text, other].sort()).toEqual(['Skrevet i chatten', 'Skrevet i kortet']);
  });

  it('stops the chat from beginning while two texts wait', async () => {
    await chat().fromCard('Fra pc');
    const turn = await chat().begin({ [first]: 'Fra telefon' });
    expect(turn.said).toEqual({ kind: 'conflict', intent: 'draft' });
    expect((await chat().stored())?.answers[first]).toMatchObject({ text: 'Fra pc', other: 'Fra telefon' });
    expect(await chat().write('Hej')).toBeUndefined();
  });
});

describe('a message is refused, and nothing is kept of it,', () => {
  it('with a CPR number', async () => {
    const { app, begin, write } = chat();
    await begin();
    await expect(write('Barnet 010190-1234 læser nu')).rejects.toMatchObject({ code: 'answer/cpr' });
    expect(JSON.stringify(await app.documents(key.unitId, 'response'))).not.toContain('010190');
    expect(under(await write('Et barn læser nu'))).toBe(first);
  });

  it('when it is too long, and the same question still stands', async () => {
    await chat().begin();
    await expect(chat().write('x'.repeat(4001))).rejects.toMatchObject({ code: 'answer/too-long' });
    expect((await chat().stored())?.chat?.questionId).toBe(first);
  });

  it('when the meeting has begun; the person is told once, and is then out of the chat', async () => {
    const { app, begin, write } = chat();
    await begin();
    app.clock.set(ld1.start);
    await expect(write('For sent')).rejects.toMatchObject({ code: 'answer/locked' });
    expect(await chat().texts()).toEqual({});
    expect(await write('Hej igen')).toBeUndefined();
  });

  it('when the role has ended; the person is told once', async () => {
    const { app, begin, write } = chat();
    await begin();
    const person = await app.deps.people.byId('leader');
    const { assignments } = aPersonAs('leader', { id: key.unitId }, { to: '2026-03-01' });
    if (person) await app.deps.people.save({ ...person, value: { ...person.value, assignments } });
    await expect(write('Hej')).rejects.toMatchObject({ code: 'access/not-yours' });
    expect(await write('Hej igen')).toBeUndefined();
  });

  it('when the store is down, and the same message can be sent again', async () => {
    const { app, begin } = chat();
    await begin();
    const actor = await app.actor('leader');
    const message = { id: 'm1', text: 'Fraværet falder', at: app.clock.now() };
    app.store.breakDown();
    await expect(answerInChat(app.deps, actor, message)).rejects.toMatchObject({ code: 'store/unavailable' });
    app.store.mend();
    expect(under(await answerInChat(app.deps, actor, message))).toBe(first);
  });
});

describe('beginning is refused', () => {
  it('when the meeting has begun, and leaves no trace', async () => {
    const { app, begin } = chat();
    app.clock.set(ld1.start);
    await expect(begin()).rejects.toMatchObject({ code: 'answer/locked' });
    expect((await app.actor('leader')).person.chat).toBeUndefined();
  });

  it('to those whose task it is not, and so is mending', async () => {
    const { app } = chat();
    const own = { ...key, meetingId: oo1.id };
    const staff = await app.actor('staff-rep');
    await expect(beginChat(app.deps, staff, { ...own, texts: {}, base: {} })).rejects.toMatchObject({
      code: 'access/not-yours',
    });
    await expect(mendInChat(app.deps, staff, { key: own, stepId: first })).rejects.toMatchObject({
      code: 'access/not-yours',
    });
  });

  it('can be done again after a crash between pointer and cursor: until then there is no chat', async () => {
    const { app, begin, write } = chat();
    const actor = await app.actor('leader');
    app.store.breakDown('store/unavailable', 'batch');
    await expect(beginChat(app.deps, actor, { ...key, texts: {}, base: {} })).rejects.toMatchObject({
      code: 'store/unavailable',
    });
    app.store.mend();
    expect(await write('Hej')).toBeUndefined();
    expect(at(await begin())).toBe(first);
  });
});

describe('a message that was put aside', () => {
  const empty = fingerprint('');
  const written = { ...key, stepId: first, text: 'næste', base: empty, adds: false, messageId: 'm7' };
  const take = async (changes: Partial<typeof written> = {}, person = 'leader') =>
    takeInChat(chat().app.deps, await chat().app.actor(person), { ...written, ...changes });

  it('is the answer to what it was written at, and then the next comes', async () => {
    await chat().begin();
    const turn = await take();
    expect([under(turn), at(turn)]).toEqual([first, second]);
    expect(await chat().texts()).toEqual({ [first]: 'næste' });
  });

  it('is taken once, and moves nothing when the person has gone on', async () => {
    await chat().begin();
    await chat().move('skip');
    expect(at(await take())).toBe(second);
    await take();
    await take({ adds: true, text: 'og igen', messageId: 'm8' });
    await take({ adds: true, text: 'og igen', messageId: 'm8' });
    expect(await chat().texts()).toEqual({ [first]: 'næste\nog igen' });
  });

  it('stands beside what was written there since', async () => {
    await chat().begin();
    await chat().write('Fraværet falder');
    await take();
    expect((await chat().stored())?.answers[first]).toMatchObject({
      text: 'Fraværet falder',
      other: 'næste',
    });
  });

  it.each([
    ['of another’s answers', {}, 'chef', 'access/not-yours'],
    ['never begun', { meetingId: oo1.id }, 'leader', 'answer/no-question'],
    ['with a CPR number', { text: '010190-1234' }, 'leader', 'answer/cpr'],
  ] as const)('is refused when %s', async (_what, changes, person, code) => {
    await chat().begin();
    await expect(take(changes as Partial<typeof written>, person)).rejects.toMatchObject({ code });
  });

  it('is refused once the meeting has begun, also while paused', async () => {
    await chat().begin();
    await chat().move('pause');
    chat().app.clock.set(ld1.start);
    await expect(take()).rejects.toMatchObject({ code: 'answer/locked' });
  });
});

it('keeps the answers and the place of one task while another is answered', async () => {
  const { app, begin, write } = chat();
  await begin();
  await write('Fraværet falder');
  const other = { ...key, meetingId: ld2.id, texts: {}, base: {} };
  const begun = await beginChat(app.deps, await app.actor('leader'), other);
  expect(begun.preparation.meeting.id).toBe(ld2.id);
  await write('Til den anden samtale');
  expect(await chat().texts()).toEqual({ [first]: 'Fraværet falder' });
  expect(at(await begin())).toBe(second);
  await write('Til den første igen');
  expect(await chat().texts()).toEqual({ [first]: 'Fraværet falder', [second]: 'Til den første igen' });
});
