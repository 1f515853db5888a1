import type { Instant } from '../calendar/instant';
import { accepted, refused, type Result } from '../result';
import { fingerprint } from './fingerprint';
import type { DataType, Guide, Question } from './guide';
import { maxAnswerLength, type Answer, type Response } from './response';

/** What came from one card or one message: a text a question, and the marks of the texts it was drawn from. */
export interface IncomingAnswers {
  texts: Readonly<Record<string, string>>;
  base: Readonly<Record<string, string>>;
  via: Answer['via'];
}

/** People's line endings and stray blanks at the ends carry no meaning. */
export function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

const gap = '\n\n';

/** Whether a text is one of those kept in `other`: as a whole, since 'ja' stands in many a text. */
function isKept(other: string | undefined, text: string): boolean {
  return other !== undefined && `${gap}${other}${gap}`.includes(`${gap}${text}${gap}`);
}

function merged(
  stored: Answer | undefined,
  text: string,
  base: string | undefined,
  isChoice: boolean,
): Pick<Answer, 'text' | 'other'> | 'same' {
  const current = stored?.text ?? '';
  if (text === current) return 'same';
  if (fingerprint(current) === (base ?? fingerprint(''))) return { text, ...keepOther(stored, text) };
  const untouched = fingerprint(text) === base;
  if (untouched || text === '' || isKept(stored?.other, text)) return 'same';
  // Two choices side by side are no choice: of those that met a newer one, the last is offered.
  return { text: current, other: stored?.other && !isChoice ? `${stored.other}${gap}${text}` : text };
}

function keepOther(stored: Answer | undefined, text: string): Pick<Answer, 'other'> {
  return stored?.other === undefined || stored.other === text ? {} : { other: stored.other };
}

/**
 * Takes answers into a response. A text that meets a newer one is kept beside it as `other`
 * until the person chooses. Texts of questions the guide lacks are ignored.
 * @returns the same object when nothing changed: a card delivered twice is one answer
 */
export function takeAnswers(
  response: Response,
  guide: Guide,
  incoming: IncomingAnswers,
  at: Instant,
): Result<Response, 'answer/too-long' | 'answer/not-a-choice'> {
  const revision = response.revision + 1;
  const answers: Record<string, Answer> = { ...response.answers };
  let changed = false;
  for (const question of guide.questions) {
    const raw = incoming.texts[question.id];
    if (raw === undefined) continue;
    const text = tidy(raw);
    const isChoice = question.kind === 'choice';
    const next = merged(answers[question.id], text, incoming.base[question.id], isChoice);
    if (next === 'same') continue;
    if (text.length > maxAnswerLength) return refused('answer/too-long');
    if (text !== '' && question.choices?.every(({ value }) => value !== text))
      return refused('answer/not-a-choice');
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
 * Settles two texts that met. A question without two texts is left as it is, and so is one with
 * choices for which 'both' is asked. Both together may be longer than one answer: nothing is cut off.
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
    if (choice === 'both' && question.kind === 'choice') continue;
    const text = { stored: answer.text, other: answer.other, both: `${answer.text}${gap}${answer.other}` }[
      choice
    ];
    answers[question.id] = { text, revision, via: answer.via, at };
    changed = true;
  }
  return changed ? { ...response, answers, revision } : response;
}

export function textsOf(response: Response | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(response?.answers ?? {}).map(([id, answer]) => [id, answer.text]));
}

export function missingIn(response: Response, guide: Guide): Question[] {
  return guide.questions.filter((question) => question.required && !response.answers[question.id]?.text);
}

/** The texts that others see: those last submitted, not later drafts. */
export function submittedTexts(response: Response): Record<string, string> | undefined {
  return response.versions.at(-1)?.answers;
}

/** Whether there is something written that the others have not got yet. */
export function hasUnsentChanges(response: Response): boolean {
  const sent = submittedTexts(response) ?? {};
  const now = textsOf(response);
  const ids = new Set([...Object.keys(sent), ...Object.keys(now)]);
  return [...ids].some((id) => (sent[id] ?? '') !== (now[id] ?? ''));
}

const byRole: Partial<Record<Response['role'], DataType>> = {
  'pupil-council': 'E',
  senate: 'E',
  'board-rep': 'D',
};

/** What a response gives a dialogue: by who gives it (D, E), and by the questions answered (rule 7). */
export function dataTypesOf(response: Response, guide: Guide): DataType[] {
  const answered = guide.questions.filter((question) => response.answers[question.id]?.text);
  const types = new Set(answered.flatMap((question) => (question.dataType ? [question.dataType] : [])));
  const own = byRole[response.role];
  if (own && answered.length > 0) types.add(own);
  return [...types].sort();
}

/**
 * Sends the answers to the participants. Sending what is already sent changes nothing.
 * @returns `answer/conflict` while two texts wait for a choice, `answer/missing` while a required one is empty
 */
export function submit(
  response: Response,
  guide: Guide,
  at: Instant,
): Result<Response, 'answer/conflict' | 'answer/missing'> {
  if (conflictsIn(response, guide).length > 0) return refused('answer/conflict');
  if (missingIn(response, guide).length > 0) return refused('answer/missing');
  if (response.state === 'submitted' && !hasUnsentChanges(response)) return accepted(response);
  return accepted({
    ...response,
    state: 'submitted',
    submittedAt: at,
    revision: response.revision + 1,
    dataTypes: dataTypesOf(response, guide),
    versions: [...response.versions, { at, answers: textsOf(response) }],
  });
}
