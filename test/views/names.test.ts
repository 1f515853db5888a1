import type { Card } from '../../src/views/card';
import { partsOf, typeOf } from '../support/adaptive-cards';
import { agreementView, deadlineView } from '../../src/views/agreement';
import { chooseFollowUpView, chooseTaskView, chooseUnitView, modeView } from '../../src/views/choose';
import { briefView } from '../../src/views/brief';
import { chatView } from '../../src/views/chat';
import { digestView } from '../../src/views/digest';
import { followUpView } from '../../src/views/follow-up';
import { focusView, whoView } from '../../src/views/forms';
import { homeView } from '../../src/views/home';
import { changedView } from '../../src/views/changed';
import { nextView } from '../../src/views/next';
import { preparationView } from '../../src/views/preparation';
import { portfolioView } from '../../src/views/portfolio';
import { statusView } from '../../src/views/unit-status';
import {
  words,
  held,
  planned,
  unitCalled,
  school,
  responseWith,
  preparationWith,
  entryOf,
  followUpWith,
} from './meeting-with';
import {
  agreementOf,
  agreementTaskWith,
  briefWith,
  digestWith,
  portfolioWith,
  statusWith,
  calendarWith,
  clashWith,
} from './status-with';
import { textsOf, onOneLine, seen, marksIn, drawn } from './any-text';

describe('names and headlines inside our own sentences', () => {
  const task = { role: 'leader', state: 'draft', mustChoose: false, isInput: false } as const;

  it.each<[string, (text: string) => Card]>([
    ['a status', (text) => statusView(words, statusWith(text), true)],
    ['a portfolio', (text) => portfolioView(words, portfolioWith(text))],
    ['a brief', (text) => briefView(words, briefWith(text))],
    ['a week', (text) => digestView(words, digestWith(text))],
    ['an agreement', (text) => agreementView(words, agreementTaskWith('Aftale', text))],
    ['the form of a new deadline', (text) => deadlineView(words, agreementTaskWith('Aftale', text), '')],
    [
      'a preparation',
      (text) =>
        preparationView(
          words,
          preparationWith(responseWith('Svar'), {
            meeting: { ...planned, number: 2 },
            points: [text],
            agreements: [agreementOf(text, text)],
            focusAreas: [text],
          }),
        ),
    ],
    [
      'a follow-up schema',
      (text) => followUpView(words, followUpWith('Fokus', [entryOf('Aftale', '')], text)),
    ],
    ['a form', (text) => focusView(words, followUpWith('', [], text))],
    ['the coming meetings', (text) => nextView(words, calendarWith(text))],
    ['a clash', clashWith],
    [
      'the news of a moved meeting',
      (text) => changedView(words, { unit: school, meeting: planned, byName: text }),
    ],
    [
      'a choice of meetings',
      (text) => chooseTaskView(words, [{ unit: unitCalled(text), meeting: planned, ...task }]),
    ],
    [
      'a choice of follow-ups',
      (text) => chooseFollowUpView(words, [{ unit: unitCalled(text), meeting: held, state: 'to-write' }]),
    ],
    [
      'a board’s choice',
      (text) => modeView(words, preparationWith(responseWith(''), { unit: unitCalled(text) })),
    ],
    [
      'the chat’s question of sites',
      (text) =>
        chatView(words, {
          preparation: preparationWith(responseWith(''), { unit: unitCalled(text) }),
          step: { kind: 'site' },
        }),
    ],
    [
      'the choice of people',
      (text) => whoView(words, [{ personId: 'a', label: text }], { personId: 'a', label: text }),
    ],
    [
      'the welcome',
      (text) =>
        homeView(
          words,
          {
            name: 'Mette Skov',
            isAdministration: false,
            mayPlan: true,
            commands: ['help'],
            standsInFor: [],
            awaitingReceipts: [],
            awaitingClosing: [],
            handovers: [],
            waiting: [],
            awaitingSchema: [{ unit: unitCalled(text), meeting: held, state: 'to-write' }],
          },
          false,
        ),
    ],
  ])('read as written in %s, on one line, with no sign that means anything', (_name, view) => {
    drawn(view, (card, text) => {
      const blocks = textsOf(card, 'TextBlock');
      expect(blocks.flatMap(marksIn)).toEqual([]);
      expect(blocks.filter((block) => seen(block).includes(onOneLine(text)))).not.toEqual([]);
    });
  });

  it('stand as they are on the buttons that choose a unit', () => {
    const view = (text: string): Card => chooseUnitView(words, [unitCalled(text)]);
    drawn(view, (card, text) => {
      expect(partsOf(card).filter(({ json }) => json['title'] === text)).toHaveLength(2);
    });
  });

  it('go into a link as its value', () => {
    const view = (text: string): Card => nextView(words, calendarWith(text));
    drawn(view, (card, text) => {
      const [link] = partsOf(card).filter((part) => typeOf(part) === 'Action.OpenUrl');
      const { host, searchParams } = new URL(String(link?.json['url']));
      expect([host, searchParams.get('subject')]).toEqual([
        'teams.microsoft.com',
        `Læringssamtale 1, ${text.replace(/\p{Surrogate}/gu, '\ufffd')}`,
      ]);
    });
  });
});
