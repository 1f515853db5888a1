import { moveInEntry } from '../../../src/app/entry-in-chat';
import { finishSchema } from '../../../src/app/finish-schema';
import { waitingField } from '../../../src/app/open-entry';
import { ld1, oo1 } from '../../fixtures/builders';
import { answers, asked, key, useFilling } from './filling';

const { app, begin, move, person, schema, write, writeAll } = useFilling();

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
    const from = waitingField(await app().actor('leader'))!;
    await write(answers[0]);
    const actor = await app().actor('leader');
    expect(asked(await moveInEntry(app().deps, actor, { move: 'skip', from }))).toBe('forChildren');
    const other = { ...from, number: 7 };
    expect(asked(await moveInEntry(app().deps, actor, { move: 'cancel', from: other }))).toBe('forChildren');
    expect(await moveInEntry(app().deps, actor, { move: 'cancel', from })).toMatchObject({
      said: 'cancelled',
    });
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
    app().clock.set(oo1.end);
    await begin('agreement', 'leader', oo1.id);
    await write(answers[0]);
    await finishSchema(app().deps, await app().actor('chef'), { ...key, meetingId: oo1.id });
    const turn = await begin('focus-area');
    expect(turn.chat).toMatchObject({ meetingId: ld1.id, form: 'focus-area', values: {} });
  });

  it('closes answering a guide, since only the newest takes what is written', async () => {
    const stored = (await app().deps.people.byId('leader'))!;
    const chat = { ...key, role: 'leader' } as const;
    await app().deps.people.save({ ...stored, value: { ...stored.value, chat } });
    await begin();
    expect((await person()).chat).toBeUndefined();
  });
});
