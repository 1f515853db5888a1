import { type Answered, type ChatTurn, type Preparation } from '../app/results';
import { hasUnsentChanges } from '../domain/guide/answering';
import { z } from 'zod/v4';
import { type Card, Frame, Written, alert, button, card, noAlert, written } from './card';
import { answerPurpose, meetingName, unitName } from './meeting-words';
import { type Words } from './texts';
import { conflictView } from './conflict';
import { preparationView } from './preparation';
import { answerText } from './fields';
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

export const QuestionData = Frame.extend({
  progress: z.string(),
  question: z.string(),
  help: z.string(),
  how: z.string(),
  choices: z.array(z.string()),
  writtenHeading: z.string(),
  written: Written,
});

/** One question of the chat, or, when it is over, the card with all answers. */
export function chatView(words: Words, turn: ChatTurn): Card {
  const { preparation, question, isPaused } = turn;
  const { guide, response, unit, meeting, role } = preparation;
  if (isPaused) return preparationView(words, preparation, alert(words.t('chat.paused'), 'accent'));
  if (!question || !guide)
    return preparationView(words, preparation, alert(words.t('prepare.chat-done'), 'good'));
  const current = response?.answers[question.id]?.text ?? '';
  return card('question', QuestionData, {
    title: `${meetingName(words, meeting)} · ${unitName(unit)}`,
    purpose: answerPurpose(words, unit, meeting, role),
    alert: turn.answered ? alert(words.t('chat.kept'), 'good') : noAlert,
    progress: words.t('chat.progress', {
      index: guide.questions.indexOf(question) + 1,
      count: guide.questions.length,
    }),
    question: question.text[words.language],
    help: question.help[words.language],
    how: current
      ? words.t('chat.keep')
      : words.t(question.kind === 'choice' ? 'chat.how-choice' : 'chat.how'),
    choices: (question.choices ?? []).map((choice, at) => `${at + 1}: ${choice.text[words.language]}`),
    writtenHeading: current ? words.t('chat.written') : '',
    written: current ? written(answerText(words, question, current)) : [],
    buttons: [
      button(words.t('chat.back'), 'chat.back', { questionId: question.id }),
      button(words.t('chat.skip'), 'chat.skip', { questionId: question.id }),
      button(words.t('chat.pause'), 'chat.pause', { questionId: question.id }),
    ],
  });
}
