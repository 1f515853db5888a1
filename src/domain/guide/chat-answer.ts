import type { Day, Instant } from '../calendar/instant';
import { accepted, refused, type Result } from '../result';
import { takeAnswers } from './answering';
import { BoardMode } from './board-mode';
import { baseAt, stepWithId, type ChatScript, type ChatStep } from './chat';
import { readAnswer, type UnreadableAnswer } from './reading-answers';
import type { Response } from './response';
import { tidy } from './tidy';

/** What was written, and for which step: the one that is open, or the one a card was about. */
export interface WrittenAnswer {
  stepId: string;
  text: string;
  /** The mark of the answer that stood there when the question was shown. */
  base: string;
  /** It goes on from the answer there, on a line of its own, rather than taking its place. */
  adds: boolean;
}

type Refused = UnreadableAnswer | 'answer/question-gone';

const modes = [
  { mode: 'statement', words: /^(?:vi (?:skriver|sender|giver) )?(?:en )?(?:udtalelse|statement)$/iu },
  { mode: 'statement', words: /^(?:vi )?(?:udtaler os|(?:we )?(?:write|send|give) a statement)$/iu },
  {
    mode: 'participation',
    words: /^(?:vi )?(?:deltager|deltagelse|deltag|er med|kommer)(?: i samtalen)?$/iu,
  },
  {
    mode: 'participation',
    words: /^(?:we )?(?:will )?(?:participat\w+|take part|join)(?: in the dialogue)?$/iu,
  },
] as const;

/** A written choice, without the marks people put around one: '2.', '‘deltagelse’'. */
function bare(written: string): string {
  return tidy(written)
    .replace(/^[\s"'‘’“”(]+/u, '')
    .replace(/(?<![\s"'‘’“”).,;:!])[\s"'‘’“”).,;:!]+$/u, '');
}

/** Reads a board's choice, by its number or in words. */
export function readMode(written: string): BoardMode | undefined {
  const text = bare(written);
  return BoardMode.options[Number(text) - 1] ?? modes.find(({ words }) => words.test(text))?.mode;
}

const allSites = /^(?:alle|alle steder|hele enheden|all|all sites|everywhere|ingen|nej)$/iu;

/** Reads a site, by its name or its number; the first number is for all of them. @returns '' for all */
export function readSite(written: string, sites: ChatScript['sites']): string | undefined {
  const text = bare(written);
  if (text === '1' || allSites.test(text)) return '';
  const named = sites.find(({ name }) => name.toLowerCase() === text.toLowerCase());
  return (named ?? sites[Number(text) - 2])?.id;
}

function withSite(response: Response, siteId: string): Response {
  const { siteId: _before, ...rest } = response;
  if (siteId === (response.siteId ?? '')) return response;
  return siteId === '' ? rest : { ...rest, siteId };
}

function withMode(response: Response, mode: BoardMode): Response {
  return mode === response.mode ? response : { ...response, mode, revision: response.revision + 1 };
}

function takeAt(
  response: Response,
  script: ChatScript,
  step: ChatStep,
  written: WrittenAnswer,
  at: Instant,
): Result<Response, Refused> {
  if (step.kind === 'mode') {
    const mode = readMode(written.text);
    return mode ? accepted(withMode(response, mode)) : refused('answer/not-a-choice');
  }
  if (step.kind === 'site') {
    const siteId = readSite(written.text, script.sites);
    return siteId === undefined ? refused('answer/not-a-choice') : accepted(withSite(response, siteId));
  }
  if (step.kind === 'end' || !script.guide) return refused('answer/question-gone');
  const { id } = step.question;
  const current = response.answers[id]?.text ?? '';
  const goesOn = written.adds && current !== '';
  const texts = { [id]: goesOn ? `${current}\n${tidy(written.text)}` : written.text };
  const base = { [id]: goesOn ? baseAt(response, id) : written.base };
  return takeAnswers(response, script.guide, { texts, base, via: 'chat' }, at);
}

/**
 * Takes what was written as the answer at a step. One that meets a newer answer is kept beside it.
 * @returns `answer/not-a-choice` and the like when it cannot be read as one, `answer/question-gone` when it
 * is not asked any more
 */
export function takeWritten(
  response: Response,
  script: ChatScript,
  written: WrittenAnswer,
  at: Instant,
): Result<Response, Refused> {
  const step = stepWithId(script, written.stepId);
  return step ? takeAt(response, script, step, written, at) : refused('answer/question-gone');
}

/** Whether something written could be an answer at a step at all: 'næste' is no site, and no step of a scale. */
export function couldAnswer(script: ChatScript, step: ChatStep, written: string, today: Day): boolean {
  if (step.kind === 'question') return readAnswer(step.question, written, today).ok;
  if (step.kind === 'mode') return readMode(written) !== undefined;
  return step.kind === 'site' && readSite(written, script.sites) !== undefined;
}
