import { z } from 'zod/v4';
import { type ChatTurn } from '../app/results';
import { type Card, Frame, Written, alert, button, card, noAlert, written } from './card';
import { answerText } from './fields';
import { answerPurpose, meetingName, unitName } from './meeting-words';
import { preparationView } from './preparation';
import { type Words } from './texts';

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
