import { beginEntry } from '../../src/app/begin-entry';
import { answerInEntry, moveInEntry, type EntryMove } from '../../src/app/entry-in-chat';
import { finishSchema, holdMeeting, reopenSchema } from '../../src/app/finish-schema';
import { changeSchema } from '../../src/app/follow-up';
import { waitingField } from '../../src/app/open-entry';
import { pickToHold, pickToWrite } from '../../src/app/pick-follow-up';
import type { EntryTurn } from '../../src/app/results';
import type { EntryForm } from '../../src/domain/follow-up/entry-forms';
import { schemaIdOf, type FollowUpSchema } from '../../src/domain/follow-up/schema';
import type { Role } from '../../src/domain/people/person';
import { aSchool, ld1, ld2, oo1, oo2, openApp, seedSchool, type App } from '../fixtures/builders';

/** Filling a form of the schema by writing. The first dialogue has been; the school is small. */

const key = { unitId: 'moellevang', meetingId: ld1.id };
const answers = ['En voksen mere ude', 'Alle har nogen', 'Navn leader', '15. juni'] as const;

let app: App;
let messages = 0;
beforeEach(async () => {
  app = openApp({ now: ld1.end });
  messages = 0;
  await seedSchool(app);
});
afterEach(() => app.close());

async function begin(
  form: EntryForm = 'agreement',
  who: Role = 'leader',
  meetingId = ld1.id,
): Promise<EntryTurn> {
  return beginEntry(app.deps, await app.actor(who), { unitId: key.unitId, meetingId, form });
}

async function write(
  text: string,
  { id = `m${(messages += 1)}`, who = 'leader', deps = app.deps } = {},
): Promise<EntryTurn | undefined> {
  return answerInEntry(deps, await app.actor(who), { id, text, at: app.clock.now() });
}

async function writeAll(texts: readonly string[] = answers): Promise<EntryTurn | undefined> {
  let turn: EntryTurn | undefined;
  for (const text of texts) turn = await write(text);
  return turn;
}

async function move(how: EntryMove, id?: string): Promise<EntryTurn | undefined> {
  const message = { id: id ?? `m${(messages += 1)}`, text: how, at: app.clock.now() };
  return moveInEntry(app.deps, await app.actor('leader'), { move: how, message });
}

function schema(meetingId = ld1.id): Promise<FollowUpSchema | undefined> {
  return app.deps.units.record('schema', key.unitId, schemaIdOf(meetingId));
}

const person = async (who: Role = 'leader') => (await app.actor(who)).person;
const asked = (turn: EntryTurn | undefined): unknown => turn?.asked?.question.field;

