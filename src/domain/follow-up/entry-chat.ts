import { z } from 'zod/v4';
import { TakenMessage } from '../guide/chat-message';
import { accepted, refused, type Result } from '../result';
import {
  entryFields,
  entryForms,
  questionsOf,
  readAnswer,
  type EntryField,
  type EntryMatter,
  type EntryProblem,
  type EntryQuestion,
} from './entry-forms';

/**
 * Filling a form of a schema by writing, one question at a time. It is kept with the person, since the schema
 * knows whole entries only; what is complete goes into the schema by the use case of the card.
 */
export const EntryChat = z.object({
  unitId: z.string(),
  meetingId: z.string(),
  form: z.enum(entryForms),
  /** As in the card's form: the number that was next when it began, so that it is saved once. */
  number: z.int(),
  /** As in the card's form: the mark of the text that stood there when it began. */
  base: z.string(),
  values: z.partialRecord(z.enum(entryFields), z.string()),
  /** Absent when nothing is asked any more: the form is complete, saved or called off. */
  asked: z.enum(entryFields).optional(),
  isPaused: z.boolean().optional(),
  /** The chat messages taken last, so that one delivered twice is one answer, also after the last question. */
  lastMessages: z.array(TakenMessage).optional(),
});
export type EntryChat = z.infer<typeof EntryChat>;

/** Begins a form. @param before the form before this one, whose messages may still be delivered again */
export function startEntry(
  about: Pick<EntryChat, 'unitId' | 'meetingId' | 'form' | 'number' | 'base'>,
  values: EntryChat['values'],
  matter: EntryMatter,
  before?: EntryChat,
): EntryChat {
  const [first] = questionsOf(about.form, matter);
  const { lastMessages } = before ?? {};
  return { ...about, values, ...(first && { asked: first.field }), ...(lastMessages && { lastMessages }) };
}

/** Whether what the person writes next is an answer here. */
export function isAsking({ asked, isPaused }: EntryChat): boolean {
  return asked !== undefined && isPaused !== true;
}

/** Whether something was typed that beginning another form would take away. */
export function isUnderWay({ form, asked, values }: EntryChat): boolean {
  return form !== 'perspective' && asked !== undefined && Object.keys(values).length > 0;
}

/** The question that waits, paused or not; the first when the one asked is no longer part of the form. */
export function askedQuestion(chat: EntryChat, matter: EntryMatter): EntryQuestion | undefined {
  if (chat.asked === undefined) return undefined;
  const questions = questionsOf(chat.form, matter);
  return questions.find(({ field }) => field === chat.asked) ?? questions[0];
}

function movedTo(chat: EntryChat, question: EntryQuestion | undefined): EntryChat {
  const { asked: _asked, isPaused: _isPaused, ...rest } = chat;
  return question ? { ...rest, asked: question.field } : rest;
}

function movedFrom(chat: EntryChat, field: EntryField, matter: EntryMatter): EntryChat {
  const questions = questionsOf(chat.form, matter);
  return movedTo(chat, questions[questions.findIndex((question) => question.field === field) + 1]);
}

/**
 * Takes an answer and goes on; past the last question nothing is asked, and the form is complete.
 * @param field the question it was written for; one that is not asked any more takes it, and the chat stays
 */
export function answerEntry(
  chat: EntryChat,
  field: EntryField,
  written: string,
  matter: EntryMatter,
): Result<EntryChat, EntryProblem> {
  const question = questionsOf(chat.form, matter).find((candidate) => candidate.field === field);
  if (!question) return refused('not-a-choice');
  const answer = readAnswer(question, written, matter);
  if (!answer.ok) return answer;
  const next = { ...chat, values: { ...chat.values, [field]: answer.value } };
  return accepted(field === askedQuestion(chat, matter)?.field ? movedFrom(next, field, matter) : next);
}

/** To the question before; at the first one it stays. */
export function backInEntry(chat: EntryChat, matter: EntryMatter): EntryChat {
  const questions = questionsOf(chat.form, matter);
  const at = questions.findIndex(({ field }) => field === askedQuestion(chat, matter)?.field);
  return movedTo(chat, questions[Math.max(0, at - 1)]);
}

/** Whether the question may be passed over: it is optional, or has an answer, which stays. */
export function maySkip(chat: EntryChat, { field, isOptional }: EntryQuestion): boolean {
  return isOptional || chat.values[field] !== undefined;
}

/** Goes on without an answer, where one need not be. */
export function skipInEntry(chat: EntryChat, matter: EntryMatter): Result<EntryChat, EntryProblem> {
  const question = askedQuestion(chat, matter);
  if (!question) return accepted(chat);
  return maySkip(chat, question) ? accepted(movedFrom(chat, question.field, matter)) : refused('required');
}

export function pauseEntry(chat: EntryChat): EntryChat {
  return chat.asked === undefined ? chat : { ...chat, isPaused: true };
}

export function resumeEntry({ isPaused: _isPaused, ...chat }: EntryChat): EntryChat {
  return chat;
}

/** Saved, or called off: what was typed goes, and only what tells a second delivery stays. */
export function endEntry(chat: EntryChat): EntryChat {
  return { ...movedTo(chat, undefined), values: {} };
}
