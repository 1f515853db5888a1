import fc from 'fast-check';
import { takeAnswers } from '../../../src/domain/guide/answering';
import {
  carriedQuestions,
  changedQuestions,
  forgottenQuestion,
  isCarried,
  withCarried,
} from '../../../src/domain/guide/changed-guide';
import { fingerprint } from '../../../src/domain/guide/fingerprint';
import { askedOf, circleSteps, minutesOf, type Guide, type Question } from '../../../src/domain/guide/guide';
import type { Response } from '../../../src/domain/guide/response';
import { missingIn } from '../../../src/domain/guide/submitting';
import { aGuide, aResponse, fixedSeed } from '../../fixtures/builders';

const guide = aGuide();
const at = '2026-03-03T09:00:00.000Z';
const inBoth = (text: string) => ({ da: text, en: text });

function answered(texts: Record<string, string>, asked: Guide = guide, before = aResponse({})): Response {
  const base = Object.fromEntries(
    asked.questions.map(({ id }) => [id, fingerprint(before.answers[id]?.text ?? '')]),
  );
  const taken = takeAnswers(before, asked, { texts, base, via: 'card' }, at);
  if (!taken.ok) throw new Error(taken.code);
  return taken.value;
}

/** The guide without some of its questions, and with others changed. */
function edited(changes: Record<string, Partial<Question> | 'gone'>): Guide {
  const questions = guide.questions.flatMap((question) => {
    const change = changes[question.id];
    return change === 'gone' ? [] : [{ ...question, ...change }];
  });
  return { ...guide, version: guide.version + 1, questions };
}

const ids = (questions: readonly Question[]): string[] => questions.map(({ id }) => id);

describe('a question that leaves the guide', () => {
  const less = edited({ children: 'gone', seen: 'gone' });

  it('stays with those who answered it, optional, and as it was asked', () => {
    const response = answered({ seen: 'To grupper', focus: 'Læsning' });
    const [carried] = carriedQuestions(response, less);
    expect(carried).toMatchObject({ id: 'seen', required: false, text: { da: 'Hvad har I set?' } });
    expect(ids(carriedQuestions(response, less))).toEqual(['seen']);
  });

  it('stands last in its step of the learning circle, and takes no more time', () => {
    const response = answered({ seen: 'To grupper', children: 'De vil ud' });
    const own = withCarried(less, carriedQuestions(response, less));
    expect(ids(own.questions)).toEqual(['seen', 'children', 'better', 'focus']);
    expect(minutesOf(own)).toBe(minutesOf(less));
    expect(own.questions.filter(isCarried).map(({ id }) => id)).toEqual(['seen', 'children']);
    expect(less.questions.some(isCarried)).toBe(false);
  });

  it('goes when its text is taken away, but not while another text waits for a choice', () => {
    const response = answered({ seen: 'To grupper' });
    const own = withCarried(less, carriedQuestions(response, less));
    const emptied = answered({ seen: '' }, own, response);
    expect(carriedQuestions(emptied, less)).toEqual([]);
    const waiting = { ...emptied.answers['seen']!, other: 'Fra telefonen' };
    expect(ids(carriedQuestions({ answers: { seen: waiting } }, less))).toEqual(['seen']);
  });

  it('stays where the person is at it in the chat, though nothing is written yet', () => {
    const chat = { questionId: 'children', asked: askedOf(guide.questions[1]!) };
    expect(ids(carriedQuestions({ answers: {}, chat }, less))).toEqual(['children']);
    expect(ids(carriedQuestions({ ...answered({ children: 'Ja' }), chat }, less))).toEqual(['children']);
    expect(carriedQuestions({ answers: {}, chat }, guide)).toEqual([]);
  });

  it('waits, where it belongs to the other choice of a board', () => {
    const statement = aGuide({ id: 'statement', questions: guide.questions.slice(0, 1) });
    const participation = edited({ seen: 'gone' });
    const response = answered({ seen: 'Udtalelsen' });
    expect(carriedQuestions(response, participation, [statement])).toEqual([]);
  });

  it('comes back as it is asked then', () => {
    const response = answered({ seen: 'To grupper' });
    expect(carriedQuestions(response, edited({ seen: { text: inBoth('Hvad så I?') } }))).toEqual([]);
  });
});