describe('an agreement by writing', () => {
  it('is asked one question at a time, and nothing is in the schema before the last', async () => {
    expect(asked(await begin())).toBe('what');
    expect(asked(await write(answers[0]))).toBe('forChildren');
    expect(asked(await write(answers[1]))).toBe('ownerId');
    expect(asked(await write(answers[2]))).toBe('deadline');
    expect(await schema()).toBeUndefined();
    const saved = await write(answers[3]);
    expect(saved).toMatchObject({ said: 'saved', followUp: { schema: { entries: [{ what: answers[0] }] } } });
    expect(asked(saved)).toBeUndefined();
  });

  it('is the same entry as by the card', async () => {
    await begin();
    await writeAll();
    const written = await schema();
    await app.close();
    app = openApp({ now: ld1.end });
    await seedSchool(app);
    const entry = {
      what: answers[0],
      forChildren: answers[1],
      ownerId: 'leader',
      deadline: '2026-06-15',
    };
    const change = { do: 'add-entry', number: 1, entry } as const;
    await changeSchema(app.deps, await app.actor('leader'), { ...key, change });
    expect(await schema()).toEqual(written);
  });

  it('costs one write a message, and the schema one more at the end', async () => {
    await begin();
    await app.actor('leader');
    await write(answers[0]);
    expect(app.store.calls).toMatchObject({ batch: 0, put: 1, query: 0 });
    await write(answers[1]);
    await write(answers[2]);
    await write(answers[3]);
    expect(app.store.calls).toMatchObject({ batch: 1, put: 1, query: 0 });
  });

  it('goes on after a restart where it was', async () => {
    await begin();
    await write(answers[0]);
    const deps = app.restarted();
    expect(asked(await write(answers[1], { deps }))).toBe('ownerId');
    await writeAll(answers.slice(2));
    expect((await schema())?.entries).toMatchObject([{ what: answers[0], forChildren: answers[1] }]);
  });

  it('is one when a message is delivered twice, also the last one', async () => {
    await begin();
    await write(answers[0], { id: 'first' });
    expect(asked(await write(answers[0], { id: 'first' }))).toBe('forChildren');
    expect(asked(await write(answers[0], { id: 'another' }))).toBe('forChildren');
    await writeAll(answers.slice(1, 3));
    await write(answers[3], { id: 'last' });
    const before = await schema();
    const again = await write(answers[3], { id: 'last' });
    expect(again?.followUp.schema.entries).toHaveLength(1);
    expect(asked(again)).toBeUndefined();
    expect(await schema()).toEqual(before);
  });

  it('is one when the store fails between the schema and the person', async () => {
    await begin();
    await writeAll(answers.slice(0, 3));
    app.store.breakDown('store/unavailable', 'put');
    await expect(write(answers[3], { id: 'last' })).rejects.toMatchObject({ code: 'store/unavailable' });
    app.store.mend();
    expect((await schema())?.entries).toHaveLength(1);
    expect(await write(answers[3], { id: 'last' })).toMatchObject({ said: 'saved' });
    expect((await schema())?.entries).toHaveLength(1);
    expect(await write('Og så noget andet')).toBeUndefined();
  });

  it('keeps no text with a CPR number, and none that is too long', async () => {
    await begin();
    const before = await person();
    await expect(write('Tal med 010203-1234')).rejects.toMatchObject({ code: 'answer/cpr' });
    await expect(write('x'.repeat(1001))).rejects.toMatchObject({ code: 'input/too-long' });
    expect(await person()).toEqual(before);
  });

  it('asks again for what cannot be read, and keeps nothing of it', async () => {
    await begin();
    await writeAll(answers.slice(0, 3));
    const before = await person();
    expect(await write('efter sommer')).toMatchObject({ said: 'unreadable-day', asked: { index: 4 } });
    expect(await write('1. marts 2026')).toMatchObject({ said: 'past-day' });
    expect(asked(await write('  '))).toBe('deadline');
    expect(await person()).toEqual(before);
  });
});

describe('the other forms', () => {
  it('put a focus area under a theme, or under none', async () => {
    await begin('focus-area');
    await writeAll(['Fællesskaber', '1']);
    await begin('focus-area');
    expect(await writeAll(['Vores eget', 'intet'])).toMatchObject({ said: 'saved' });
    expect((await schema())?.focusAreas).toEqual([
      { id: 'f1', title: 'Fællesskaber', themeId: 'theme-1' },
      { id: 'f2', title: 'Vores eget' },
    ]);
  });

  it('mend the decision on the children’s perspective, or leave it', async () => {
    await begin('perspective');
    await write('Vi spørger hver klasse');
    const shown = await begin('perspective');
    expect(shown.chat.values).toEqual({ text: 'Vi spørger hver klasse' });
    await move('skip');
    expect((await schema())?.childrensPerspective).toBe('Vi spørger hver klasse');
    await begin('perspective');
    await write('Vi spørger to gange');
    expect((await schema())?.childrensPerspective).toBe('Vi spørger to gange');
  });

  it('keep both texts when another one was decided meanwhile', async () => {
    await begin('perspective');
    const change = { do: 'decide-perspective', text: 'Fra kortet', base: '' } as const;
    await changeSchema(app.deps, await app.actor('leader'), { ...key, change });
    await write('Fra chatten');
    expect((await schema())?.childrensPerspective).toBe('Fra kortet\n\nFra chatten');
  });

  it('belong to the first dialogue only', async () => {
    app.clock.set(ld2.end);
    for (const form of ['focus-area', 'perspective'] as const)
      await expect(begin(form, 'leader', ld2.id)).rejects.toMatchObject({
        code: 'schema/not-first-dialogue',
      });
    expect(asked(await begin('agreement', 'leader', ld2.id))).toBe('what');
  });
});

