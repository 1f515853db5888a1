import { conflictsIn } from '../../src/domain/guide/answering';
import { type Preparation, type ChatTurn } from '../../src/app/results';
import { answerGuide } from '../../src/app/answer-guide';
import { answerInChat, beginChat, moveInChat, type ChatMove } from '../../src/app/answer-in-chat';
import type { Deps } from '../../src/app/deps';
import { fingerprint } from '../../src/domain/guide/fingerprint';
import { responseIdOf, type Response } from '../../src/domain/guide/response';
import { aPersonAs, ld1, ld2, openApp, seedSchool, type App } from '../fixtures/builders';

const key = { unitId: 'moellevang', meetingId: ld1.id, role: 'leader' } as const;
const [first, second, third] = ['data-package', 'own-observations', 'why'] as const;
const allQuestions = [first, second, third, 'voices', 'focus', 'hope'];

let app: App;
let messages = 0;
beforeEach(async () => {
  app = openApp();
  messages = 0;
  await seedSchool(app);
});
afterEach(() => app.close());

async function begin(texts: Record<string, string> = {}, deps: Deps = app.deps): Promise<ChatTurn> {
  const base = Object.fromEntries(Object.keys(texts).map((id) => [id, fingerprint('')]));
  return beginChat(deps, await app.actor('leader'), { ...key, texts, base });
}

async function write(
  text: string,
  id = `m${(messages += 1)}`,
  deps: Deps = app.deps,
): Promise<ChatTurn | undefined> {
  const actor = await app.actor('leader');
  return answerInChat(deps, actor, { id, text, at: app.clock.now() });
}

async function move(how: ChatMove): Promise<ChatTurn | undefined> {
  return moveInChat(app.deps, await app.actor('leader'), { move: how });
}

function stored(): Promise<Response | undefined> {
  return app.deps.units.record('response', key.unitId, responseIdOf(key.meetingId, 'leader', 'leader'));
}

async function texts(): Promise<Record<string, string>> {
  return Object.fromEntries(
    Object.entries((await stored())?.answers ?? {}).map(([id, { text }]) => [id, text]),
  );
}

function conflicted({ guide, response }: Preparation): boolean {
  return guide !== undefined && response !== undefined && conflictsIn(response, guide).length > 0;
}

describe('answering by writing', () => {
  it('asks the first question without an answer', async () => {
    expect((await begin()).question?.id).toBe(first);
  });

  it('saves what stood in the card first, and asks for the rest', async () => {
    expect((await begin({ [first]: 'Fraværet falder' })).question?.id).toBe(second);
    expect(await texts()).toEqual({ [first]: 'Fraværet falder' });
  });

  it('keeps each message at once as the answer, and asks the next', async () => {
    await begin();
    const turn = await write('Fraværet falder');
    expect([turn?.answered?.id, turn?.question?.id]).toEqual([first, second]);
    expect((await stored())?.answers[first]).toMatchObject({ text: 'Fraværet falder', via: 'chat' });
  });

  it('costs two reads and one batch a message', async () => {
    await begin();
    const actor = await app.actor('leader');
    await answerInChat(app.deps, actor, { id: 'm1', text: 'Fraværet falder', at: app.clock.now() });
    expect(app.store.calls).toEqual({ get: 2, batch: 1, put: 0, delete: 0, query: 0 });
  });

  it('goes on where it was after a restart, on another day', async () => {
    await begin();
    await write('Fraværet falder');
    app.clock.set('2026-03-05T09:00:00.000Z');
    const turn = await write('To grupper læser sammen', 'next-day', app.restarted());
    expect([turn?.answered?.id, turn?.question?.id]).toEqual([second, third]);
    expect(await texts()).toEqual({ [first]: 'Fraværet falder', [second]: 'To grupper læser sammen' });
  });

  it('is over after the last question, with everything kept as a draft', async () => {
    await begin();
    let turn: ChatTurn | undefined;
    for (const id of allQuestions) turn = await write(`Svar på ${id}`);
    expect(turn?.answered?.id).toBe('hope');
    expect(turn).not.toHaveProperty('question');
    expect(await stored()).toMatchObject({ state: 'draft' });
    expect(Object.keys(await texts())).toEqual(allQuestions);
    expect(await write('Endnu en besked')).toBeUndefined();
  });

  it('takes a choice by its words or its number', async () => {
    const council = { ...key, meetingId: ld2.id, role: 'pupil-council' } as const;
    await beginChat(app.deps, await app.actor('pupil-council'), { ...council, texts: {}, base: {} });
    const say = async (id: string, text: string): Promise<ChatTurn | undefined> =>
      answerInChat(app.deps, await app.actor('pupil-council'), { id, text, at: app.clock.now() });
    await expect(say('m1', 'måske i morgen')).rejects.toMatchObject({ code: 'answer/not-a-choice' });
    const byNumber = await say('m2', '1');
    const choice = byNumber?.answered?.choices?.[0];
    expect(byNumber?.preparation.response?.answers['noticed']?.text).toBe(choice?.value);
    await moveInChat(app.deps, await app.actor('pupil-council'), { move: 'back' });
    const last = byNumber?.answered?.choices?.at(-1);
    const byWords = await say('m3', ` ${last?.text.da.toUpperCase() ?? ''} `);
    expect(byWords?.preparation.response?.answers['noticed']?.text).toBe(last?.value);
  });
});

