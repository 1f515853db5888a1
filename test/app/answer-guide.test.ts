import { answerGuide } from '../../src/app/answer-guide';
import { fingerprint } from '../../src/domain/guide/fingerprint';
import { responseIdOf } from '../../src/domain/guide/response';
import { ld1, monday, basisOf } from '../fixtures/builders';
import { card, complete, texts, unitId, useSchool } from './answering';
import { auditsOf } from '../fixtures/audit-rows';

const school = useSchool();

describe('answering a guide', () => {
  it('keeps a draft', async () => {
    const { outcome, preparation } = await school.answer('leader', card({ focus: 'Læsefællesskaber' }));
    expect(outcome).toBe('saved');
    expect(preparation.response?.answers['focus']?.text).toBe('Læsefællesskaber');
    expect(await school.stored()).toMatchObject({
      state: 'draft',
      guideId: 'leader-skole-ls1',
      personId: 'leader',
      answers: { focus: { text: 'Læsefællesskaber', via: 'card', at: monday } },
    });
  });

  it('keeps no draft of a card that was only looked at', async () => {
    expect((await school.answer('leader', card({ focus: '' }))).outcome).toBe('saved');
    expect(await school.stored()).toBeUndefined();
  });

  it('sends answers, which then count in the dialogue’s data basis', async () => {
    const { outcome, preparation } = await school.answer('leader', card(complete, { intent: 'submit' }));
    expect(outcome).toBe('submitted');
    expect(preparation.basis).toEqual(basisOf('A', 'B'));
    expect(await school.stored()).toMatchObject({
      state: 'submitted',
      submittedAt: monday,
      dataTypes: ['B'],
    });
    const summary = await school.app.deps.units.summary(unitId);
    expect(Object.values(summary?.value.responses ?? {})).toMatchObject([
      { personId: 'leader', state: 'submitted' },
    ]);
  });

  it('keeps all that was typed when something required is missing', async () => {
    const { outcome, questionIds } = await school.answer(
      'leader',
      card({ focus: 'Læsning' }, { intent: 'submit' }),
    );
    expect([outcome, questionIds]).toEqual(['missing', ['own-observations']]);
    expect(await school.stored()).toMatchObject({ state: 'draft', answers: { focus: { text: 'Læsning' } } });
  });

  it('keeps both texts when two cards meet, and sends when one is chosen', async () => {
    await school.answer('leader', card({ ...complete, focus: 'Fra pc' }));
    const met = await school.answer(
      'leader',
      card({ ...complete, focus: 'Fra telefon' }, { intent: 'submit' }),
    );
    expect([met.outcome, met.questionIds]).toEqual(['conflict', ['focus']]);
    expect((await school.stored())?.answers['focus']).toMatchObject({ text: 'Fra pc', other: 'Fra telefon' });
    const chosen = await school.answer('leader', card({}, { intent: 'submit', choices: { focus: 'both' } }));
    expect(chosen.outcome).toBe('submitted');
    expect(texts(await school.stored())['focus']).toBe('Fra pc\n\nFra telefon');
  });

  it('lets what is sent be changed until the meeting, with its versions', async () => {
    await school.answer('leader', card(complete, { intent: 'submit' }));
    school.app.clock.set('2026-03-24T07:59:00.000Z');
    const again = { ...complete, focus: 'Skrivefællesskaber' };
    const base = {
      focus: fingerprint(complete.focus),
      'own-observations': fingerprint(complete['own-observations']),
    };
    await school.answer('leader', card(again, { intent: 'submit', base }));
    expect((await school.stored())?.versions.map(({ answers }) => answers['focus'])).toEqual([
      'Læsefællesskaber',
      'Skrivefællesskaber',
    ]);
  });

  it('keeps which department it is about, and lets go of it', async () => {
    await school.answer('leader', card({ focus: 'Læsning' }, { siteId: 'nord' }));
    expect((await school.stored())?.siteId).toBe('nord');
    await school.answer('leader', card({}, { siteId: '' }));
    expect(await school.stored()).not.toHaveProperty('siteId');
    await expect(school.answer('leader', card({}, { siteId: 'syd' }))).rejects.toMatchObject({
      code: 'input/unreadable',
    });
  });

  it('costs two reads and one batch', async () => {
    const actor = await school.app.actor('leader');
    await answerGuide(school.app.deps, actor, card(complete, { intent: 'submit' }));
    expect(school.app.store.calls).toEqual({ get: 2, batch: 1, put: 0, delete: 0, query: 0 });
  });

  it('twice is one write', async () => {
    await school.answer('leader', card(complete, { intent: 'submit' }));
    const before = await school.stored();
    const { outcome } = await school.answer('leader', card(complete, { intent: 'submit' }));
    expect(outcome).toBe('submitted');
    expect(school.app.store.calls).toMatchObject({ get: 2, batch: 0, put: 0 });
    expect(await school.stored()).toEqual(before);
  });

  it('notes who did what, and nothing of what was written', async () => {
    await school.answer('leader', card(complete, { intent: 'submit' }));
    const audits = await auditsOf(school.app.store, { pk: unitId });
    const subjectId = responseIdOf(ld1.id, 'leader', 'leader');
    expect(audits).toContainEqual({ at: monday, personId: 'leader', action: 'submit-answers', subjectId });
    expect(JSON.stringify([audits, school.app.logged])).not.toContain('Læsefællesskaber');
  });
});
