import { z } from 'zod/v4';
import { type ChatSaid, type ChatTurn } from '../app/results';
import { stepIdOf, type ChatStep } from '../domain/guide/chat';
import { BoardMode } from '../domain/guide/board-mode';
import { hasChoices, isProse } from '../domain/guide/guide';
import {
  type Alert,
  type Button,
  type Card,
  Frame,
  Written,
  alert,
  button,
  card,
  noAlert,
  plain,
  written,
} from './card';
import { answersView } from './chat-answers';
import { currentAnswer, stepText } from './chat-steps';
import { conflictView } from './conflict';
import { keyOf } from './fields';
import { answerPurpose, meetingName, unitName } from './meeting-words';
import { preparationView } from './preparation';
import { receiptView } from './receipt';
import { type TextKey, type Words, errorKey } from './texts';

export const QuestionData = Frame.extend({
  progress: z.string(),
  question: z.string(),
  help: z.string(),
  how: z.string(),
  choices: z.array(z.string()),
  writtenHeading: z.string(),
  written: Written,
});
type QuestionData = z.infer<typeof QuestionData>;

function keptAlert(words: Words, said: Extract<ChatSaid, { kind: 'kept' }>): z.infer<typeof Alert> {
  const question = stepText(words, said.under);
  if (said.isConflict) return alert(words.t('chat.kept-beside', { question }), 'attention');
  return alert(words.t(said.isAdded ? 'chat.added' : 'chat.kept', { question }), 'good');
}

/** What came of the message, above the card that follows. */
export function saidAlert(words: Words, said: ChatSaid | undefined): z.infer<typeof Alert> {
  switch (said?.kind) {
    case 'kept':
      return keptAlert(words, said);
    case 'unread':
      return alert(words.t(errorKey(said.code)), 'attention');
    case 'gone':
      return alert(words.t('error.answer/question-gone'), 'attention');
    case 'nothing-to-add-to':
      return alert(words.t('chat.nothing-to-add-to'), 'accent');
    case 'no-such-answer':
      return alert(words.t('chat.no-such-answer'), 'accent');
    case 'missing': {
      const questions = said.questions.map(({ text }) => text[words.language]).join(' ');
      return alert(words.t('prepare.missing', { questions }), 'attention');
    }
    default:
      return noAlert;
  }
}

function choiceTexts(words: Words, { preparation }: ChatTurn, step: ChatStep): string[] {
  switch (step.kind) {
    case 'mode':
      return BoardMode.options.map((mode) => words.t(`mode.${mode}`));
    case 'site':
      return [words.t('prepare.all-sites'), ...preparation.unit.sites.map(({ name }) => plain(name))];
    case 'question':
      return (step.question.choices ?? []).map(({ text }) => text[words.language]);
    case 'end':
      return [];
  }
}

function choicesAt(words: Words, turn: ChatTurn, step: ChatStep): string[] {
  return choiceTexts(words, turn, step).map((text, at) => `${at + 1}: ${text}`);
}

const howKeys = {
  choice: 'chat.how-choice',
  link: 'chat.how-link',
  source: 'chat.how-source',
  prose: 'chat.how',
} as const;

function howTo(step: ChatStep): keyof typeof howKeys {
  if (step.kind !== 'question' || hasChoices(step.question)) return 'choice';
  if (isProse(step.question)) return 'prose';
  return step.question.kind === 'link' ? 'link' : 'source';
}

/** How to write, by the kind of the question, and what happens to what stands there already. */
function how(words: Words, { aside }: ChatTurn, step: ChatStep, current: string): string {
  if (aside === 'add') return words.t('chat.how-more');
  const write = howKeys[howTo(step)];
  const after = aside === 'mend' ? 'chat.how-mend' : current === '' ? undefined : 'chat.keep';
  if (after === undefined) return words.t(write);
  return write === 'chat.how' ? words.t(after) : `${words.t(after)} ${words.t(write)}`;
}