describe('a message delivered twice', () => {
  it('is one answer, one after the other', async () => {
    await begin();
    await write('Fraværet falder i alle klasser', 'm1');
    const again = await write('Fraværet falder i alle klasser', 'm1');
    expect(again?.question?.id).toBe(second);
    expect(app.store.calls.batch).toBe(0);
    expect(await texts()).toEqual({ [first]: 'Fraværet falder i alle klasser' });
  });

  it('is one answer at the same moment', async () => {
    await begin();
    const actor = await app.actor('leader');
    const message = { id: 'm1', text: 'Fraværet falder i alle klasser', at: app.clock.now() };
    await Promise.all([
      answerInChat(app.deps, actor, message),
      answerInChat(app.restarted(), actor, message),
    ]);
    expect(await texts()).toEqual({ [first]: message.text });
    expect((await stored())?.chat?.questionId).toBe(second);
  });
});

describe('moving in the chat', () => {
  it('skips, goes back, and lets an answer be written anew', async () => {
    await begin();
    await write('Fraværet falder');
    expect((await move('skip'))?.question?.id).toBe(third);
    expect((await move('back'))?.question?.id).toBe(second);
    expect((await move('back'))?.question?.id).toBe(first);
    await write('Fraværet er steget');
    expect(await texts()).toEqual({ [first]: 'Fraværet er steget' });
    expect(conflicted((await begin()).preparation)).toBe(false);
  });

  it('pauses, and what is written then is no answer; beginning again goes on', async () => {
    await begin();
    await write('Fraværet falder');
    expect(await move('pause')).toMatchObject({ isPaused: true });
    expect(await write('En besked om noget andet')).toBeUndefined();
    expect(await move('skip')).toBeUndefined();
    expect((await begin()).question?.id).toBe(second);
  });

  it('is nothing for one who never began', async () => {
    expect(await move('skip')).toBeUndefined();
    expect(await write('Hej')).toBeUndefined();
    expect(app.store.calls).toMatchObject({ get: 0, batch: 0 });
  });
});