describe('moving in a form', () => {
  it('goes back and on, and a word that comes twice moves once', async () => {
    await begin();
    await writeAll(answers.slice(0, 2));
    expect(asked(await move('back', 'b1'))).toBe('forChildren');
    expect(asked(await move('back', 'b1'))).toBe('forChildren');
    expect(asked(await move('skip'))).toBe('ownerId');
    expect(await move('skip')).toMatchObject({ said: 'required', asked: { question: { field: 'ownerId' } } });
  });

  it('heeds a button only on the card of the question that waits', async () => {
    await begin();
    const from = waitingField(await app.actor('leader'))!;
    await write(answers[0]);
    const actor = await app.actor('leader');
    expect(asked(await moveInEntry(app.deps, actor, { move: 'skip', from }))).toBe('forChildren');
    const other = { ...from, number: 7 };
    expect(asked(await moveInEntry(app.deps, actor, { move: 'cancel', from: other }))).toBe('forChildren');
    expect(await moveInEntry(app.deps, actor, { move: 'cancel', from })).toMatchObject({ said: 'cancelled' });
  });

  it('waits while it is paused', async () => {
    await begin();
    await write(answers[0]);
    expect(await move('pause')).toMatchObject({ said: 'paused' });
    expect(await write('Det her er til en kollega')).toBeUndefined();
    expect(asked(await move('resume'))).toBe('forChildren');
  });

  it('lets everything typed go when it is called off', async () => {
    await begin();
    await write(answers[0]);
    expect(await move('cancel')).toMatchObject({ said: 'cancelled' });
    expect((await person()).entryChat?.values).toEqual({});
    expect(await move('back')).toBeUndefined();
    expect(await schema()).toBeUndefined();
  });
});

describe('beginning another', () => {
  it('takes nothing typed away: the one under way goes on', async () => {
    await begin();
    await write(answers[0]);
    expect(await begin('focus-area')).toMatchObject({ said: 'busy', chat: { form: 'agreement' } });
    expect(await begin()).toMatchObject({ said: 'resumed', chat: { values: { what: answers[0] } } });
    await move('cancel');
    expect(asked(await begin('focus-area'))).toBe('title');
  });

  it('takes the place of one that can be saved no more', async () => {
    app.clock.set(oo1.end);
    await begin('agreement', 'leader', oo1.id);
    await write(answers[0]);
    await finishSchema(app.deps, await app.actor('chef'), { ...key, meetingId: oo1.id });
    const turn = await begin('focus-area');
    expect(turn.chat).toMatchObject({ meetingId: ld1.id, form: 'focus-area', values: {} });
  });

  it('closes answering a guide, since only the newest takes what is written', async () => {
    const stored = (await app.deps.people.byId('leader'))!;
    const chat = { ...key, role: 'leader' } as const;
    await app.deps.people.save({ ...stored, value: { ...stored.value, chat } });
    await begin();
    expect((await person()).chat).toBeUndefined();
  });
});

describe('who may not', () => {
  it.each(['chef', 'pedagogical-leader', 'pupil-council', 'board-rep', 'consultant'] as const)(
    'the %s begins none at a dialogue',
    async (who) => {
      await expect(begin('agreement', who)).rejects.toMatchObject({ code: 'access/not-yours' });
      expect((await person(who)).entryChat).toBeUndefined();
    },
  );

  it('nobody does before the meeting, or when the schema is finished', async () => {
    await expect(begin('agreement', 'leader', oo1.id)).rejects.toMatchObject({ code: 'meeting/not-begun' });
    app.clock.set(oo1.end);
    await finishSchema(app.deps, await app.actor('leader'), { ...key, meetingId: oo1.id });
    await expect(begin('agreement', 'leader', oo1.id)).rejects.toMatchObject({ code: 'schema/finished' });
  });

  it('someone who lost the role on the way is let go, with nothing kept', async () => {
    await begin();
    await write(answers[0]);
    const stored = (await app.deps.people.byId('leader'))!;
    const assignments = stored.value.assignments.map((held) => ({ ...held, to: '2026-01-01' }));
    await app.deps.people.save({ ...stored, value: { ...stored.value, assignments } });
    await expect(write(answers[1])).rejects.toMatchObject({ code: 'access/not-yours' });
    expect((await person()).entryChat?.values).toEqual({});
    expect(await write('Noget helt andet')).toBeUndefined();
  });

  it('a form whose schema was finished meanwhile waits until it is open again', async () => {
    app.clock.set(oo1.end);
    await begin('agreement', 'leader', oo1.id);
    await write(answers[0]);
    const meeting = { unitId: key.unitId, meetingId: oo1.id };
    await finishSchema(app.deps, await app.actor('chef'), meeting);
    await expect(write(answers[1])).rejects.toMatchObject({ code: 'schema/finished' });
    expect(await write('Det her er til en kollega')).toBeUndefined();
    await reopenSchema(app.deps, await app.actor('chef'), meeting);
    expect(asked(await move('resume'))).toBe('forChildren');
  });
});

