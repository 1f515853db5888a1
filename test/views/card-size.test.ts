import type { ClosedLoop } from '../../src/app/results';
import { alert, type Card } from '../../src/views/card';
import { render } from '../../src/views/render';
import { findingsOf } from '../support/adaptive-cards';
import { agreementsView } from '../../src/views/agreement';
import { closedLoopView } from '../../src/views/closed-loop';
import { conflictView } from '../../src/views/conflict';
import { digestView } from '../../src/views/digest';
import { followUpView } from '../../src/views/follow-up';
import { preparationView } from '../../src/views/preparation';
import { receiptView } from '../../src/views/receipt';
import { portfolioView } from '../../src/views/portfolio';
import { statusView } from '../../src/views/unit-status';
import { words, now, school, responseWith, preparationWith, entryOf, followUpWith } from './meeting-with';
import { agreementOf, digestWith, portfolioWith, statusWith } from './status-with';

/** The summaries of ten focus areas, all of them as long as that. */
const closedWith = (title: string, text: string): ClosedLoop => ({
  unit: school,
  confirmedAt: now,
  areas: Array.from({ length: 10 }, (_none, at) => ({
    area: { id: `f${at}`, title },
    texts: { areaId: `f${at}`, done: text, changed: text, basis: text, learnt: text },
    lacks: [],
  })),
});

describe('a card is small enough to be sent', () => {
  const long = 'Børnene på legepladsen 🍎 siger det selv.\n'.repeat(100);
  const answer = long.slice(0, 4000);
  const entry = entryOf(long.slice(0, 1000), long.slice(0, 1000));
  const many = <T>(count: number, each: T): T[] => Array.from({ length: count }, () => each);

  it.each<[string, Card]>([
    [
      'with six answers as long as they may be',
      preparationView(words, preparationWith(responseWith(answer)), alert('Gemt.', 'good')),
    ],
    ['with their receipt', receiptView(words, preparationWith(responseWith(answer)))],
    ['with two texts of each', conflictView(words, preparationWith(responseWith(answer, answer)), 'draft')],
    [
      'with ten agreements as long as they may be',
      followUpView(words, followUpWith(long.slice(0, 200), many(10, entry))),
    ],
    ['with the summaries of ten focus areas', closedLoopView(words, closedWith(long.slice(0, 200), answer))],
    [
      'with as many, of signs that take the most room',
      closedLoopView(words, closedWith(long.slice(0, 200), '👩‍👧‍👦'.repeat(500))),
    ],
    ['with all units of a chef', portfolioView(words, portfolioWith(school.name, 40))],
    [
      'with all own agreements',
      agreementsView(words, {
        agreements: many(40, {
          unit: school,
          agreement: agreementOf(long.slice(0, 160), 'Mette Skov'),
          isOverdue: true,
        }),
        now,
      }),
    ],
    [
      'with the week of a chef of very many units',
      digestView(words, {
        ...digestWith(school.name),
        overdue: many(200, { unit: school, agreement: agreementOf(long.slice(0, 160), 'Mette Skov') }),
        unreachable: many(200, statusWith(school.name).unreachable[0]!),
      }),
    ],
    [
      'with fifty open agreements',
      statusView(
        words,
        { ...statusWith(school.name), agreements: many(50, agreementOf(long.slice(0, 160), 'Mette Skov')) },
        true,
      ),
    ],
  ])('%s', (_what, { template, data }) => {
    expect(findingsOf(render({ template, data }))).toEqual([]);
  });
});
