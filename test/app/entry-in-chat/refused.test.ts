import { finishSchema, reopenSchema } from '../../../src/app/finish-schema';
import { oo1 } from '../../fixtures/builders';
import { answers, asked, key, useFilling } from './filling';

const { app, begin, move, person, write } = useFilling();

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
    app().clock.set(oo1.end);
    await finishSchema(app().deps, await app().actor('leader'), { ...key, meetingId: oo1.id });
    await expect(begin('agreement', 'leader', oo1.id)).rejects.toMatchObject({ code: 'schema/finished' });
  });

  it('someone who lost the role on the way is let go, with nothing kept', async () => {
    await begin();
    await write(answers[0]);
    const stored = (await app().deps.people.byId('leader'))!;
    const assignments = stored.value.assignments.map((held) => ({ ...held, to: '2026-01-01' }));
    await app().deps.people.save({ ...stored, value: { ...stored.value, assignments } });
    await expect(write(answers[1])).rejects.toMatchObject({ code: 'access/not-yours' });
    expect((await person()).entryChat?.values).toEqual({});
    expect(await write('Noget helt andet')).toBeUndefined();
  });

  it('a form whose schema was finished meanwhile waits until it is open again', async () => {
    app().clock.set(oo1.end);
    await begin('agreement', 'leader', oo1.id);
    await write(answers[0]);
    const meeting = { unitId: key.unitId, meetingId: oo1.id };
    await finishSchema(app().deps, await app().actor('chef'), meeting);
    await expect(write(answers[1])).rejects.toMatchObject({ code: 'schema/finished' });
    expect(await write('Det her er til en kollega')).toBeUndefined();
    await reopenSchema(app().deps, await app().actor('chef'), meeting);
    expect(asked(await move('resume'))).toBe('forChildren');
  });
});
