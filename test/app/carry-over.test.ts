import { answerGuide, type Answers } from '../../src/app/answer-guide';
import { openPreparation } from '../../src/app/preparation';
import type { Answered, Preparation } from '../../src/app/results';
import type { Evidence } from '../../src/domain/input/evidence';
import { responseIdOf } from '../../src/domain/guide/response';
import type { Meeting } from '../../src/domain/meeting/meeting';
import type { Role } from '../../src/domain/people/person';
import type { UnitRecord } from '../../src/domain/status/summary';
import {
  aResponse,
  aSchool,
  anAgreement,
  changesOf,
  ld1,
  ld2,
  ld3,
  monday,
  oo1,
  oo2,
  openApp,
  realShelf,
  seedSchool,
  type App,
} from '../fixtures/builders';

/** What comes along to a meeting from before it, so that nobody is asked for what is known. */

const unitId = 'moellevang';

let app: App;
beforeEach(() => {
  app = openApp();
});
afterEach(() => app.close());

async function open(role: Role, meeting: Meeting): Promise<Preparation> {
  return openPreparation(app.deps, await app.actor(role), { unitId, meetingId: meeting.id, role });
}

async function answer(role: Role, meeting: Meeting, changes: Partial<Answers>): Promise<Answered> {
  const input = { unitId, meetingId: meeting.id, role, texts: {}, base: {}, intent: 'draft' as const };
  return answerGuide(app.deps, await app.actor(role), { ...input, ...changes });
}

describe('a 1:1', () => {
  it('asks the theme of its time of year, each of the pair in their own words', async () => {
    await seedSchool(app);
    const wordsAt = (wanted: number, role: 'leader' | 'chef'): string => {
      const spoke = realShelf().wheel.spokes.find(
        ({ after, place }) => after === 'spring' && place === wanted,
      )!;
      return (spoke[role].sectors?.skole ?? spoke[role]).text.da;
    };
    const asked = async (role: 'leader' | 'chef', meeting: Meeting): Promise<string[]> =>
      ((await open(role, meeting)).guide?.questions ?? []).map(({ text }) => text.da);
    expect(await asked('leader', oo1)).toContain(wordsAt(1, 'leader'));
    expect(await asked('chef', oo1)).toContain(wordsAt(1, 'chef'));
    expect(await asked('leader', oo2)).toContain(wordsAt(2, 'leader'));
  });

  it('says its theme by name; a dialogue has none', async () => {
    await seedSchool(app);
    const { spokes } = realShelf().wheel;
    const first = spokes.find(({ after, place }) => after === 'spring' && place === 1)!;
    expect((await open('leader', oo1)).theme).toEqual(first.title);
    expect((await open('leader', ld1)).theme).toBeUndefined();
  });
});

describe('what was agreed', () => {
  const before = '2026-03-23T12:00:00.000Z';
  const since = '2026-05-04T12:00:00.000Z';
  const later = '2026-06-01T12:00:00.000Z';

  async function shown(role: Role, meeting: Meeting): Promise<string[]> {
    return (await open(role, meeting)).agreements.map(({ what }) => what);
  }

  beforeEach(async () => {
    const agreements = [
      anAgreement('a1', { what: 'Åben, sen', deadline: '2026-09-01' }),
      anAgreement('a2', { what: 'Åben, snart', deadline: '2026-04-01' }),
      anAgreement('a3', { what: 'Gjort for længst', state: 'done', notedAt: before }),
      anAgreement('a4', { what: 'Gjort', state: 'done', notedAt: since }),
      anAgreement('a5', { what: 'Droppet', state: 'dropped', notedAt: later }),
      anAgreement('a6', { what: 'Parrets', meetingId: oo1.id, confidential: true }),
      anAgreement('a7', { what: 'Parrets, gjort', confidential: true, state: 'done', notedAt: since }),
    ];
    await seedSchool(app, { more: changesOf({ agreements }) });
  });

  it('is at a later dialogue what is open, the most urgent first, and what was settled since the one before', async () => {
    expect(await shown('leader', ld2)).toEqual(['Åben, snart', 'Åben, sen', 'Droppet', 'Gjort']);
    expect(await shown('staff-rep', ld2)).toEqual(await shown('leader', ld2));
    expect(await shown('leader', ld3)).toEqual(['Åben, snart', 'Åben, sen']);
  });

  it('is at the first dialogue, and at a 1:1, what is open', async () => {
    expect(await shown('leader', ld1)).toEqual(['Åben, snart', 'Åben, sen']);
    expect((await shown('chef', oo2)).sort()).toEqual(['Parrets', 'Åben, sen', 'Åben, snart']);
  });

  it('is nothing to those who do not read the schema', async () => {
    expect(await shown('pupil-council', ld2)).toEqual([]);
  });
});

describe('own data', () => {
  const evidence = (id: string, changes: Partial<Evidence>): UnitRecord => ({
    type: 'evidence',
    record: {
      ...{ id, unitId, meetingId: ld1.id, kind: 'observation', text: id, source: '', method: '' },
      ...{ date: '2026-02-10', personId: 'leader', role: 'leader', at: monday, state: 'kept' },
      ...changes,
    },
  });

  it('is shown the newest first, at its own dialogue, to those who take part in it', async () => {
    const more = [
      evidence('e1', { date: '2026-02-12' }),
      evidence('e2', { date: '2026-02-10' }),
      evidence('e3', { meetingId: ld2.id }),
      evidence('e4', { state: 'removed' }),
    ];
    await seedSchool(app, { more });
    expect((await open('staff-rep', ld1)).evidence.map(({ id }) => id)).toEqual(['e1', 'e2']);
    expect((await open('pupil-council', ld1)).evidence).toEqual([]);
    expect((await open('leader', oo1)).evidence).toEqual([]);
  });
});

