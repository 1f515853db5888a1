import { Refusal } from '../../domain/errors';
import {
  afterAnswer,
  baseAt,
  currentStep,
  isRedelivery,
  rememberMessage,
  scriptFor,
  startChat,
  stepWithId,
  type ChatMessage,
} from '../../domain/guide/chat';
import { takeWritten, type WrittenAnswer } from '../../domain/guide/chat-answer';
import { fingerprint } from '../../domain/guide/fingerprint';
import type { Response } from '../../domain/guide/response';
import type { Actor, Deps } from '../deps';
import { refuseCpr } from '../check-written';
import { demandOpen, preparationOf, type TaskKey } from '../preparation';
import type { ChatSaid, ChatTurn } from '../results';
import { useCase } from '../use-case';
import { openChat, savedTurn, shown, type OpenChat } from './open-chat';

/** The answers say which guide they are to; a board that chooses gets another. */
function onGuide(deps: Deps, actor: Actor, { loaded, preparation }: OpenChat, response: Response) {
  const { meeting, role, now } = preparation;
  const after = preparationOf(deps, actor, loaded.value, meeting, role, response, now);
  const { id = '', version = 0 } = after.guide ?? {};
  const isSame = response.guideId === id && response.guideVersion === version;
  const answers = isSame ? response : { ...response, guideId: id, guideVersion: version };
  return { answers, script: scriptFor(after) };
}

/** Keeps it in one batch, and goes on when it was the answer that is waited for. */
async function take(
  deps: Deps,
  actor: Actor,
  chat: OpenChat,
  message: ChatMessage,
  written: WrittenAnswer,
): Promise<ChatTurn> {
  refuseCpr([message.text]);
  const { response, script } = chat;
  const { stepId } = written;
  const taken = takeWritten(response, script, written, message.at);
  const under = stepWithId(script, stepId);
  if (!taken.ok && taken.code === 'answer/too-long') throw new Refusal(taken.code);
  if (!taken.ok || !under) {
    const code = taken.ok ? 'answer/question-gone' : taken.code;
    return shown(chat, { kind: 'unread', code, text: message.text });
  }
  const { answers, script: asked } = onGuide(deps, actor, chat, rememberMessage(taken.value, message));
  const next = stepId === response.chat?.questionId ? afterAnswer(answers, asked) : answers;
  const said: ChatSaid = {
    kind: 'kept',
    under,
    isAdded: written.adds,
    isConflict: taken.value.answers[stepId]?.other !== undefined,
  };
  return savedTurn(deps, actor, chat, next, 'answer-in-chat', said);
}

/**
 * Takes a written message as the answer that is waited for, and goes on to the next. Kept at once: one
 * batch a message. A message delivered twice is one answer. What cannot be read is told, and stays open.
 * @param isLate sent again later: it may be meant for another question, so an answer there is kept beside it
 * @returns undefined when no answer is waited for
 * @throws Refusal `answer/cpr`, `answer/too-long`, `answer/locked`
 */
export const answerInChat = useCase(
  'answer-in-chat',
  async (deps, actor, message: ChatMessage & { isLate?: boolean }): Promise<ChatTurn | undefined> => {
    const chat = await openChat(deps, actor);
    if (!chat) return undefined;
    const { response, script } = chat;
    if (isRedelivery(response, message)) return shown(chat);
    const cursor = response.chat;
    const step = currentStep(response, script);
    if (!cursor || step?.kind === 'end') return undefined;
    // A picture or a sticker has no words: it is no answer, and takes none away.
    if (message.text.trim() === '') return shown(chat);
    const { id, text, at } = message;
    if (!step) {
      refuseCpr([text]);
      const next = rememberMessage(startChat(response, script), { id, text, at });
      return savedTurn(deps, actor, chat, next, 'answer-in-chat', { kind: 'gone', text, messageId: id });
    }
    const base = message.isLate ? fingerprint('') : (cursor.base ?? baseAt(response, cursor.questionId));
    const { questionId: stepId, aside } = cursor;
    return take(deps, actor, chat, { id, text, at }, { stepId, text, base, adds: aside?.does === 'add' });
  },
);

/** A message that is to be an answer after all, as a card says: to what, and on which text it was written. */
export interface ToTake extends TaskKey, WrittenAnswer {
  messageId: string;
}

/**
 * Takes a message that was put aside as the answer to what it was written at, wherever the person is by now.
 * Pressed twice, it is taken once.
 * @throws Refusal `access/not-yours`, `answer/no-question`, `answer/locked`, `answer/cpr`, `answer/too-long`
 */
export const takeInChat = useCase('take-in-chat', async (deps, actor, input: ToTake): Promise<ChatTurn> => {
  const chat = await openChat(deps, actor, input);
  if (!chat) throw new Refusal('answer/no-question');
  demandOpen(actor, chat);
  const { stepId, text, base, adds, messageId } = input;
  // By its id alone: the text may well be one that was mended.
  const message = { id: `${messageId} ${stepId}`, text, at: deps.clock.now() };
  if (chat.response.lastMessages?.some(({ id }) => id === message.id)) return shown(chat);
  return take(deps, actor, chat, message, { stepId, text, base, adds });
});
