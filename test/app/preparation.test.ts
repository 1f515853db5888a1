import { chooseMode } from '../../src/app/answer-guide';
import { openPreparation } from '../../src/app/preparation';
import type { Meeting } from '../../src/domain/meeting/meeting';
import type { Role } from '../../src/domain/people/person';
import { ld1, ld2, monday, oo1, anAgreement, changesOf, oo2, basisOf } from '../fixtures/builders';
import { card, texts, unitId, useSchool } from './answering';

const school = useSchool();

describe('opening a preparation', () => {
  const open = async (personId: Role, meeting: Meeting): ReturnType<typeof openPreparation> =>
    openPreparation(school.app.deps, await school.app.actor(personId), {
      unitId,
      meetingId: meeting.id,
      role: personId,
    });

  it('shows the guide, the datapakke and A–E to those who take part, and writes nothing', async () => {
    const preparation = await open('leader', ld1);
    expect(preparation).toMatchObject({
      isInput: false,
      isOpen: true,
      guide: { id: 'leader-skole-ls1' },
      dataPackage: { number: 1 },
      basis: basisOf('A'),
    });
    expect(school.app.store.calls).toMatchObject({ get: 2, batch: 0, put: 0 });
  });

  it('shows a council its guide and the datapakke, but not what others gave', async () => {
    const preparation = await open('pupil-council', ld1);
    expect(preparation).toMatchObject({ isInput: true, dataPackage: { number: 1 }, agreements: [] });
    expect(preparation).not.toHaveProperty('basis');
  });

  it('shows agreements of 1:1s at 1:1s only, and the others to those who take part', async () => {
    const agreements = [
      anAgreement('a1', { what: 'Læsemakkere' }),
      anAgreement('a2', { what: 'Vikarer', meetingId: oo1.id, confidential: true }),
      anAgreement('a3', { what: 'Færdig', state: 'done' }),
    ];
    const summary = (await school.app.deps.units.summary(unitId))!;
    const audit = { at: monday, personId: 'leader', action: 'finish-schema', subjectId: oo1.id };
    await school.app.deps.units.save({ summary, records: changesOf({ agreements }), audit });
    const shown = async (personId: Role, meeting: Meeting): Promise<string[]> =>
      (await open(personId, meeting)).agreements.map(({ what }) => what).sort();
    expect(await shown('leader', oo2)).toEqual(['Læsemakkere', 'Vikarer']);
    expect(await shown('chef', ld2)).toEqual(['Læsemakkere']);
    expect(await shown('staff-rep', ld2)).toEqual(['Læsemakkere']);
    expect(await shown('pupil-council', ld2)).toEqual([]);
    expect(await shown('board-rep', ld2)).toEqual([]);
  });

  it('shows no datapakke at a 1:1', async () => {
    expect(await open('chef', oo1)).not.toHaveProperty('dataPackage');
  });
});

describe('a board’s choice at dialogues 2–4 (rule 10)', () => {
  const key = { unitId, meetingId: ld2.id, role: 'board-rep' } as const;
  const choose = async (
    mode: 'statement' | 'participation',
    changes: object = {},
  ): ReturnType<typeof chooseMode> =>
    chooseMode(school.app.deps, await school.app.actor('board-rep'), { ...key, ...changes, mode });

  it('has to come first: there is no guide before it', async () => {
    const actor = await school.app.actor('board-rep');
    expect(await openPreparation(school.app.deps, actor, key)).toMatchObject({ mayChooseMode: true });
    expect(await openPreparation(school.app.deps, actor, key)).not.toHaveProperty('guide');
    const tooSoon = school.answer('board-rep', card({ opinion: 'Godt' }, key));
    await expect(tooSoon).rejects.toMatchObject({ code: 'answer/no-guide' });
  });

  it.each([
    ['statement', 'board-ls2-4-statement'],
    ['participation', 'board-ls2-4-participation'],
  ] as const)('of %s gives its guide', async (mode, guideId) => {
    expect((await choose(mode)).guide?.id).toBe(guideId);
    expect(await school.stored('board-rep', ld2)).toMatchObject({ mode, state: 'draft' });
  });

  it('lets a board that takes part see the data basis, and one that writes a statement not', async () => {
    expect(await choose('statement')).not.toHaveProperty('basis');
    expect(await choose('participation')).toHaveProperty('basis');
  });

  it('can be changed with nothing lost, and made twice is one write', async () => {
    await choose('statement');
    await school.answer('board-rep', card({ opinion: 'Vi er glade for udviklingen' }, key));
    await choose('participation');
    school.app.store.forget();
    await choose('participation');
    expect(school.app.store.calls.batch).toBe(0);
    expect(texts(await school.stored('board-rep', ld2))).toEqual({ opinion: 'Vi er glade for udviklingen' });
  });

  it('is not there at the first dialogue, nor for others, nor after the meeting began', async () => {
    await expect(choose('statement', { meetingId: ld1.id })).rejects.toMatchObject({
      code: 'answer/no-guide',
    });
    const leader = await school.app.actor('leader');
    const asLeader = chooseMode(school.app.deps, leader, { ...key, role: 'leader', mode: 'statement' });
    await expect(asLeader).rejects.toMatchObject({ code: 'answer/no-guide' });
    school.app.clock.set(ld2.start);
    await expect(choose('statement')).rejects.toMatchObject({ code: 'answer/locked' });
  });
});