describe('own last answers', () => {
  const texts = { 'own-observations': 'Vi har fulgt to grupper', focus: 'Læsefællesskaber', why: '' };

  beforeEach(() => seedSchool(app));

  it('are there to look back on, as they were sent and as it was asked', async () => {
    await answer('leader', ld1, { texts, intent: 'submit' });
    await answer('leader', ld1, { texts: { hope: 'En kladde' } });
    const { lastAnswers, response } = await open('leader', ld2);
    expect(lastAnswers?.meeting.id).toBe(ld1.id);
    expect(lastAnswers?.answers.map(({ asked, text }) => [asked.id, text])).toEqual([
      ['own-observations', texts['own-observations']],
      ['focus', texts.focus],
    ]);
    expect(response).toBeUndefined();
  });

  it('cost one read more, and none when there are none', async () => {
    const actor = await app.actor('leader');
    const key = { unitId, meetingId: ld2.id, role: 'leader' } as const;
    await openPreparation(app.deps, actor, key);
    expect(app.store.calls.get).toBe(2);
    await answer('leader', ld1, { texts, intent: 'submit' });
    app.store.forget();
    await openPreparation(app.deps, actor, key);
    expect(app.store.calls.get).toBe(3);
  });

  it('stay on the card when a draft is saved and when something is missing', async () => {
    await answer('leader', ld1, { texts, intent: 'submit' });
    const saved = await answer('leader', ld2, { texts: { hope: 'En kladde' } });
    expect(saved.preparation.lastAnswers?.meeting.id).toBe(ld1.id);
    const missing = await answer('leader', ld2, { intent: 'submit' });
    expect([missing.outcome, missing.preparation.lastAnswers?.meeting.id]).toEqual(['missing', ld1.id]);
  });

  it('are from the last dialogue one answered, and stay with it when one was left out', async () => {
    await answer('leader', ld1, { texts, intent: 'submit' });
    expect((await open('leader', ld3)).lastAnswers?.meeting.id).toBe(ld1.id);
    expect(await open('leader', oo1)).not.toHaveProperty('lastAnswers');
  });

  it('are nobody else’s: not a draft, not another role’s, not those of one who held the role before', async () => {
    await answer('leader', ld1, { texts });
    expect(await open('leader', ld2)).not.toHaveProperty('lastAnswers');
    await answer('staff-rep', ld1, { texts, intent: 'submit' });
    expect(await open('leader', ld2)).not.toHaveProperty('lastAnswers');
    const summary = (await app.deps.units.summary(unitId))!;
    const version = { at: monday, answers: { focus: 'Den tidligere leders' } };
    const theirs = {
      personId: 'former',
      meetingId: ld1.id,
      state: 'submitted' as const,
      submittedAt: monday,
    };
    const record = aResponse({}, { ...theirs, versions: [version], guideId: 'leader-skole-ls1' });
    const audit = { at: monday, personId: 'former', action: 'submit-answers', subjectId: record.id };
    await app.deps.units.save({ summary, records: [{ type: 'response', record }], audit });
    expect(await open('leader', ld2)).not.toHaveProperty('lastAnswers');
  });

  it('from before questions were kept are read with the guide that is there', async () => {
    const summary = (await app.deps.units.summary(unitId))!;
    const version = { at: monday, answers: { focus: 'Læsning', gone: 'Uden spørgsmål' } };
    const sent = { state: 'submitted' as const, submittedAt: monday, guideId: 'leader-skole-ls1' };
    const record = aResponse({}, { ...sent, meetingId: ld1.id, versions: [version] });
    const audit = { at: monday, personId: 'leader', action: 'submit-answers', subjectId: record.id };
    await app.deps.units.save({ summary, records: [{ type: 'response', record }], audit });
    expect((await open('leader', ld2)).lastAnswers?.answers).toMatchObject([
      { asked: { id: 'focus' }, text: 'Læsning' },
    ]);
  });
});

describe('which site it is about', () => {
  const stored = () => app.deps.units.record('response', unitId, responseIdOf(ld2.id, 'leader', 'leader'));

  beforeEach(async () => {
    await seedSchool(app);
    await answer('leader', ld1, { siteId: 'nord', texts: { focus: 'Læsning' } });
  });

  it('is known from last time, and a look at it is no draft', async () => {
    expect((await open('leader', ld2)).siteId).toBe('nord');
    await answer('leader', ld2, { siteId: 'nord' });
    expect(await stored()).toBeUndefined();
    const question = (await open('leader', ld2)).guide?.questions.find(({ kind }) => kind === 'long');
    await answer('leader', ld2, { texts: { [question!.id]: 'Nyt' } });
    expect(await stored()).toMatchObject({ siteId: 'nord' });
  });

  it('is let go of for good', async () => {
    await answer('leader', ld2, { siteId: '' });
    expect(await stored()).not.toHaveProperty('siteId');
    expect(await open('leader', ld2)).not.toHaveProperty('siteId');
  });

  it('is not known when the unit has it no more', async () => {
    const summary = (await app.deps.units.summary(unitId))!;
    const audit = { at: monday, personId: 'import', action: 'import', subjectId: unitId };
    await app.deps.units.save({
      summary,
      records: [{ type: 'unit', record: aSchool({ sites: [] }) }],
      audit,
    });
    expect(await open('leader', ld2)).not.toHaveProperty('siteId');
  });
});
