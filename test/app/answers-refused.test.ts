import { answerGuide, type Answers } from '../../src/app/answer-guide';
import { aMember, aPersonAs, aSchool, cancelled, ld1, oo1, openApp } from '../fixtures/builders';
import { card, complete, useSchool } from './answering';

const school = useSchool();

describe('answers are refused, and nothing is written,', () => {
  async function refusedWith(code: string, personId: string, input: Answers): Promise<void> {
    const actor = await school.app.actor(personId);
    await expect(answerGuide(school.app.deps, actor, input)).rejects.toMatchObject({ code });
    expect(school.app.store.calls).toMatchObject({ batch: 0, put: 0 });
  }

  it('from the moment the meeting starts', async () => {
    school.app.clock.set(ld1.start);
    await refusedWith('answer/locked', 'leader', card(complete));
  });

  it('when the meeting is cancelled', async () => {
    const other = openApp();
    const unit = aSchool();
    await other.seed(unit, [{ type: 'meeting', record: cancelled(ld1) }], [aPersonAs('leader', unit)]);
    await expect(answerGuide(other.deps, await other.actor('leader'), card(complete))).rejects.toMatchObject({
      code: 'answer/locked',
    });
    await other.close();
  });

  it.each(['focus', 'own-observations', 'a question that is not there'])(
    'with a CPR number in %s',
    async (question) => {
      await refusedWith('answer/cpr', 'leader', card({ ...complete, [question]: 'Barnet 010190-1234' }));
      expect(await school.stored()).toBeUndefined();
    },
  );

  it('with a text that is too long', async () => {
    await refusedWith('answer/too-long', 'leader', card({ focus: 'x'.repeat(4001) }));
  });

  it('in a role the person does not hold', async () => {
    await refusedWith('access/not-yours', 'leader', card({}, { role: 'chef' }));
    await refusedWith('access/not-yours', 'administration', card(complete));
  });

  it('at a 1:1 to all but chef and leader', async () => {
    await refusedWith(
      'access/not-yours',
      'pedagogical-leader',
      card({}, { meetingId: oo1.id, role: 'pedagogical-leader' }),
    );
  });

  it('in another unit, and the same in one that does not exist', async () => {
    await school.app.seed({ ...aSchool(), id: 'aaby', chefId: 'another' }, [
      { type: 'meeting', record: { ...ld1, unitId: 'aaby' } },
    ]);
    await refusedWith('access/not-yours', 'leader', card(complete, { unitId: 'aaby' }));
    await refusedWith('access/not-yours', 'leader', card(complete, { unitId: 'aaby', meetingId: 'unknown' }));
    await refusedWith(
      'access/not-yours',
      'leader',
      card(complete, { unitId: 'unknown', meetingId: 'unknown' }),
    );
  });

  it('to a meeting that does not exist in one’s own unit', async () => {
    await refusedWith('meeting/not-found', 'leader', card(complete, { meetingId: 'unknown' }));
  });

  it('after the last day of the role', async () => {
    const late = openApp();
    const unit = aSchool({ members: [aMember('leader', { to: '2026-03-01' })] });
    await late.seed(
      unit,
      [{ type: 'meeting', record: ld1 }],
      [aPersonAs('leader', unit, { to: '2026-03-01' })],
    );
    await expect(answerGuide(late.deps, await late.actor('leader'), card(complete))).rejects.toMatchObject({
      code: 'access/not-yours',
    });
    await late.close();
  });

  it.each([[], ['batch']] as ('batch' | 'get')[][])('when the store is down (%s)', async (...calls) => {
    const actor = await school.app.actor('leader');
    school.app.store.breakDown('store/unavailable', ...calls);
    await expect(answerGuide(school.app.deps, actor, card(complete))).rejects.toMatchObject({
      code: 'store/unavailable',
    });
    school.app.store.mend();
    expect(await school.stored()).toBeUndefined();
    expect(school.app.logged).toMatchObject([{ level: 'error', event: 'store-failed' }]);
  });
});
