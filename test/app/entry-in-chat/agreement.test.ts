import { changeSchema } from '../../../src/app/follow-up';
import { answers, asked, key, useFilling } from './filling';

const { anew, app, begin, person, schema, write, writeAll } = useFilling();

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
    await anew();
    const entry = {
      what: answers[0],
      forChildren: answers[1],
      ownerId: 'leader',
      deadline: '2026-06-15',
    };
    const change = { do: 'add-entry', number: 1, entry } as const;
    await changeSchema(app().deps, await app().actor('leader'), { ...key, change });
    expect(await schema()).toEqual(written);
  });

  it('costs one write a message, and the schema one more at the end', async () => {
    await begin();
    await app().actor('leader');
    await write(answers[0]);
    expect(app().store.calls).toMatchObject({ batch: 0, put: 1, query: 0 });
    await write(answers[1]);
    await write(answers[2]);
    await write(answers[3]);
    expect(app().store.calls).toMatchObject({ batch: 1, put: 1, query: 0 });
  });

  it('goes on after a restart where it was', async () => {
    await begin();
    await write(answers[0]);
    const deps = app().restarted();
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
    app().store.breakDown('store/unavailable', 'put');
    await expect(write(answers[3], { id: 'last' })).rejects.toMatchObject({ code: 'store/unavailable' });
    app().store.mend();
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