describe('what a card said since the question was shown', () => {
  const fromCard = async (text: string): Promise<void> => {
    const card = {
      ...key,
      texts: { [first]: text },
      base: { [first]: fingerprint('') },
      intent: 'draft' as const,
    };
    await answerGuide(app.deps, await app.actor('leader'), card);
  };

  it('is kept beside the message', async () => {
    await begin();
    await fromCard('Skrevet i kortet');
    const turn = await write('Skrevet i chatten');
    expect(turn && conflicted(turn.preparation)).toBe(true);
    expect((await stored())?.answers[first]).toMatchObject({
      text: 'Skrevet i kortet',
      other: 'Skrevet i chatten',
    });
  });

  it('is kept when both come at the same moment', async () => {
    await begin();
    await Promise.all([write('Skrevet i chatten'), fromCard('Skrevet i kortet')]);
    const { text, other } = { text: '', ...(await stored())?.answers[first] };
    expect([text, other].sort()).toEqual(['Skrevet i chatten', 'Skrevet i kortet']);
  });

  it('stops the chat from beginning while two texts wait', async () => {
    await fromCard('Fra pc');
    const turn = await begin({ [first]: 'Fra telefon' });
    expect(turn).toMatchObject({ isPaused: true });
    expect((await stored())?.answers[first]).toMatchObject({ text: 'Fra pc', other: 'Fra telefon' });
    expect(await write('Hej')).toBeUndefined();
  });
});

describe('a message is refused, and nothing is kept of it,', () => {
  it('with a CPR number', async () => {
    await begin();
    await expect(write('Barnet 010190-1234 læser nu')).rejects.toMatchObject({ code: 'answer/cpr' });
    expect(JSON.stringify(await app.documents(key.unitId, 'response'))).not.toContain('010190');
    expect((await write('Et barn læser nu'))?.answered?.id).toBe(first);
  });

  it('when it is too long, and the same question still stands', async () => {
    await begin();
    await expect(write('x'.repeat(4001))).rejects.toMatchObject({ code: 'answer/too-long' });
    expect((await stored())?.chat?.questionId).toBe(first);
  });

  it('when the meeting has begun; the person is told once, and is then out of the chat', async () => {
    await begin();
    app.clock.set(ld1.start);
    await expect(write('For sent')).rejects.toMatchObject({ code: 'answer/locked' });
    expect(await texts()).toEqual({});
    expect(await write('Hej igen')).toBeUndefined();
  });

  it('when the role has ended; the person is told once', async () => {
    await begin();
    const person = await app.deps.people.byId('leader');
    const { assignments } = aPersonAs('leader', { id: key.unitId }, { to: '2026-03-01' });
    if (person) await app.deps.people.save({ ...person, value: { ...person.value, assignments } });
    await expect(write('Hej')).rejects.toMatchObject({ code: 'access/not-yours' });
    expect(await write('Hej igen')).toBeUndefined();
  });

  it('when the store is down, and the same message can be sent again', async () => {
    await begin();
    const actor = await app.actor('leader');
    const message = { id: 'm1', text: 'Fraværet falder', at: app.clock.now() };
    app.store.breakDown();
    await expect(answerInChat(app.deps, actor, message)).rejects.toMatchObject({ code: 'store/unavailable' });
    app.store.mend();
    expect((await answerInChat(app.deps, actor, message))?.answered?.id).toBe(first);
  });
});

describe('beginning is refused', () => {
  it('when the meeting has begun, and leaves no trace', async () => {
    app.clock.set(ld1.start);
    await expect(begin()).rejects.toMatchObject({ code: 'answer/locked' });
    expect((await app.actor('leader')).person.chat).toBeUndefined();
  });

  it('while a board has not chosen how it takes part', async () => {
    const board = { ...key, meetingId: ld2.id, role: 'board-rep', texts: {}, base: {} } as const;
    await expect(beginChat(app.deps, await app.actor('board-rep'), board)).rejects.toMatchObject({
      code: 'answer/no-guide',
    });
  });

  it('can be done again after a crash between pointer and cursor: until then there is no chat', async () => {
    const actor = await app.actor('leader');
    app.store.breakDown('store/unavailable', 'batch');
    await expect(beginChat(app.deps, actor, { ...key, texts: {}, base: {} })).rejects.toMatchObject({
      code: 'store/unavailable',
    });
    app.store.mend();
    expect(await write('Hej')).toBeUndefined();
    expect((await begin()).question?.id).toBe(first);
  });
});
