import type { Card } from '../../src/views/card';
import { render } from '../../src/views/render';
import { agreementView, agreementsView } from '../../src/views/agreement';
import { chatView } from '../../src/views/chat';
import { answersView, beginning } from '../../src/views/chat-answers';
import { conflictView } from '../../src/views/conflict';
import { followUpView } from '../../src/views/follow-up';
import { entryFields, entryView, perspectiveView, retryView } from '../../src/views/forms';
import { preparationView } from '../../src/views/preparation';
import { receiptView } from '../../src/views/receipt';
import {
  words,
  guide,
  questions,
  now,
  school,
  responseWith,
  preparationWith,
  entryOf,
  followUpWith,
} from './meeting-with';
import { agreementOf, agreementTaskWith } from './status-with';
import { textsOf, inputsWith, shownLines, drawn } from './any-text';

describe('what people wrote', () => {
  it.each<[string, (text: string) => Card]>([
    ['a preparation', (text) => preparationView(words, preparationWith(responseWith(text)))],
    ['an agreement', (text) => entryView(words, followUpWith('', [entryOf(text, text)]), 'a1')],
    ['the children’s perspective', (text) => perspectiveView(words, followUpWith(text, []))],
    [
      'a form given back',
      (text) => {
        const values = { what: text, forChildren: text, ownerId: '', deadline: '' };
        const again = { verb: 'follow-up.save-entry', data: {} };
        return retryView(words, 'answer/cpr', entryFields(words, values, undefined, []), again);
      },
    ],
  ])('stays as it is in the fields of %s, and stands nowhere else', (_name, view) => {
    const blocks = textsOf(render(view('Noget andet')), 'TextBlock');
    drawn(view, (card, text) => {
      expect(inputsWith(card, text)).toContain('Input.Text');
      expect(textsOf(card, 'TextRun')).toEqual([]);
      expect(textsOf(card, 'TextBlock')).toEqual(blocks);
    });
  });

  it.each<[string, (text: string) => Card, (text: string) => string[]]>([
    [
      'a question in the chat',
      (text) =>
        chatView(words, {
          preparation: preparationWith(responseWith(text)),
          step: { kind: 'question', question: guide.questions[1]! },
        }),
      (text) => [text],
    ],
    [
      'the answers of the chat',
      (text) => answersView(words, { ...preparationWith(responseWith(text)), mayChooseMode: false }),
      (text) => {
        const begins = beginning(text);
        return [...questions.flatMap(() => (begins === undefined ? [text] : [begins, text])), 'Alle steder'];
      },
    ],
    [
      'two texts to choose from',
      (text) => conflictView(words, preparationWith(responseWith(text, `${text} igen`)), 'draft'),
      (text) => questions.flatMap(() => [text, `${text} igen`]),
    ],
    [
      'a receipt',
      (text) => receiptView(words, preparationWith(responseWith(text))),
      (text) => questions.map(() => text),
    ],
    [
      'a follow-up schema',
      (text) => followUpView(words, followUpWith(text, [entryOf(text, '')])),
      (text) => [text, text, text],
    ],
    [
      'an agreement and what was said of it',
      (text) => agreementView(words, agreementTaskWith(text)),
      (text) => [text, `For børnene: ${text}`, text],
    ],
    [
      'the own agreements',
      (text) => {
        const own = { unit: school, agreement: agreementOf(text, 'Mette Skov'), isOverdue: true };
        return agreementsView(words, { agreements: [own], now });
      },
      (text) => [text],
    ],
    [
      'two versions of an agreement',
      (text) => followUpView(words, followUpWith('Fokus', [entryOf(text, text, `${text} igen`)])),
      (text) => [
        ...[text, `For børnene: ${text}`, `${text} igen`, `For børnene: ${text} igen`],
        ...['Fokus', 'Fokus'],
      ],
    ],
  ])('stays as it is in the text runs of %s, and stands nowhere else', (_name, view, expected) => {
    const blocks = textsOf(render(view('Noget andet')), 'TextBlock');
    drawn(view, (card, text) => {
      expect(textsOf(card, 'TextRun').join('\n')).toBe(expected(text).map(shownLines).join('\n'));
      expect(textsOf(card, 'TextBlock')).toEqual(blocks);
    });
  });
});