describe('a question that is changed', () => {
  const response = answered({ seen: 'To grupper', better: 'some', focus: 'Læsning' });
  const changed = (changes: Partial<Question>, id = 'seen'): Record<string, unknown> =>
    changedQuestions(response, edited({ [id]: changes }));

  it('shows what was asked before, when its words, kind or choices are others', () => {
    const asked = askedOf(guide.questions[0]!);
    expect(changed({ text: inBoth('Hvad så I?') })).toEqual({ seen: asked });
    expect(changed({ kind: 'short' })).toEqual({ seen: asked });
    const choices = guide.questions[2]?.choices?.filter(({ value }) => value !== 'some') ?? [];
    expect(changed({ choices }, 'better')).toEqual({ better: askedOf(guide.questions[2]!) });
  });

  it('does not, when only its help, its time, or whether it must be answered is', () => {
    expect(changed({ help: inBoth('Fx i garderoben.'), minutes: 2, required: false })).toEqual({});
    expect(changedQuestions(response, guide)).toEqual({});
  });

  it('shows nothing where nothing was written', () => {
    expect(changed({ text: inBoth('Hvad siger de?') }, 'children')).toEqual({});
  });

  it('shows an answer from before questions were kept only when it does not fit any more', () => {
    const old = aResponse({ seen: 'To grupper', better: 'perhaps' });
    expect(Object.keys(changedQuestions(old, guide))).toEqual(['better']);
  });

  it('is as asked again once it is answered anew', () => {
    const reworded = edited({ seen: { text: inBoth('Hvad så I?') } });
    expect(changedQuestions(answered({ seen: 'Tre' }, reworded, response), reworded)).toEqual({});
  });
});

it('whatever is done to a guide, every text is still in sight of who wrote it', () => {
  const id = fc.constantFrom(...ids(guide.questions));
  const change: fc.Arbitrary<Partial<Question> | 'gone'> = fc.oneof(
    fc.constant('gone' as const),
    fc.record({ text: fc.constantFrom(inBoth('Ny?'), inBoth('Nyere?')) }),
    fc.constant<Partial<Question>>({ kind: 'link' }),
    fc.constant<Partial<Question>>({ kind: 'data-source' }),
    fc.constant<Partial<Question>>({ kind: 'choice', choices: [{ value: 'yes', text: inBoth('Ja') }] }),
    fc.constant<Partial<Question>>({ required: true }),
  );
  const texts = fc.record({
    seen: fc.string(),
    focus: fc.string(),
    better: fc.constantFrom('', 'yes', 'some'),
  });
  fc.assert(
    fc.property(texts, fc.dictionary(id, change), (written, changes) => {
      const response = answered(written);
      const next = edited(changes);
      const own = withCarried(next, carriedQuestions(response, next));
      const kept = Object.entries(response.answers).filter(([, { text }]) => text !== '');
      expect(ids(own.questions)).toEqual(expect.arrayContaining(kept.map(([questionId]) => questionId)));
      const steps = own.questions.map(({ step }) => circleSteps.indexOf(step));
      expect(steps).toEqual([...steps].sort());
      // Sent as it stands it is no nonsense: what does not fit asks to be answered anew, and says what it was.
      for (const question of missingIn(response, own))
        if (response.answers[question.id]?.text)
          expect(changedQuestions(response, own)).toHaveProperty(question.id);
      // The card that shows it, sent back as it came, changes nothing.
      expect(answered({}, own, response)).toBe(response);
    }),
    fixedSeed,
  );
});

describe('a text typed on a card from before its question left the guide', () => {
  it('stands under the title of the guide', () => {
    expect(forgottenQuestion(guide, 'weather')).toMatchObject({
      id: 'weather',
      text: guide.title,
      required: false,
    });
  });

  it.each(['', 'Ikke et id', '__proto__', '@site'])('is none under what is no id: %s', (id) => {
    expect(forgottenQuestion(guide, id)).toBeUndefined();
  });
});
