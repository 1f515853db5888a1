import { dayOf } from '../calendar/copenhagen';
import type { Instant } from '../calendar/instant';
import { accepted, refused, type Result } from '../result';
import { conflictsIn, textsOf } from './answering';
import { pauseChat } from './chat';
import { readDataSource } from './data-source';
import { askedOf, type AskedQuestion, type DataType, type Guide, type Question } from './guide';
import { isFitting, isNoData, noDataBecause } from './reading-answers';
import type { Answer, Response } from './response';

function isUnanswered(question: Question, answer: Answer | undefined): boolean {
  return answer?.text ? !isFitting(question, answer) : question.required;
}

/** What must be answered before it can be sent: required questions, and those that must be chosen again. */
export function missingIn(response: Response, guide: Guide): Question[] {
  return guide.questions.filter((question) => isUnanswered(question, response.answers[question.id]));
}

/** The texts that others see: those last submitted, not later drafts. */
export function submittedTexts(response: Response): Record<string, string> | undefined {
  return response.versions.at(-1)?.answers;
}

/** An answer as it was sent, with the question that it answered. */
export interface SentAnswer {
  questionId: string;
  text: string;
  /** Absent in answers from before it was kept. */
  asked?: AskedQuestion;
}

/** What was last sent, in the order it was asked, without the questions left open; empty before anything was sent. */
export function sentAnswers(response: Response): SentAnswer[] {
  const { answers = {}, asked } = response.versions.at(-1) ?? {};
  const sent = asked
    ? asked.map((question): SentAnswer => ({
        questionId: question.id,
        text: answers[question.id] ?? '',
        asked: question,
      }))
    : Object.entries(answers).map(([questionId, text]): SentAnswer => ({ questionId, text }));
  return sent.filter(({ text }) => text !== '');
}

/** Whether there is something written that the others have not got yet. */
export function hasUnsentChanges(response: Response): boolean {
  const sent = submittedTexts(response) ?? {};
  const now = textsOf(response);
  const ids = new Set([...Object.keys(sent), ...Object.keys(now)]);
  return [...ids].some((id) => (sent[id] ?? '') !== (now[id] ?? ''));
}

/** What a role gives by who it is, whatever it is asked (rule 7). */
export const ownDataType: Partial<Record<Response['role'], DataType>> = {
  'pupil-council': 'E',
  senate: 'E',
  'board-rep': 'D',
};

/** A source of own practice is B; the datapakke is A by its link, whoever looked at it. */
function typeOf({ kind, dataType }: Question, { text, at }: Answer): DataType | undefined {
  if (kind !== 'data-source') return dataType;
  return readDataSource(text, dayOf(at))?.type === 'B' ? 'B' : undefined;
}

/** What a response gives a dialogue: by who gives it (D, E), and by the questions answered with data (rule 7). */
export function dataTypesOf(response: Response, guide: Guide): DataType[] {
  const given = guide.questions.flatMap((question) => {
    const answer = response.answers[question.id];
    const isData = answer !== undefined && answer.text !== '' && !isNoData(answer.text);
    return isData && isFitting(question, answer) ? [{ question, answer }] : [];
  });
  const types = new Set(given.map(({ question, answer }) => typeOf(question, answer)));
  if (given.length > 0) types.add(ownDataType[response.role]);
  return [...types].filter((type) => type !== undefined).sort();
}

/** Where answers say that there is no data, and why: the first reason of each type. */
export function noDataOf(response: Response, guide: Guide): NonNullable<Response['noData']> {
  const said = guide.questions.flatMap((question) => {
    const because = noDataBecause(response.answers[question.id]?.text ?? '');
    const type = question.kind === 'data-source' ? 'B' : question.dataType;
    return because === undefined || type === undefined ? [] : [{ type, because }];
  });
  return said.filter(({ type }, at) => said.findIndex((other) => other.type === type) === at);
}

/** What the answers were given to: as it was asked then, not as the guide asks it now. */
function askedIn(response: Response, guide: Guide): AskedQuestion[] {
  return guide.questions.flatMap((question) => {
    const answer = response.answers[question.id];
    return answer?.text ? [answer.asked ?? askedOf(question)] : [];
  });
}

/**
 * Sends the answers to the participants, each with its question. Sending what is already sent changes nothing.
 * @returns `answer/conflict` while two texts wait for a choice, `answer/missing` while a required one is empty or a
 * choice is offered no more
 */
export function submit(
  response: Response,
  guide: Guide,
  at: Instant,
): Result<Response, 'answer/conflict' | 'answer/missing'> {
  if (conflictsIn(response, guide).length > 0) return refused('answer/conflict');
  const over = pauseChat(response);
  // Before what is missing: a guide that was changed since asks no more of what is sent.
  if (response.state === 'submitted' && !hasUnsentChanges(response)) return accepted(over);
  if (missingIn(response, guide).length > 0) return refused('answer/missing');
  const { version: guideVersion } = guide;
  const version = { at, answers: textsOf(response), guideVersion, asked: askedIn(response, guide) };
  return accepted({
    ...over,
    state: 'submitted',
    submittedAt: at,
    revision: response.revision + 1,
    dataTypes: dataTypesOf(response, guide),
    noData: noDataOf(response, guide),
    versions: [...response.versions, version],
  });
}
