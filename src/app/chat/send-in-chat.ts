import { conflictsIn } from '../../domain/guide/answering';
import { cursorAt } from '../../domain/guide/chat';
import { missingIn } from '../../domain/guide/submitting';
import { answerGuide } from '../answer-guide';
import { loadPreparation, type TaskKey } from '../preparation';
import type { Actor, Deps } from '../deps';
import type { ChatTurn, Preparation } from '../results';
import { reading, useCase } from '../use-case';
import { keyOf, openChat, savedTurn, shown } from './open-chat';

/**
 * Sends the answers; while something is missing, the person is at the first of it instead.
 * @param input the answers a card was about; absent when the word was written
 * @returns undefined when the person never began
 * @throws Refusal `access/not-yours`, `answer/locked`
 */
export const sendInChat = useCase(
  'send-in-chat',
  async (deps, actor, input: { key?: TaskKey; clickedId?: string }): Promise<ChatTurn | undefined> => {
    const chat = await openChat(deps, actor, input.key);
    if (!chat) return undefined;
    const { response, script } = chat;
    if (!script.guide) return shown(chat);
    if (conflictsIn(response, script.guide).length > 0)
      return shown(chat, { kind: 'conflict', intent: 'submit' });
    const questions = missingIn(response, script.guide);
    const [first] = questions;
    if (first) {
      const next = cursorAt(response, { kind: 'question', question: first });
      return savedTurn(deps, actor, chat, next, 'send-in-chat', { kind: 'missing', questions });
    }
    const { clickedId } = input;
    const { preparation } = await answerGuide(deps, actor, {
      ...{ ...keyOf(response), texts: {}, base: {}, intent: 'submit' as const },
      ...(clickedId && { clickedId }),
    });
    return { preparation, said: { kind: 'sent' } };
  },
);

/**
 * All answers so far, to be read through, also while the person pauses.
 * @returns undefined when the person never began, and no card says which answers are meant
 * @throws Refusal `access/not-yours`
 */
export const readAnswers = (
  deps: Deps,
  actor: Actor,
  key = actor.person.chat,
): Promise<Preparation | undefined> =>
  reading(deps, 'read-answers', async () =>
    key ? (await loadPreparation(deps, actor, key)).preparation : undefined,
  );
