import { type EntryTurn } from '../app/results';
import { type EntryField, type EntryForm, type EntryQuestion } from '../domain/follow-up/entry-forms';
import { type z } from 'zod/v4';
import { type Alert, type Button, type Card, alert, button, card, noAlert, plain, written } from './card';
import { QuestionData } from './chat';
import { type Awaited } from './chat-asides';
import { field, type Field } from './fields';
import { followUpView } from './follow-up';
import { meetingName, schemaPurpose, unitName } from './meeting-words';
import { type TextKey, type Words } from './texts';

/** A form of the follow-up schema, asked one question at a time in the chat; the words are those of the card. */

const titles: Record<EntryForm, TextKey> = {
  agreement: 'entry.add-title',
  'focus-area': 'focus.title',
  perspective: 'perspective.title',
};

interface Asking {
  question: TextKey;
  help?: TextKey;
  /** How it is answered, where that is not by a text of one's own. */
  how?: TextKey;
  /** What the choice of none of them is called. */
  none?: TextKey;
}

const asking: Record<EntryField, Asking> = {
  what: { question: 'entry.what', help: 'entry.what-help' },
  forChildren: { question: 'entry.for-children', help: 'entry.for-children-help' },
  ownerId: { question: 'entry.owner', how: 'entry-chat.how-owner' },
  deadline: { question: 'entry.deadline', help: 'entry-chat.deadline-help' },
  focusAreaId: { question: 'entry.area', how: 'entry-chat.how-area', none: 'entry.no-area' },
  title: { question: 'focus.name', help: 'focus.name-help' },
  themeId: { question: 'focus.theme', how: 'entry-chat.how-choice', none: 'focus.no-theme' },
  siteId: { question: 'common.site', how: 'entry-chat.how-site', none: 'prepare.all-sites' },
  text: { question: 'perspective.text', help: 'perspective.help' },
};

type Asked = NonNullable<EntryTurn['asked']>;

function choiceName(words: Words, { field: id, choices }: EntryQuestion, value: string): string {
  const { none } = asking[id];
  if (value === '' && none) return words.t(none);
  return choices.find((choice) => choice.value === value)?.name ?? '';
}

function valueText(words: Words, question: EntryQuestion, value: string): string {
  if (question.choices.length > 0) return choiceName(words, question, value);
  return question.field === 'deadline' ? words.fullDate(value) : value;
}

function howTo(words: Words, { question, index, count, maySkip }: Asked, hasValue: boolean): string {
  if (hasValue) return words.t('entry-chat.keep');
  const { how } = asking[question.field];
  if (how) return words.t(how);
  const byText = words.t(index === count ? 'entry-chat.how-last' : 'entry-chat.how');
  return maySkip ? `${byText} ${words.t('entry-chat.may-skip')}` : byText;
}

function alertOf(words: Words, said: EntryTurn['said']): z.infer<typeof Alert> {
  switch (said) {
    case undefined:
      return noAlert;
    case 'saved':
      return alert(words.t('entry-chat.saved'), 'good');
    case 'cancelled':
    case 'paused':
    case 'resumed':
    case 'busy':
      return alert(words.t(`entry-chat.${said}`), 'accent');
    case 'too-long':
      return alert(words.t('error.input/too-long'), 'attention');
    default:
      return alert(words.t(`entry-chat.problem.${said}`), 'attention');
  }
}

function buttonsOf(words: Words, { chat }: EntryTurn, { question, index, maySkip }: Asked): Button[] {
  const { unitId, meetingId, form, number } = chat;
  const from = { unitId, meetingId, form, number, field: question.field };
  return [
    ...(index > 1 ? [button(words.t('chat.back'), 'entry.back', from)] : []),
    ...(maySkip ? [button(words.t('chat.skip'), 'entry.skip', from)] : []),
    button(words.t('common.cancel'), 'entry.cancel', from),
  ];
}

/** The question that waits, or, when none does, the schema with what came of it. */
export function entryChatView(words: Words, turn: EntryTurn): Card {
  const { followUp, chat, asked, said } = turn;
  if (!asked) return followUpView(words, followUp, alertOf(words, said));
  const { question, index, count } = asked;
  const { question: text, help } = asking[question.field];
  const value = chat.values[question.field];
  return card('question', QuestionData, {
    title: `${words.t(titles[chat.form])}: ${meetingName(words, followUp.meeting)} · ${unitName(followUp.unit)}`,
    purpose: schemaPurpose(words, followUp.meeting),
    alert: alertOf(words, said),
    progress: words.t('chat.progress', { index, count }),
    question: words.t(text),
    help: help ? words.t(help) : '',
    how: howTo(words, asked, value !== undefined),
    choices: question.choices.map(
      (choice, at) => `${at + 1}: ${plain(choiceName(words, question, choice.value))}`,
    ),
    writtenHeading: value === undefined ? '' : words.t('chat.written'),
    written: value === undefined ? [] : written(valueText(words, question, value)),
    buttons: buttonsOf(words, turn, asked),
  });
}

/** The question of a form that waits, from its name alone. */
export function awaitedField(
  words: Words,
  from: Pick<EntryTurn['chat'], 'unitId' | 'meetingId' | 'form' | 'number'> & { field: EntryField },
): Awaited {
  return {
    question: words.t(asking[from.field].question),
    goOn: button(words.t('chat.continue'), 'entry.resume', { ...from }),
    take: (title, { text, id }) =>
      button(words.t(title), 'entry.answer', { ...from, written: text, messageId: id }),
  };
}

/** The field that gives back a text that was refused, from its name alone: the store may be down. */
export function entryTextField(words: Words, id: EntryField, text: string): Field {
  return field('written', words.t(asking[id].question), text, { isMultiline: true });
}
