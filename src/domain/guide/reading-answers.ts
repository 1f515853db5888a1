import { dayOf } from '../calendar/copenhagen';
import type { Day } from '../calendar/instant';
import { accepted, refused, type Result } from '../result';
import { dataSourceText, readDataSource } from './data-source';
import { isHttpsLink } from './link';
import { hasChoices, isProse, type Question } from './question';
import { maxAnswerLength, type Answer } from './response';
import { tidy } from './tidy';

/** Why what was written is no answer to its question; the text of each says how to mend it. */
export type UnreadableAnswer =
  'answer/too-long' | 'answer/not-a-choice' | 'answer/not-a-link' | 'answer/not-a-source';

type Asked = Pick<Question, 'kind' | 'choices'>;

const noData = /^(?:ingen data|no data)\s*(?:,\s*)?(?:fordi|because)\s+(?<because>\S.*)$/is;

/**
 * 'Ingen data, fordi …' is a valid answer where data is asked for (rule 7).
 * @returns the reason, or undefined for any other text
 */
export function noDataBecause(text: string): string | undefined {
  return noData.exec(text)?.groups?.['because'];
}

export function isNoData(text: string): boolean {
  return noDataBecause(text) !== undefined;
}

/**
 * The stored value of a choice or scale, from its value, its words in either language, or its number, counted from 1.
 * @returns undefined for what is not offered
 */
export function choiceValue(
  { choices = [] }: Pick<Question, 'choices'>,
  written: string,
): string | undefined {
  const wanted = written
    .trim()
    .replace(/(?<![.!])[.!]+$/, '')
    .toLowerCase();
  const named = choices.find(({ value }) => value === written.trim());
  const said = choices.find(({ text: { da, en } }) => [da, en].some((each) => each.toLowerCase() === wanted));
  const numbered = /^\d+$/.test(wanted) ? choices[Number(wanted) - 1] : undefined;
  return (named ?? said ?? numbered)?.value;
}

/**
 * Reads what came from a card or the chat as the answer to a question: the text that is stored. An empty one
 * takes the answer away.
 * @param today for dates as people write them
 */
export function readAnswer(question: Asked, written: string, today: Day): Result<string, UnreadableAnswer> {
  const text = tidy(written);
  if (text === '') return accepted('');
  if (text.length > maxAnswerLength) return refused('answer/too-long');
  if (hasChoices(question)) {
    const value = choiceValue(question, text);
    return value === undefined ? refused('answer/not-a-choice') : accepted(value);
  }
  if (question.kind === 'link') return isHttpsLink(text) ? accepted(text) : refused('answer/not-a-link');
  if (question.kind !== 'data-source' || isNoData(text)) return accepted(text);
  const source = readDataSource(text, today);
  return source ? accepted(dataSourceText(source)) : refused('answer/not-a-source');
}

/**
 * Whether a stored text answers the question as it is now. A choice that is no longer offered does not, nor does
 * the bare value of one where words are asked for now.
 */
export function isFitting(
  question: Asked,
  { text, at, asked }: Pick<Answer, 'text' | 'at' | 'asked'>,
): boolean {
  if (text === '') return true;
  if (isProse(question))
    return asked?.choices === undefined || asked.choices.every(({ value }) => value !== text);
  const read = readAnswer(question, text, dayOf(at));
  return read.ok && read.value === text;
}

/**
 * What an input for the question begins with: the stored text, also one to be mended, but nothing where a choice is
 * offered no more or its bare value would stand as words.
 */
export function inputText(
  question: Asked,
  answer: Pick<Answer, 'text' | 'at' | 'asked'> | undefined,
): string {
  if (!answer) return '';
  const isChosen = hasChoices(question) || answer.asked?.choices !== undefined;
  return isChosen && !isFitting(question, answer) ? '' : answer.text;
}
