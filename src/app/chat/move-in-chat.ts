import {
  isRedelivery,
  moveChat,
  pauseChat,
  rememberMessage,
  sayMore,
  type ChatMessage,
} from '../../domain/guide/chat';
import type { Response } from '../../domain/guide/response';
import type { TaskKey } from '../preparation';
import type { ChatSaid, ChatTurn } from '../results';
import { useCase } from '../use-case';
import { isSame, openChat, savedTurn, shown, type OpenChat } from './open-chat';

/** `on` and `skip` are the same but while one adds to an answer: there is nothing to skip then. */
export type ChatMove = 'back' | 'skip' | 'pause' | 'more' | 'on';

/** The card whose button was pressed: of which answers, and which of them it asked for. */
export interface Pressed extends TaskKey {
  questionId: string;
}

interface Moving {
  move: ChatMove;
  /** Absent when the word was written. */
  from?: Pressed;
  /** The word as a message, which Teams may deliver twice. */
  message?: ChatMessage;
}

/** Where a move leads. @returns the same response where it leads nowhere */
function moved({ response, script }: OpenChat, move: ChatMove): { next: Response; said?: ChatSaid } {
  if (move === 'pause') return { next: pauseChat(response), said: { kind: 'paused' } };
  if (move === 'back') return { next: moveChat(response, script, -1) };
  if (move !== 'more') return { next: moveChat(response, script, 1) };
  const next = sayMore(response, script);
  return next ? { next } : { next: response, said: { kind: 'nothing-to-add-to' } };
}

/** A button on an older card moves nothing; it only shows where the person is. */
function isOld({ response }: OpenChat, move: ChatMove, from: Pressed | undefined): boolean {
  if (!from || move === 'pause') return false;
  return !isSame(from, response) || (move !== 'more' && from.questionId !== response.chat?.questionId);
}

/**
 * Goes back or on, adds to the last answer, or pauses. A word that is delivered twice moves once.
 * @returns undefined when the person is not answering in the chat
 */
export const moveInChat = useCase(
  'move-in-chat',
  async (deps, actor, { move, from, message }: Moving): Promise<ChatTurn | undefined> => {
    const chat = await openChat(deps, actor);
    if (!chat || (!chat.response.chat && move !== 'more')) return undefined;
    if (isOld(chat, move, from) || (message && isRedelivery(chat.response, message))) return shown(chat);
    if (!chat.preparation.isOpen) return undefined;
    const { next, said } = moved(chat, move);
    if (next === chat.response) return shown(chat, said);
    const remembered = message ? rememberMessage(next, message) : next;
    return savedTurn(deps, actor, chat, remembered, `chat-${move}`, said);
  },
);
