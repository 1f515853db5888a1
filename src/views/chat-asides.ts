import { type ChatTurn, type Preparation } from '../app/results';
import { stepIdOf, type ChatStep } from '../domain/guide/chat';
import { isProse, type Question } from '../domain/guide/guide';
import { type Button, type Card, button } from './card';
import { stepText } from './chat-steps';
import { keyOf } from './fields';
import { noticeView } from './notice';
import { cut } from './shortened';
import { type TextKey, type Words } from './texts';

/** A message that may be an answer, and may be something else: it is kept in the card until the person says. */

/** A chat turn with something that waits for an answer. */
export type Waiting = ChatTurn & { step: ChatStep };

interface Sent {
  text: string;
  id: string;
}

/** A question that waits: how to go on with it, and how a message is taken as its answer after all. */
export interface Awaited {
  question: string;
  goOn: Button;
  take: (title: TextKey, sent: Sent) => Button;
}

const mostSigns = 200;

function takeAs(
  words: Words,
  preparation: Preparation,
  title: TextKey,
  { text, id }: Sent,
  to: { stepId: string; base: string; adds: boolean },
): Button {
  return button(words.t(title), 'chat.take', { ...keyOf(preparation), ...to, text, messageId: id });
}

/** Takes the message as the answer that is waited for. */
function takeHere(words: Words, { preparation, step, aside }: Waiting, title: TextKey, sent: Sent): Button {
  const base = preparation.response?.chat?.base ?? '';
  return takeAs(words, preparation, title, sent, { stepId: stepIdOf(step), base, adds: aside === 'add' });
}

/** The question of a guide that waits. */
export function awaitedStep(words: Words, waiting: Waiting): Awaited {
  return {
    question: stepText(words, waiting.step),
    goOn: button(words.t('chat.continue'), 'chat.continue', keyOf(waiting.preparation)),
    take: (title, sent) => takeHere(words, waiting, title, sent),
  };
}

/** After a command that was written while a question waited for its answer. @param sent what may have been one */
export function waitingView(words: Words, { question, goOn, take }: Awaited, sent?: Sent): Card {
  const message = sent
    ? words.t('chat.waits', { question, text: cut(sent.text, mostSigns) })
    : words.t('chat.waits-only', { question });
  return noticeView(
    words,
    message,
    [goOn, ...(sent ? [take('chat.was-answer', sent)] : [])],
    'chat.waits-title',
  );
}

/** A message that is nearly a command. @param command its button's title, and the word that runs it */
export function meantView(
  words: Words,
  { question, take }: Awaited,
  sent: Sent,
  command: { title: TextKey; word: string },
): Card {
  return noticeView(
    words,
    words.t('chat.meant', { question, text: cut(sent.text, mostSigns) }),
    [button(words.t(command.title), 'command.run', { word: command.word }), take('chat.is-answer', sent)],
    'chat.meant-title',
  );
}

/**
 * A message that is only a web address.
 * @param previous the answer just given, when more can be written to it
 * @param mayBeData the dialogue has own data, and this person may add to it
 */
export function linkView(
  words: Words,
  waiting: Waiting,
  sent: Sent & { link: string },
  { previous, mayBeData }: { previous?: Question; mayBeData: boolean },
): Card {
  const { preparation, step } = waiting;
  const { unit, meeting } = preparation;
  const here = step.kind === 'question' && isProse(step.question);
  const lines = [
    words.t('chat.link', { link: cut(sent.text, mostSigns) }),
    ...(previous ? [words.t('chat.link-previous-is', { question: previous.text[words.language] })] : []),
    ...(here ? [words.t('chat.link-here-is', { question: stepText(words, step) })] : []),
  ];
  return noticeView(
    words,
    lines.join(' '),
    [
      ...(previous
        ? [
            takeAs(words, preparation, 'chat.link-previous', sent, {
              stepId: previous.id,
              base: '',
              adds: true,
            }),
          ]
        : []),
      ...(here ? [takeHere(words, waiting, 'chat.link-here', sent)] : []),
      ...(mayBeData
        ? [
            button(words.t('chat.link-data'), 'basis.add', {
              unitId: unit.id,
              meetingId: meeting.id,
              link: sent.link,
            }),
          ]
        : []),
    ],
    'chat.link-title',
  );
}
