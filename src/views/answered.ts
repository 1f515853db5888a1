import { type Answered, type Preparation } from '../app/results';
import { hasUnsentChanges } from '../domain/guide/submitting';
import { type Card, alert, noAlert } from './card';
import { type Words } from './texts';
import { conflictView } from './conflict';
import { preparationView } from './preparation';
import { receiptView } from './receipt';

/** A task as it is opened: its questions, or, when all is sent, the receipt, from which it can be mended. */
export function openedView(words: Words, preparation: Preparation, said = noAlert): Card {
  const { response, isOpen } = preparation;
  const isSent = response?.state === 'submitted' && !hasUnsentChanges(response);
  return isSent && isOpen ? receiptView(words, preparation) : preparationView(words, preparation, said);
}

/** The card after answers were taken: receipt, draft with time, what is missing, or two texts to choose from. */
export function answeredView(
  words: Words,
  answered: Answered,
  intent: 'draft' | 'submit',
  time: string,
): Card {
  const { preparation, outcome, questionIds } = answered;
  if (outcome === 'conflict') return conflictView(words, preparation, intent);
  if (outcome === 'submitted') return receiptView(words, preparation);
  if (outcome === 'missing') {
    const named = (preparation.guide?.questions ?? [])
      .filter(({ id }) => questionIds.includes(id))
      .map((question) => question.text[words.language]);
    return preparationView(
      words,
      preparation,
      alert(words.t('prepare.missing', { questions: named.join(' ') }), 'attention'),
      questionIds,
    );
  }
  const unsent =
    preparation.response?.state === 'submitted' && hasUnsentChanges(preparation.response)
      ? ` ${words.t('prepare.unsent')}`
      : '';
  return preparationView(
    words,
    preparation,
    alert(words.t('prepare.saved', { time: words.time(time) }) + unsent, 'good'),
  );
}