describe('the meeting that is meant', () => {
  const pick = async (who: Role, written = '', form?: EntryForm) =>
    pickToWrite(app.deps, await app.actor(who), { written, ...(form && { form }) });

  it('is the nearest that waits and that the form belongs to', async () => {
    app.clock.set(oo1.end);
    expect(await pick('leader')).toMatchObject({ meetingId: oo1.id, isWaiting: true });
    expect(await pick('leader', '', 'focus-area')).toMatchObject({ meetingId: ld1.id });
    expect(await pick('chef')).toMatchObject({ meetingId: oo1.id });
  });

  it('is the one written in earlier the same day', async () => {
    app.clock.set(oo1.end);
    await begin('perspective');
    await write('Vi spørger hver klasse');
    expect(await pick('leader')).toMatchObject({ meetingId: ld1.id });
    app.clock.set(oo2.start);
    expect(await pick('leader')).toMatchObject({ meetingId: oo2.id });
  });

  it('is the next one, to be read, when none waits', async () => {
    app.clock.set('2026-03-02T09:00:00.000Z');
    expect(await pick('leader')).toMatchObject({ meetingId: ld1.id, isWaiting: false });
  });

  it('is in the unit that is named, and in no other', async () => {
    expect(await pick('leader', 'møllevang')).toMatchObject({ meetingId: ld1.id });
    await expect(pick('leader', 'havblik')).rejects.toMatchObject({ code: 'access/no-such-unit' });
    await expect(pick('pupil-council')).rejects.toMatchObject({ code: 'access/no-schema' });
    await expect(pick('pupil-council', 'møllevang')).rejects.toMatchObject({ code: 'access/no-such-unit' });
  });

  it('says where focus areas are chosen when only another meeting waits', async () => {
    const actor = await app.actor('chef');
    app.clock.set(oo1.end);
    await expect(pickToWrite(app.deps, actor, { written: '', form: 'focus-area' })).rejects.toMatchObject({
      code: 'schema/not-first-dialogue',
    });
  });

  it('is held when it has begun or begins today; one far ahead is only shown', async () => {
    const hold = async (who: Role, held = true) =>
      pickToHold(app.deps, await app.actor(who), { held, written: '' });
    expect(await hold('leader')).toMatchObject({ meetingId: ld1.id, isNow: true });
    app.clock.set('2026-03-24T06:00:00.000Z');
    expect(await hold('leader')).toMatchObject({ meetingId: ld1.id, isNow: true });
    expect(await hold('leader', false)).toBeUndefined();
    await holdMeeting(app.deps, await app.actor('leader'), { ...key, held: true });
    expect(await hold('leader', false)).toMatchObject({ meetingId: ld1.id });
    expect(await hold('leader')).toMatchObject({ meetingId: oo1.id, isNow: false });
    expect(await hold('pupil-council')).toBeUndefined();
  });
});

it('asks a selvejende board, who holds the dialogues there, and not the leader', async () => {
  await app.close();
  app = openApp({ now: ld1.end });
  await seedSchool(app, { unit: aSchool({ sector: 'dagtilbud', ownership: 'selvejende' }) });
  await expect(begin('agreement', 'leader')).rejects.toMatchObject({ code: 'access/not-yours' });
  await begin('agreement', 'board-rep');
  for (const text of ['Ny legeplads', 'Plads til alle', 'mig', '1. juni'])
    await write(text, { who: 'board-rep' });
  expect((await schema())?.entries).toMatchObject([{ ownerId: 'board-rep', deadline: '2026-06-01' }]);
});
