import { refuseCpr } from '../../app/check-written';
import { waitingStep } from '../../app/chat/open-chat';
import { waitingField } from '../../app/open-entry';
import { couldAnswer } from '../../domain/guide/chat-answer';
import { lastWritten, scriptFor, type ChatStep } from '../../domain/guide/chat';
import { isProse } from '../../domain/guide/guide';
import type { Card } from '../../views/card';
import { awaitedStep, linkView, meantView, waitingView, type Waiting } from '../../views/chat-asides';
import { awaitedField } from '../../views/entry-chat';
import { loneLink, nearCommand, weightyWord } from '../near-commands';
import type { Turn } from '../turn';
import { verbs } from '../verbs';

/** What comes between a message and the answer that is waited for. */

/** The verb that adds own data to a dialogue. */
const addData = 'basis.add';

async function waitingOf({ deps, actor }: Turn): Promise<Waiting | undefined> {
  const waiting = actor.person.chat && (await waitingStep(deps, actor));
  return waiting?.step && { ...waiting, step: waiting.step };
}

/** The message as a card carries it until the person says what it is. @throws Refusal `answer/cpr` */
function sentOf({ message: { text, id } }: Turn): { text: string; id: string } {
  refuseCpr([text]);
  return { text: text.trim(), id: id || 'unknown' };
}

/** After a command: which question waits, and that the word may have been its answer. */
export async function waitingCard(turn: Turn): Promise<Card | undefined> {
  const waiting = await waitingOf(turn);
  if (!waiting || waiting.step.kind === 'end') return undefined;
  const { preparation, step } = waiting;
  const mayBeAnswer = couldAnswer(scriptFor(preparation), step, turn.message.text, turn.actor.today);
  return waitingView(turn.words, awaitedStep(turn.words, waiting), mayBeAnswer ? sentOf(turn) : undefined);
}

/** After a command that was refused: it may as well have been an answer. @returns undefined when nothing is open */
export async function refusedCard(turn: Turn): Promise<Card | undefined> {
  const field = waitingField(turn.actor);
  return field ? waitingView(turn.words, awaitedField(turn.words, field), sentOf(turn)) : waitingCard(turn);
}

function wantsLink(step: ChatStep): boolean {
  return step.kind === 'question' && step.question.kind === 'link';
}

/** Where a message that is only a web address belongs; nothing to ask where a link is asked for, or added. */
function linkCard(turn: Turn, waiting: Waiting, link: string): Card | undefined {
  const { preparation, step, aside } = waiting;
  if (aside === 'add' || wantsLink(step)) return undefined;
  const { response, basis } = preparation;
  const last = response && lastWritten(response, scriptFor(preparation));
  const previous = last && isProse(last) ? last : undefined;
  // Whoever sees what a dialogue stands on takes part in it, and may add to it.
  const mayBeData = basis !== undefined && verbs.has(addData);
  if (step.kind === 'end' && !previous && !mayBeData) return undefined;
  const sent = { ...sentOf(turn), link };
  return linkView(turn.words, waiting, sent, { ...(previous && { previous }), mayBeData });
}

/**
 * 'færdig' and the like, while a question is open: what is meant is asked first.
 * @returns undefined when nothing is open; `'send'` when all is answered, and there is only that left
 */
export async function weightyCard(turn: Turn): Promise<Card | 'send' | undefined> {
  const meant = weightyWord(turn.message.text);
  const waiting = meant && (await waitingOf(turn));
  if (!waiting) return undefined;
  if (waiting.step.kind !== 'end')
    return meantView(turn.words, awaitedStep(turn.words, waiting), sentOf(turn), meant);
  return meant.word === 'send' ? 'send' : undefined;
}

/** They do something with a guide's answers, and nothing while a form of a schema is filled. */
const ofGuides = ['send', 'vis mine svar', 'mere'];

/** Asks what a message is that looks like a command or a link. @returns undefined when it is an answer, or none is open */
export async function asideCard(turn: Turn): Promise<Card | undefined> {
  const { text } = turn.message;
  const link = loneLink(text);
  const meant = nearCommand(text);
  if (link === undefined && !meant) return undefined;
  const field = waitingField(turn.actor);
  if (field && meant && !ofGuides.includes(meant.word))
    return meantView(turn.words, awaitedField(turn.words, field), sentOf(turn), meant);
  const waiting = await waitingOf(turn);
  if (!waiting) return undefined;
  if (link !== undefined) return linkCard(turn, waiting, link);
  return meant && waiting.step.kind !== 'end'
    ? meantView(turn.words, awaitedStep(turn.words, waiting), sentOf(turn), meant)
    : undefined;
}
