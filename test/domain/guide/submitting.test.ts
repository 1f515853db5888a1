import { conflictsIn, settle, takeAnswers } from '../../../src/domain/guide/answering';
import { fingerprint } from '../../../src/domain/guide/fingerprint';
import type { Guide } from '../../../src/domain/guide/guide';
import type { Response } from '../../../src/domain/guide/response';
import {
  dataTypesOf,
  hasUnsentChanges,
  missingIn,
  noDataOf,
  sentAnswers,
  submit,
  submittedTexts,
} from '../../../src/domain/guide/submitting';
import type { Role } from '../../../src/domain/people/person';
import { aGuide, aResponse } from '../../fixtures/builders';

const guide = aGuide();
const later = '2026-03-03T09:00:00.000Z';

/** Answers as they come from a card drawn from what is stored. */
function take(response: Response, texts: Record<string, string>, asked: Guide = guide): Response {
  const base = Object.fromEntries(
    asked.questions.map(({ id }) => [id, fingerprint(response.answers[id]?.text ?? '')]),
  );
  const taken = takeAnswers(response, asked, { texts, base, via: 'card' }, later);
  if (!taken.ok) throw new Error(taken.code);
  return taken.value;
}

function sent(response: Response, asked: Guide = guide): Response {
  const result = submit(response, asked, later);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

describe('submitting', () => {
  const full = aResponse({ seen: 'To grupper', focus: 'Læsning' });

  it('is refused while a required question is empty', () => {
    const half = aResponse({ seen: 'To grupper', focus: '' });
    expect(submit(half, guide, later)).toEqual({ ok: false, code: 'answer/missing' });
    expect(missingIn(half, guide).map(({ id }) => id)).toEqual(['focus']);
  });

  it('is refused while two texts wait for a choice', () => {
    const met = { text: 'Fra pc', other: 'Fra telefon', revision: 2, via: 'card', at: later } as const;
    expect(submit({ ...full, answers: { ...full.answers, seen: met } }, guide, later)).toEqual({
      ok: false,
      code: 'answer/conflict',
    });
  });

  it('gives the others the texts as they stand, with a version', () => {
    expect(sent(full)).toMatchObject({
      state: 'submitted',
      submittedAt: later,
      revision: 2,
      dataTypes: ['B'],
      versions: [{ at: later, answers: { seen: 'To grupper', focus: 'Læsning' }, guideVersion: 1 }],
    });
  });

  it('twice is once', () => {
    const once = sent(full);
    const again = submit(once, guide, '2026-03-04T09:00:00.000Z');
    expect(again.ok && again.value).toBe(once);
  });

  it('twice is once also when the guide asks for more by now', () => {
    const once = sent(full);
    const more = aGuide({ questions: guide.questions.map((question) => ({ ...question, required: true })) });
    expect(submit(once, more, later)).toEqual({ ok: true, value: once });
    expect(submit(take(once, { focus: 'Skrivning' }), more, later)).toEqual({
      ok: false,
      code: 'answer/missing',
    });
  });

  it('again with a change makes a new version and keeps the old', () => {
    const edited = take(sent(full), { focus: 'Skrivning' });
    expect(edited.state).toBe('submitted');
    expect(hasUnsentChanges(edited)).toBe(true);
    expect(submittedTexts(edited)).toEqual({ seen: 'To grupper', focus: 'Læsning' });
    const resent = sent(edited);
    expect(resent.versions.map(({ answers }) => answers['focus'])).toEqual(['Læsning', 'Skrivning']);
    expect(hasUnsentChanges(resent)).toBe(false);
  });

  it('knows a draft that the others have nothing of', () => {
    expect(submittedTexts(full)).toBeUndefined();
    expect(hasUnsentChanges(full)).toBe(true);
    expect(hasUnsentChanges(aResponse({}))).toBe(false);
    expect(hasUnsentChanges(aResponse({ seen: '' }))).toBe(false);
  });
});

describe('what answers give the dialogue (rule 7)', () => {
  const given = (role: Role, texts: Record<string, string>): string[] =>
    dataTypesOf(aResponse(texts, { role }), guide);

  it('is the type of each question answered, once and in order', () => {
    expect(given('leader', { children: 'De vil læse ude', seen: 'To grupper', focus: 'Læsning' })).toEqual([
      'B',
      'E',
    ]);
    expect(given('leader', { seen: '', focus: 'Læsning' })).toEqual([]);
  });

  it.each([
    ['pupil-council', 'E'],
    ['senate', 'E'],
    ['board-rep', 'D'],
  ] as const)('is from %s always %s, whatever they answered', (role, type) => {
    expect(given(role, { focus: 'Læsning' })).toEqual([type]);
    expect(given(role, {})).toEqual([]);
  });
});

describe('a fingerprint', () => {
  it('tells texts apart and is the same for the same', () => {
    expect(fingerprint('')).toBe('811c9dc5');
    expect(fingerprint('a')).toBe('e40c292c');
    expect(fingerprint('æ')).not.toBe(fingerprint('e'));
    expect(fingerprint('Læsning ude')).toMatch(/^[0-9a-f]{8}$/);
  });
});

describe('what was sent', () => {
  const reworded = aGuide({
    version: 2,
    questions: guide.questions.map((question) =>
      question.id === 'seen'
        ? { ...question, text: { da: 'Hvad så I?', en: 'What did you see?' } }
        : question,
    ),
  });

  it('keeps each answer with its question as it was asked, in the order it was asked', () => {
    const response = sent(take(aResponse({}), { focus: 'Læsning', seen: 'To grupper', children: '' }));
    expect(sentAnswers(response)).toMatchObject([
      { questionId: 'seen', text: 'To grupper', asked: { text: { da: 'Hvad har I set?' }, dataType: 'B' } },
      { questionId: 'focus', text: 'Læsning', asked: { kind: 'long' } },
    ]);
  });

  it('keeps the question that was answered also when it is worded anew before the answers are sent', () => {
    const draft = take(aResponse({}), { focus: 'Læsning', seen: 'To grupper' });
    const [seen] = sentAnswers(sent(draft, reworded));
    expect(seen?.asked?.text.da).toBe('Hvad har I set?');
    const [mended] = sentAnswers(sent(take(draft, { seen: 'Tre grupper' }, reworded), reworded));
    expect(mended).toMatchObject({ text: 'Tre grupper', asked: { text: { da: 'Hvad så I?' } } });
  });

  it('is nothing of what was written to another guide, which waits there', () => {
    const response = sent(take(aResponse({ opinion: 'Til udtalelsen' }), { focus: 'Læsning', seen: 'To' }));
    expect(sentAnswers(response).map(({ questionId }) => questionId)).toEqual(['seen', 'focus']);
  });

  it('is there without its questions when it was sent before they were kept, and nothing before it is sent', () => {
    const old = aResponse({}, { versions: [{ at: later, answers: { seen: 'To grupper', focus: '' } }] });
    expect(sentAnswers(old)).toEqual([{ questionId: 'seen', text: 'To grupper' }]);
    expect(sentAnswers(aResponse({ seen: 'Kladde' }))).toEqual([]);
  });
});

describe('a choice that is taken away', () => {
  const before = take(aResponse({}), { seen: 'To grupper', focus: 'Læsning', better: 'some' });
  const fewer = aGuide({
    questions: guide.questions.map((question) =>
      question.choices
        ? { ...question, choices: question.choices.filter(({ value }) => value !== 'some') }
        : question,
    ),
  });

  it('must be made anew before the answers are sent, though the question may be left open', () => {
    expect(missingIn(before, fewer).map(({ id }) => id)).toEqual(['better']);
    expect(submit(before, fewer, later)).toEqual({ ok: false, code: 'answer/missing' });
    expect(sentAnswers(sent(take(before, { better: 'yes' }, fewer), fewer))).toHaveLength(3);
  });

  it('is not taken away by a card that cannot show it', () => {
    expect(take(before, { better: '' }, fewer)).toBe(before);
    expect(take(before, { better: '' }).answers['better']?.text).toBe('');
  });

  it('gives no data', () => {
    expect(dataTypesOf(before, fewer)).toEqual(['B']);
  });
});

describe('a data source', () => {
  const asking = aGuide({
    questions: guide.questions.map((question) =>
      question.id === 'seen' ? { ...question, kind: 'data-source', dataType: 'A' } : question,
    ),
  });
  const types = (written: string): string[] =>
    dataTypesOf(take(aResponse({}), { seen: written }, asking), asking);

  it('of own practice is B; the datapakke is there by its link', () => {
    expect(types('B, Trivselsmåling, 11. marts 2025')).toEqual(['B']);
    expect(types('Datapakken fra 11. marts 2025')).toEqual([]);
  });

  it('that there is none of gives none', () => {
    expect(types('Ingen data, fordi gruppen er for lille')).toEqual([]);
    expect(dataTypesOf(aResponse({ seen: 'No data, because we are new' }), guide)).toEqual([]);
  });
});

describe('that there is no data, and why', () => {
  it('is said of the type that was asked for', () => {
    const response = aResponse({ seen: 'Ingen data, fordi vi er nye', focus: 'Læsning' });
    expect(noDataOf(response, guide)).toEqual([{ type: 'B', because: 'vi er nye' }]);
    expect(sent(response).noData).toEqual([{ type: 'B', because: 'vi er nye' }]);
  });

  it('is of no type where no data was asked for', () => {
    expect(noDataOf(aResponse({ focus: 'Ingen data, fordi vi er nye' }), guide)).toEqual([]);
  });

  it('is not said by what only begins like it', () => {
    expect(noDataOf(aResponse({ seen: 'Ingen data' }), guide)).toEqual([]);
  });
});

it('two links that met are never one', () => {
  const linked = aGuide({
    questions: guide.questions.map((question) =>
      question.id === 'seen' ? { ...question, kind: 'link' } : question,
    ),
  });
  const base = { seen: fingerprint('') };
  const one = take(aResponse({}), { seen: 'https://www.skole.dk/en' }, linked);
  const met = takeAnswers(
    one,
    linked,
    { texts: { seen: 'https://www.skole.dk/to' }, base, via: 'card' },
    later,
  );
  if (!met.ok) throw new Error(met.code);
  expect(conflictsIn(met.value, linked)).toHaveLength(1);
  expect(settle(met.value, linked, { seen: 'both' }, later)).toBe(met.value);
});
