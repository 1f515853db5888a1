import type { Preparation } from '../../src/app/results';
import type { Guide, Question } from '../../src/domain/guide/guide';
import type { Response } from '../../src/domain/guide/response';
import { submit } from '../../src/domain/guide/submitting';
import { conflictView } from '../../src/views/conflict';
import { receiptView } from '../../src/views/receipt';
import { render } from '../../src/views/render';
import { aResponse, monday } from '../fixtures/builders';
import { partsOf } from '../support/adaptive-cards';
import {
  answered,
  both,
  guideOf,
  link,
  preparation,
  question,
  read,
  scale,
  source,
  words,
} from './preparing';

/** The cards of what was written: the receipt, and the choice between two texts that met. */

describe('the receipt', () => {
  function sent(texts: Record<string, string>, guide: Guide): Response {
    const result = submit(answered(texts, guide), guide, monday);
    if (!result.ok) throw new Error(result.code);
    return result.value;
  }

  it('says every kind of answer in words, with a link to press', () => {
    const guide = guideOf(source, scale, link, question('open'));
    const texts = {
      source: 'B, 2026-03-01, Trivselsmåling',
      noticeable: 'a-lot',
      link: 'https://skole.example.dk/trivsel',
    };
    const card = receiptView(words, preparation({ guide, response: sent(texts, guide) }));
    expect(read(card).inSight).toEqual(
      expect.arrayContaining([
        'Trivselsmåling (egne data, 1. marts 2026)',
        'Meget',
        'https://skole.example.dk/trivsel',
        'Ikke besvaret',
      ]),
    );
    expect(partsOf(render(card)).map(({ json }) => json['url'])).toContain(texts.link);
  });

  it('shows what was sent under the questions as they were asked then', () => {
    const response = sent({ one: 'Det virker.', two: 'Ro' }, guideOf(question('one'), question('two')));
    const guide = guideOf(question('one', { text: both('Noget nyt?') }));
    const { inSight } = read(receiptView(words, preparation({ guide, response })));
    expect(inSight).toEqual(expect.arrayContaining(['Om one?', 'Det virker.', 'Om two?', 'Ro']));
    expect(inSight).not.toContain('Noget nyt?');
  });

  it('folds what would be more than two screens of a phone', () => {
    const guide = guideOf(question('one'), question('two'), question('three'));
    const long = 'Vi så det i gården. '.repeat(70);
    const response = sent({ one: 'Kort', two: long, three: 'Også kort' }, guide);
    const { inSight, folded } = read(receiptView(words, preparation({ guide, response })));
    expect(inSight).toEqual(expect.arrayContaining(['Kort', long.trim(), 'Vis det sidste svar']));
    expect(folded).toContain('Også kort');
    const all = sent({ one: long.repeat(3) }, guideOf(question('one')));
    expect(
      read(receiptView(words, preparation({ response: all, guide: guideOf(question('one')) }))).inSight,
    ).toContain('Vis svaret');
  });
});

describe('the choice between two texts', () => {
  const met = (of: Question, text: string, other: string): Preparation => {
    const answer = { text, other, revision: 1, via: 'card' as const, at: monday };
    return preparation({ guide: guideOf(of), response: aResponse({}, { answers: { [of.id]: answer } }) });
  };

  it('folds a long one, and leaves the choice in sight', () => {
    const long = 'Vi så det i gården. '.repeat(60).trim();
    const { inSight, folded } = read(conflictView(words, met(question('one'), long, 'Kort'), 'draft'));
    expect(inSight).toEqual(
      expect.arrayContaining([
        'Vis den gemte tekst',
        'Kort',
        'Den gemte',
        'Den nye',
        'Begge, efter hinanden',
      ]),
    );
    expect(folded).toEqual([long]);
  });

  it('says steps and sources in words, and puts no two of them after each other', () => {
    const { inSight } = read(conflictView(words, met(scale, 'a-little', 'a-lot'), 'draft'));
    expect(inSight).toEqual(expect.arrayContaining(['Lidt', 'Meget']));
    expect(inSight).not.toContain('Begge, efter hinanden');
  });
});
