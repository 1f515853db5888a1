import { dayOf } from '../calendar/copenhagen';
import type { Instant } from '../calendar/instant';
import { accepted, type Result } from '../result';
import { fingerprint } from './fingerprint';
import { askedOf, isProse, type Guide, type Question } from './guide';
import { isFitting, readAnswer, type UnreadableAnswer } from './reading-answers';
import type { Answer, Response } from './response';
import { tidy } from './tidy';

export { tidy } from './tidy';

/** What came from one card or one message: a text a question, and the marks of the texts it was drawn from. */
export interface IncomingAnswers {
  texts: Readonly<Record<string, string>>;
  base: Readonly<Record<string, string>>;
  via: Answer['via'];
}

const gap = '\n\n';

/** Whether a text is one of those kept in `other`: as a whole, since 'ja' stands in many a text. */
function isKept(other: string | undefined, text: string): boolean {
  return other !== undefined && `${gap}${other}${gap}`.includes(`${gap}${text}${gap}`);
}

type Merged = Pick<Answer, 'text' | 'other' | 'asked'>;

function merged(
  stored: Answer | undefined,
  text: string,
  base: string | undefined,
  question: Question,
): Merged | 'same' {
  const current = stored?.text ?? '';
  if (text === current) return 'same';
  if (fingerprint(current) === (base ?? fingerprint(''))) {
    // A choice that is offered no more cannot be shown as chosen, so its empty input takes nothing away.
    if (text === '' && stored && !isFitting(question, stored)) return 'same';
    return { text, ...keepOther(stored, text), asked: askedOf(question) };
  }
  if (text === '' || isKept(stored?.other, text)) return 'same';
  // Two choices, links or sources side by side are none: of those that met a newer one, the last is offered.
  const other = stored?.other && isProse(question) ? `${stored.other}${gap}${text}` : text;
  return { text: current, other, ...(stored?.asked && { asked: stored.asked }) };
}

function keepOther(stored: Answer | undefined, text: string): Pick<Answer, 'other'> {
  return stored?.other === undefined || stored.other === text ? {} : { other: stored.other };
}

/** What the card only carried along; it is not read again, since a newer guide may ask for something else. */
function isUntouched(stored: Answer | undefined, text: string, base: string | undefined): boolean {
  return text === (stored?.text ?? '') || fingerprint(text) === base;
}

/**
 * Takes answers into a response, each with its question as it is asked now. A text that meets a newer one is kept
 * beside it as `other` until the person chooses. Texts of questions the guide lacks are ignored.
 * @returns the same object when nothing changed: a card delivered twice is one answer; a refusal when any of the
 * texts cannot be read, and then none is taken
 */
export function takeAnswers(
  response: Response,
  guide: Guide,
  incoming: IncomingAnswers,
  at: Instant,
): Result<Response, UnreadableAnswer> {
  const revision = response.revision + 1;
  const answers: Record<string, Answer> = { ...response.answers };
  let changed = false;
  for (const question of guide.questions) {
    const written = incoming.texts[question.id];
    const base = incoming.base[question.id];
    const stored = answers[question.id];
    if (written === undefined || isUntouched(stored, tidy(written), base)) continue;
    const read = readAnswer(question, written, dayOf(at));
    if (!read.ok) return read;
    const next = merged(stored, read.value, base, question);
    if (next === 'same') continue;
    answers[question.id] = { ...next, revision, via: incoming.via, at };
    changed = true;
  }
  return accepted(changed ? { ...response, answers, revision } : response);
}

/** Questions where two texts met and the person has not chosen yet. */
export function conflictsIn(response: Response, guide: Guide): Question[] {
  return guide.questions.filter((question) => response.answers[question.id]?.other !== undefined);
}

export type Choice = 'stored' | 'other' | 'both';

/**
 * Settles two texts that met. A question without two texts is left as it is, and so is one that is not answered in
 * words of one's own, for which 'both' is asked. Both together may be longer than one answer: nothing is cut off.
 */
export function settle(
  response: Response,
  guide: Guide,
  choices: Readonly<Record<string, Choice>>,
  at: Instant,
): Response {
  const revision = response.revision + 1;
  const answers: Record<string, Answer> = { ...response.answers };
  let changed = false;
  for (const question of guide.questions) {
    const answer = answers[question.id];
    const choice = choices[question.id];
    if (answer?.other === undefined || choice === undefined) continue;
    if (choice === 'both' && !isProse(question)) continue;
    const { other, ...stored } = answer;
    const text = { stored: stored.text, other, both: `${stored.text}${gap}${other}` }[choice];
    const asked = choice === 'stored' ? {} : { asked: askedOf(question) };
    answers[question.id] = { ...stored, ...asked, text, revision, at };
    changed = true;
  }
  return changed ? { ...response, answers, revision } : response;
}

export function textsOf(response: Response | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(response?.answers ?? {}).map(([id, answer]) => [id, answer.text]));
}
