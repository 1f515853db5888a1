import { z } from 'zod/v4';
import type { Preparation } from '../app/results';
import { dayOf } from '../domain/calendar/copenhagen';
import type { AgreementHead } from '../domain/status/summary';
import { dataLines } from './basis-lines';
import { Button, Written, plain, written } from './card';
import { answerText } from './fields';
import { foldedLines } from './folded';
import type { Words } from './texts';

/** A heading with lines of our own, or with what someone wrote. */
const Part = z.object({ heading: z.string(), lines: z.array(z.string()), answer: Written });
type Part = z.infer<typeof Part>;

/** What a button folds out. */
export const Fold = z.object({
  id: z.string(),
  title: z.string(),
  parts: z.array(Part),
  buttons: z.array(Button),
});
export type Fold = z.infer<typeof Fold>;

const mostFocusAreas = 4;

/**
 * How an agreement goes, in a few words: 'på vej, senest den 3. maj'; what it was done or dropped with is said.
 * @param say how a day is said; over more than one year with the year
 */
export function stateLine(
  words: Words,
  agreement: Pick<AgreementHead, 'state' | 'deadline' | 'isOnTrack' | 'note' | 'notedAt'>,
  today: string,
  say = (day: string): string => words.date(day),
): string {
  const { state, deadline, isOnTrack, note, notedAt } = agreement;
  const because = note === undefined ? '' : `: ${plain(note)}`;
  switch (state) {
    case 'open': {
      const key = deadline < today ? 'overdue' : isOnTrack ? 'on-track' : 'open';
      return words.t(`carried.${key}`, { date: say(deadline) });
    }
    case 'done':
      return words.t('carried.done', { date: say(notedAt ?? deadline) }) + because;
    case 'dropped':
      return words.t('carried.dropped') + because;
  }
}

/** 'Vi leger en sprogleg hver formiddag (Ida Krogh: gjort den 3. marts)' */
function agreementLine(words: Words, agreement: AgreementHead, today: string): string {
  const { what, ownerName } = agreement;
  return words.t('carried.agreement', {
    what: plain(what),
    owner: plain(ownerName),
    state: stateLine(words, agreement, today),
  });
}

function ofOwn(heading: string, lines: string[]): Part[] {
  return lines.length > 0 ? [{ heading, lines, answer: [] }] : [];
}

/** What is known already, so that nobody asks for it: the data there is, points, and agreements with their state. */
function knownFold(words: Words, preparation: Preparation, buttons: Button[]): Fold[] {
  const { points, agreements, now } = preparation;
  const data = [
    ...ofOwn(words.t('prepare.basis'), dataLines(words, preparation)),
    ...ofOwn(words.t('prepare.points'), points.map(plain)),
  ];
  const today = dayOf(now);
  const agreed = ofOwn(
    words.t('common.agreements'),
    agreements.map((agreement) => agreementLine(words, agreement, today)),
  );
  const parts = [...data, ...agreed];
  if (parts.length === 0) return [];
  const of = agreed.length === 0 ? 'data' : data.length === 0 ? 'agreements' : 'both';
  return [{ id: 'known', title: words.t(`prepare.known.${of}`), parts, buttons }];
}

/** The person's own answers at the last such meeting, to look back on. */
function lastFold(words: Words, { lastAnswers }: Preparation): Fold[] {
  if (!lastAnswers || lastAnswers.answers.length === 0) return [];
  const { meeting, answers } = lastAnswers;
  const parts = answers.map(({ asked, text }) => ({
    heading: asked.text[words.language],
    lines: [],
    answer: written(answerText(words, asked, text)),
  }));
  const title = words.t(`prepare.last-answers.${meeting.kind}`, { number: meeting.number });
  return [{ id: 'last', title, parts, buttons: [] }];
}

/**
 * What comes along from before, folded: a card is looked at on a phone.
 * @param buttons what leads on from what is known
 */
export function carriedFolds(words: Words, preparation: Preparation, buttons: Button[]): Fold[] {
  return [...knownFold(words, preparation, buttons), ...lastFold(words, preparation)];
}

/** What the meeting is about; at the first dialogue nothing is chosen yet. */
export function focusLines(words: Words, { focusAreas, meeting }: Preparation): string[] {
  const isChosen = meeting.number > 1 || meeting.kind === 'one-to-one';
  return isChosen ? foldedLines(words, focusAreas.map(plain), mostFocusAreas) : [];
}
