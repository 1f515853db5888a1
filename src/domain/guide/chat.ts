import { type Instant, epochMs } from '../calendar/instant';
import { fingerprint } from './fingerprint';
import type { Guide, Question } from './guide';
import type { Response } from './response';

/** Answering one question at a time by writing in the chat. The cursor is part of the response. */

/** Teams may deliver a message again within seconds, with the same or a new id (platform.md). */
const redeliveryMs = 30_000;
const shortAnswerLength = 12;

/** Where the cursor stands, and on which answer, so that one that comes in another way meanwhile is kept too. */
function cursorAt(response: Response, { id }: Question): { questionId: string; base: string } {
  return { questionId: id, base: fingerprint(response.answers[id]?.text ?? '') };
}

export function startChat(response: Response, guide: Guide): Response {
  const first =
    guide.questions.find((question) => !response.answers[question.id]?.text) ?? guide.questions[0];
  return first ? { ...response, chat: cursorAt(response, first) } : response;
}

export function currentQuestion(response: Response, guide: Guide): Question | undefined {
  return guide.questions.find((question) => question.id === response.chat?.questionId);
}

/** Moves the cursor; past the last question the chat is over and the cursor gone. */
export function moveChat(response: Response, guide: Guide, by: 1 | -1): Response {
  const { chat, ...rest } = response;
  if (!chat) return response;
  const index = guide.questions.findIndex((question) => question.id === chat.questionId);
  const next = guide.questions[Math.max(0, index + by)];
  return next ? { ...rest, chat: { ...chat, ...cursorAt(response, next) } } : rest;
}

export function pauseChat(response: Response): Response {
  const { chat: _chat, ...rest } = response;
  return rest;
}

export interface ChatMessage {
  id: string;
  text: string;
  at: Instant;
}

/**
 * Whether a message was taken already: the same id, or the same longer text within half a minute.
 * Short answers ('nej', 'ja, oftest') may well be the same twice, so for them only the id counts.
 */
export function isRedelivery({ lastMessage }: Response, message: ChatMessage): boolean {
  if (!lastMessage) return false;
  if (lastMessage.id === message.id) return true;
  const isSameText = lastMessage.text === message.text && message.text.length >= shortAnswerLength;
  return isSameText && epochMs(message.at) - epochMs(lastMessage.at) < redeliveryMs;
}

export function rememberMessage(response: Response, { id, text, at }: ChatMessage): Response {
  return { ...response, lastMessage: { id, text, at } };
}
