import { fingerprint } from './fingerprint';
import { askedOf, isProse, type Guide, type Question } from './guide';
import { isFitting } from './reading-answers';
import type { Response } from './response';

export * from './chat-message';

/** Answering one thing at a time by writing in the chat. The cursor is part of the response. */

/** What the chat asks beside a guide's questions. No question's id begins like these. */
const ownIds = { mode: '@mode', site: '@site', end: '@end' } as const;

export type ChatStep =
  | { kind: 'question'; question: Question }
  /** A board chooses between udtalelse and participation (rule 10). */
  | { kind: 'mode' }
  /** Which of several sites the answers are about. */
  | { kind: 'site' }
  /** All is asked; it is read through and sent. */
  | { kind: 'end' };

/** All that can be asked of one response. */
export interface ChatScript {
  /** Absent while a board has yet to choose. */
  guide?: Guide;
  mayChooseMode: boolean;
  /** Empty when there is nothing to choose between. */
  sites: readonly { id: string; name: string }[];
}

/** What can be asked about a preparation. */
export function scriptFor(about: {
  guide?: Guide;
  mayChooseMode: boolean;
  unit: { sites: ChatScript['sites'] };
}): ChatScript {
  const { guide, mayChooseMode, unit } = about;
  return { ...(guide && { guide }), mayChooseMode, sites: unit.sites.length > 1 ? unit.sites : [] };
}

export function stepIdOf(step: ChatStep): string {
  return step.kind === 'question' ? step.question.id : ownIds[step.kind];
}

function questionSteps({ guide }: ChatScript): ChatStep[] {
  return (guide?.questions ?? []).map((question) => ({ kind: 'question', question }));
}

/** In the order they are asked. While a board has yet to choose there is nothing after its choice. */
export function stepsOf(script: ChatScript): ChatStep[] {
  const mode: ChatStep[] = script.mayChooseMode ? [{ kind: 'mode' }] : [];
  if (!script.guide) return mode;
  const site: ChatStep[] = script.sites.length > 0 ? [{ kind: 'site' }] : [];
  return [...mode, ...questionSteps(script), ...site, { kind: 'end' }];
}

/** In the order they are numbered for 'ret 3': the questions as their own progress says, then the rest. */
export function answerSteps(script: ChatScript): ChatStep[] {
  const others = stepsOf(script).filter(({ kind }) => kind === 'site' || kind === 'mode');
  return [...questionSteps(script), ...others.reverse()];
}

export function stepWithId(script: ChatScript, id: string | undefined): ChatStep | undefined {
  return stepsOf(script).find((step) => stepIdOf(step) === id);
}

/** @returns undefined when the person is not answering in the chat, or what was asked has left the guide */
export function currentStep(response: Response, script: ChatScript): ChatStep | undefined {
  return stepWithId(script, response.chat?.questionId);
}

/** The mark of the answer that stands at a step now. */
export function baseAt(response: Response, stepId: string): string {
  return fingerprint(response.answers[stepId]?.text ?? '');
}

type Aside = NonNullable<Response['chat']>['aside'];

/** Puts the cursor on a step, and on the answer there, so that one that comes in another way meanwhile is kept too. */
export function cursorAt(response: Response, step: ChatStep, aside?: Aside): Response {
  const questionId = stepIdOf(step);
  const asked = step.kind === 'question' && { asked: askedOf(step.question) };
  const chat = { questionId, base: baseAt(response, questionId), ...(aside && { aside }), ...asked };
  return { ...response, chat };
}

function isAnswered(response: Response, step: ChatStep): boolean {
  if (step.kind !== 'question') return true;
  const answer = response.answers[step.question.id];
  return answer !== undefined && answer.text !== '' && isFitting(step.question, answer);
}

/**
 * Begins, or begins again: where the person was, unless that was answered in another way meanwhile or has
 * left the guide; else at the first question without an answer, or, with all answered, at the end.
 */
export function startChat(response: Response, script: ChatScript): Response {
  const here = currentStep(response, script);
  const { aside } = response.chat ?? {};
  const isOpen = here && here.kind !== 'end' && (here.kind !== 'question' || !isAnswered(response, here));
  if (here && (isOpen || aside)) return cursorAt(response, here, aside);
  const steps = stepsOf(script);
  const first = steps.find((step) => !isAnswered(response, step)) ?? steps.at(-1);
  return first ? cursorAt(response, first) : response;
}

export function pauseChat(response: Response): Response {
  const { chat, ...rest } = response;
  return chat ? rest : response;
}

/** From adding to an answer, or mending one, back to where the person was before. */
function endAside(response: Response, script: ChatScript): Response {
  const returnTo = response.chat?.aside?.returnTo;
  if (returnTo === undefined) return pauseChat(response);
  const step = stepWithId(script, returnTo);
  return step ? cursorAt(response, step) : startChat(pauseChat(response), script);
}

/** Moves the cursor, no farther than to both ends; from adding or mending it goes back to where it was. */
export function moveChat(response: Response, script: ChatScript, by: 1 | -1): Response {
  const { chat } = response;
  if (!chat) return response;
  if (chat.aside) return endAside(response, script);
  const steps = stepsOf(script);
  const index = steps.findIndex((step) => stepIdOf(step) === chat.questionId);
  if (index === -1) return startChat(response, script);
  const next = steps[Math.min(Math.max(0, index + by), steps.length - 1)];
  return next ? cursorAt(response, next) : response;
}

/** After an answer: on, back to where the person was, or still there while they add to it. */
export function afterAnswer(response: Response, script: ChatScript): Response {
  const here = currentStep(response, script);
  const { aside } = response.chat ?? {};
  return here && aside?.does === 'add' ? cursorAt(response, here, aside) : moveChat(response, script, 1);
}

/** The question answered last by writing. */
export function lastWritten(response: Response, { guide }: ChatScript): Question | undefined {
  const written = (guide?.questions ?? []).flatMap((question) => {
    const answer = response.answers[question.id];
    return answer?.via === 'chat' && answer.text !== '' ? [{ question, revision: answer.revision }] : [];
  });
  return written.sort((a, b) => b.revision - a.revision)[0]?.question;
}

/** Where the person is back at after an aside; nowhere when they pause. */
function returnFrom(response: Response, script: ChatScript, step: ChatStep): string | undefined {
  const { chat } = response;
  if (!chat || chat.aside) return chat?.aside?.returnTo;
  if (chat.questionId !== stepIdOf(step)) return chat.questionId;
  return moveChat(response, script, 1).chat?.questionId;
}

function asideAt(response: Response, script: ChatScript, step: ChatStep, does: 'add' | 'mend'): Response {
  const returnTo = returnFrom(response, script, step);
  return cursorAt(response, step, { does, ...(returnTo !== undefined && { returnTo }) });
}

/**
 * From now on messages are added to the answer written last.
 * @returns undefined when there is none, or it is one that takes no more
 */
export function sayMore(response: Response, script: ChatScript): Response | undefined {
  const question = lastWritten(response, script);
  if (!question || !isProse(question)) return undefined;
  return asideAt(response, script, { kind: 'question', question }, 'add');
}

/** The next message takes the place of the answer at a step. */
export function mendAt(response: Response, script: ChatScript, step: ChatStep): Response {
  return asideAt(response, script, step, 'mend');
}
