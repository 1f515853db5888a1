import { changeSchema } from '../../../src/app/follow-up';
import { aSchool, ld2 } from '../../fixtures/builders';
import { asked, key, useFilling } from './filling';

const { anew, app, begin, move, schema, write, writeAll } = useFilling();

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
    await changeSchema(app().deps, await app().actor('leader'), { ...key, change });
    await write('Fra chatten');
    expect((await schema())?.childrensPerspective).toBe('Fra kortet\n\nFra chatten');
  });

  it('belong to the first dialogue only', async () => {
    app().clock.set(ld2.end);
    for (const form of ['focus-area', 'perspective'] as const)
      await expect(begin(form, 'leader', ld2.id)).rejects.toMatchObject({
        code: 'schema/not-first-dialogue',
      });
    expect(asked(await begin('agreement', 'leader', ld2.id))).toBe('what');
  });
});

it('asks a selvejende board, who holds the dialogues there, and not the leader', async () => {
  await anew(aSchool({ sector: 'dagtilbud', ownership: 'selvejende' }));
  await expect(begin('agreement', 'leader')).rejects.toMatchObject({ code: 'access/not-yours' });
  await begin('agreement', 'board-rep');
  for (const text of ['Ny legeplads', 'Plads til alle', 'mig', '1. juni'])
    await write(text, { who: 'board-rep' });
  expect((await schema())?.entries).toMatchObject([{ ownerId: 'board-rep', deadline: '2026-06-01' }]);
});
