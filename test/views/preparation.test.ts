import type { Preparation } from '../../src/app/results';
import { changedQuestions, carriedQuestions, withCarried } from '../../src/domain/guide/changed-guide';
import { askedOf } from '../../src/domain/guide/guide';
import { noAlert } from '../../src/views/card';
import { preparationView } from '../../src/views/preparation';
import { render } from '../../src/views/render';
import { aMeeting, aResponse, anAgreement, basisOf, held, ld1, monday } from '../fixtures/builders';
import { partsOf, typeOf } from '../support/adaptive-cards';
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

/** The card of questions: what is in sight, and what a button folds out. */

describe('the questions', () => {
  it('show three, and a button that unfolds the rest in place and goes', () => {
    const card = preparationView(words, preparation());
    const { inSight, folded } = read(card);
    expect(inSight).toEqual(expect.arrayContaining(['Om one?', 'Om three?', 'Vis de sidste 3 spørgsmål']));
    expect(folded).toEqual(expect.arrayContaining(['Om four?', 'Om six?']));
    const unfolds = partsOf(render(card)).find(({ json }) => json['title'] === 'Vis de sidste 3 spørgsmål');
    const targets = unfolds?.json['targetElements'];
    const visible = partsOf(render(card)).filter(({ json }) => (targets as unknown[]).includes(json['id']));
    expect(visible.map(({ json }) => json['isVisible'] ?? true)).toEqual([true, false]);
  });

  it('are all in sight when only one more is left', () => {
    const guide = guideOf(...['one', 'two', 'three', 'four'].map((id) => question(id)));
    expect(read(preparationView(words, preparation({ guide }))).folded).toEqual([]);
  });

  const guide = preparation().guide!;
  const gone = answered({ gone: 'Det virker.' }, guideOf(question('gone', { step: 'follow-up' })));
  const other = {
    five: { text: 'Det ene', other: 'Det andet', revision: 1, via: 'card' as const, at: monday },
  };

  it.each<[string, Partial<Preparation>, string[], string]>([
    ['was missing when it was to be sent', {}, ['five'], 'five'],
    ['has been changed since it was answered', { changed: { five: askedOf(question('five')) } }, [], 'five'],
    ['has two texts that wait for a choice', { response: aResponse({}, { answers: other }) }, [], 'five'],
    [
      'has left the guide after it was answered',
      { response: gone, guide: withCarried(guide, carriedQuestions(gone, guide)) },
      [],
      'gone',
    ],
  ])('keep in sight the one that %s, and fold the others after the third', (_why, changes, lookAt, id) => {
    const { inSight, folded } = read(preparationView(words, preparation(changes), noAlert, lookAt));
    expect(inSight).toContain(`Om ${id}?`);
    expect(folded).toEqual(expect.arrayContaining(['Om four?', 'Om six?']));
  });

  it('show only what was missing when it was to be sent', () => {
    const { inSight } = read(preparationView(words, preparation(), noAlert, ['five']));
    expect(inSight.filter((text) => text.startsWith('Om '))).toEqual(['Om five?']);
  });

  it('say what was asked before and what was chosen, where a choice is offered no more', () => {
    const before = guideOf({ ...scale, text: both('Kan de mærke det?') });
    const response = answered({ noticeable: 'a-lot' }, before);
    const after = guideOf({ ...scale, choices: [{ value: 'yes', text: both('Ja') }] });
    const card = preparation({ guide: after, response, changed: changedQuestions(response, after) });
    expect(read(preparationView(words, card)).inSight).toContain(
      'Spørgsmålet er ændret, siden du svarede. Før stod der: Kan de mærke det? Du valgte: Meget.',
    );
  });

  it('say that one was taken out, and keep its answer', () => {
    const response = answered({ old: 'Det virker.' }, guideOf(question('old')));
    const now = guideOf(question('one'));
    const guideNow = withCarried(now, carriedQuestions(response, now));
    const card = preparationView(words, preparation({ guide: guideNow, response }));
    expect(read(card).inSight).toContain('Spørgsmålet er taget ud. Dit svar er her endnu.');
    expect(partsOf(render(card)).map(({ json }) => json['value'])).toContain('Det virker.');
  });

  it('are asked by radio buttons, a web address, and three inputs of a data source', () => {
    const response = aResponse({ source: 'B, 2026-02-11, Trivselsmåling', noticeable: 'a-lot' });
    const card = render(
      preparationView(words, preparation({ guide: guideOf(source, scale, link), response })),
    );
    const inputs = partsOf(card).filter((part) => typeOf(part).startsWith('Input.'));
    expect(
      inputs.map((part) => [typeOf(part), part.json['id'], part.json['value'], part.json['style']]),
    ).toEqual([
      ['Input.Text', 'a_source', 'Trivselsmåling', undefined],
      ['Input.ChoiceSet', 'type_source', 'B', 'compact'],
      ['Input.Date', 'date_source', '2026-02-11', undefined],
      ['Input.ChoiceSet', 'a_noticeable', 'a-lot', 'expanded'],
      ['Input.Text', 'a_link', '', 'Url'],
    ]);
  });
});

describe('what comes along', () => {
  const ld2 = aMeeting({ number: 2, start: '2026-10-06T07:00:00.000Z' });
  const agreement = (changes: Parameters<typeof anAgreement>[1]) => anAgreement('a1', changes);
  const now = '2026-09-21T08:00:00.000Z';

  it('says of each agreement how it went', () => {
    const { folded } = read(
      preparationView(
        words,
        preparation({
          meeting: ld2,
          now,
          agreements: [
            agreement({ deadline: '2026-10-01' }),
            agreement({ deadline: '2026-10-01', isOnTrack: true }),
            agreement({ deadline: '2026-09-01' }),
            agreement({ state: 'done', notedAt: '2026-09-02T08:00:00.000Z' }),
            agreement({ state: 'dropped', notedAt: now, note: 'Vi fik *ikke* tid' }),
          ],
        }),
      ),
    );
    const what = 'Læsemakkere i 3. klasse (Navn leader: ';
    expect(folded.slice(0, 6)).toEqual([
      'Aftaler',
      `${what}åben til den 1. oktober)`,
      `${what}på vej, senest den 1. oktober)`,
      `${what}åben, fristen var den 1. september)`,
      `${what}gjort den 2. september)`,
      `${what}droppet: Vi fik \\*ikke\\* tid)`,
    ]);
  });

  it('keeps the focus areas in sight, and folds the data', () => {
    const { inSight, folded } = read(
      preparationView(
        words,
        preparation({
          meeting: ld2,
          focusAreas: ['Fællesskaber'],
          basis: basisOf('A'),
          points: ['Vi er på vej'],
        }),
      ),
    );
    expect(inSight).toEqual(expect.arrayContaining(['Fokusområder', 'Fællesskaber', 'Det har vi af data']));
    expect(folded).toEqual(expect.arrayContaining(['Vi har: datapakke (A)', 'Vi er på vej']));
  });

  it('folds own last answers, question by question, as they were written', () => {
    const answers = [
      { asked: askedOf(question('why')), text: 'Nye *klasser*' },
      { asked: askedOf(scale), text: 'a-lot' },
    ];
    const { inSight, folded } = read(
      preparationView(words, preparation({ meeting: ld2, lastAnswers: { meeting: held(ld1), answers } })),
    );
    expect(inSight).toContain('Dine svar fra læringssamtale 1');
    expect(folded.slice(0, 4)).toEqual(['Om why?', 'Nye *klasser*', 'Om noticeable?', 'Meget']);
  });
});
