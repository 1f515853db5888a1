import { answerGuide } from '../../src/app/answer-guide';
import { schoolRoles } from '../fixtures/builders';
import { card, complete, texts, unitId, useSchool } from './answering';

const school = useSchool();

describe('two who act at the same time', () => {
  it('both land: the one that came second decides again', async () => {
    const [leader, staff] = [await school.app.actor('leader'), await school.app.actor('staff-rep')];
    school.app.store.forget();
    await Promise.all([
      answerGuide(school.app.deps, leader, card({ focus: 'Lederens' })),
      answerGuide(school.app.deps, staff, card({ focus: 'Medarbejdernes' }, { role: 'staff-rep' })),
    ]);
    expect(school.app.store.calls.batch).toBe(3);
    expect([texts(await school.stored()), texts(await school.stored('staff-rep'))]).toEqual([
      { focus: 'Lederens' },
      { focus: 'Medarbejdernes' },
    ]);
    const summary = await school.app.deps.units.summary(unitId);
    expect(Object.keys(summary?.value.responses ?? {})).toHaveLength(2);
  });

  it('both land on one question, too, from two devices', async () => {
    const actor = await school.app.actor('leader');
    await Promise.all(
      ['Fra pc', 'Fra telefon'].map((focus) => answerGuide(school.app.deps, actor, card({ focus }))),
    );
    const { text, other } = { text: '', ...(await school.stored())?.answers['focus'] };
    expect([text, other].sort()).toEqual(['Fra pc', 'Fra telefon']);
  });

  it('all land when everyone in the dialogue sends at once', async () => {
    const actors = await Promise.all(schoolRoles.map((role) => school.app.actor(role)));
    await Promise.all(
      actors.map((actor, at) =>
        answerGuide(
          school.app.deps,
          actor,
          card({ focus: 'x', agree: 'x', offer: 'x', good: 'x' }, { role: schoolRoles[at]! }),
        ),
      ),
    );
    expect(await school.app.documents(unitId, 'response')).toHaveLength(schoolRoles.length);
  });

  it('ends in a refusal when it never gets through, with nothing written', async () => {
    const actor = await school.app.actor('leader');
    school.app.store.breakDown('store/conflict', 'batch');
    await expect(answerGuide(school.app.deps, actor, card(complete))).rejects.toMatchObject({
      code: 'store/unavailable',
    });
    school.app.store.mend();
    expect(await school.stored()).toBeUndefined();
  });
});