function progress(words: Words, { guide }: ChatTurn['preparation'], step: ChatStep): string {
  if (step.kind !== 'question') return words.t(step.kind === 'mode' ? 'chat.first' : 'chat.last');
  const questions = guide?.questions ?? [];
  const index = questions.findIndex(({ id }) => id === step.question.id) + 1;
  return words.t('chat.progress', { index, count: questions.length });
}

function buttonsAt(words: Words, turn: ChatTurn, step: ChatStep): Button[] {
  const data = { ...keyOf(turn.preparation), questionId: stepIdOf(step) };
  const press = (title: TextKey, move: string): Button => button(words.t(title), `chat.${move}`, data);
  const pause = press('chat.pause', 'pause');
  if (turn.aside) return [press(turn.aside === 'add' ? 'chat.on' : 'chat.keep-it', 'on'), pause];
  const { said } = turn;
  const mayAdd = said?.kind === 'kept' && said.under.kind === 'question' && isProse(said.under.question);
  const take =
    said?.kind === 'gone'
      ? [
          button(words.t('chat.is-answer'), 'chat.take', {
            ...keyOf(turn.preparation),
            stepId: stepIdOf(step),
            base: turn.preparation.response?.chat?.base ?? '',
            text: said.text,
            messageId: said.messageId,
          }),
        ]
      : [];
  return [
    ...take,
    ...(mayAdd ? [press('chat.more', 'more')] : []),
    press('chat.back', 'back'),
    press('chat.skip', 'skip'),
    pause,
  ];
}

/** What is shown below the question: what could not be read, given back, or what stands there. */
function shownText(
  words: Words,
  { said, aside }: ChatTurn,
  current: string,
): Pick<QuestionData, 'writtenHeading' | 'written'> {
  if (said?.kind === 'unread' || said?.kind === 'gone')
    return { writtenHeading: words.t('chat.given-back'), written: written(said.text) };
  if (current === '') return { writtenHeading: '', written: [] };
  return {
    writtenHeading: words.t(aside === 'mend' ? 'chat.old-answer' : 'chat.written'),
    written: written(current),
  };
}

function stepView(words: Words, turn: ChatTurn, step: ChatStep): Card {
  const { preparation } = turn;
  const { unit, meeting, role } = preparation;
  const current = currentAnswer(words, preparation, step);
  const date = words.date(meeting.start);
  return card('question', QuestionData, {
    title: `${meetingName(words, meeting)} · ${unitName(unit)}`,
    purpose: answerPurpose(words, unit, meeting, role),
    alert: saidAlert(words, turn.said),
    progress: turn.aside ? words.t(`chat.${turn.aside}`) : progress(words, preparation, step),
    question: stepText(words, step),
    help:
      step.kind === 'question'
        ? [
            step.question.help[words.language],
            ...(step.question.required ? [words.t('prepare.required')] : []),
          ].join(' ')
        : step.kind === 'mode'
          ? words.t('mode.intro', { meeting: meetingName(words, meeting), date })
          : '',
    how: how(words, turn, step, current),
    choices: choicesAt(words, turn, step),
    ...shownText(words, turn, current),
    buttons: buttonsAt(words, turn, step),
  });
}

/** Past the last question: what was kept of it, and what comes now. */
function doneAlert(words: Words, { said }: ChatTurn): z.infer<typeof Alert> {
  const { text, style } = saidAlert(words, said);
  return text === '' ? alert(words.t('chat.done'), 'good') : alert(`${text} ${words.t('chat.done')}`, style);
}

/** One question of the chat; past the last one, all answers with the button that sends them; then the receipt. */
export function chatView(words: Words, turn: ChatTurn): Card {
  const { preparation, step, said } = turn;
  if (said?.kind === 'sent') return receiptView(words, preparation);
  if (said?.kind === 'conflict') return conflictView(words, preparation, said.intent);
  if (said?.kind === 'paused')
    return preparationView(words, preparation, alert(words.t('chat.paused'), 'accent'));
  if (step && step.kind !== 'end') return stepView(words, turn, step);
  return answersView(words, preparation, step ? doneAlert(words, turn) : saidAlert(words, said));
}
