import { z } from 'zod/v4';
import {
  answerInChat,
  waitingQuestion,
  beginChat,
  moveInChat,
  type ChatMove,
} from '../../app/answer-in-chat';
import { Refusal } from '../../domain/errors';
import { button, type Card } from '../../views/card';
import { chatView } from '../../views/chat';
import { conflictView } from '../../views/conflict';
import { answerPrefix, field } from '../../views/fields';
import { noticeView } from '../../views/notice';
import type { Setting, Turn } from '../turn';
import { onVerb } from '../verbs';
import { Answering, answersOf, typedAnswers } from './card-answers';

/** The verb that takes what was written in the chat from the form that gave it back. */
export const writtenVerb = 'chat.answer';

onVerb('prepare.chat', {
  data: Answering,
  typed: typedAnswers,
  run: async ({ deps, actor, words }, data) => {
    const { unitId, meetingId, role } = data;
    const turn = await beginChat(deps, actor, answersOf(data, 'draft'));
    // Two texts met on the way: the choice between them comes first.
    if (turn.isPaused) return { card: conflictView(words, turn.preparation, 'draft') };
    const open = button(words.t('chat.reopen'), 'prepare.open', { unitId, meetingId, role });
    return {
      card: noticeView(words, words.t('chat.began'), [open], 'prepare.chat'),
      then: [chatView(words, turn)],
    };
  },
});

/** Goes back, on, or pauses, and tells those who are not answering in the chat. */
export async function moveOn({ deps, actor, words }: Turn, move: ChatMove, from?: string): Promise<Card> {
  const chat = await moveInChat(deps, actor, { move, ...(from !== undefined && { from }) });
  return chat ? chatView(words, chat) : noticeView(words, words.t('chat.not-in-chat'), [], 'prepare.chat');
}

/** Takes a message as the answer to the question asked. @returns undefined when none was */
export async function takeWritten(
  { deps, actor, words, message }: Turn,
  isLate = false,
): Promise<Card | undefined> {
  const chat = await answerInChat(deps, actor, { ...message, isLate });
  return chat && chatView(words, chat);
}

/** The form of the question asked, with the text that was refused, so that it lands there whatever comes between. */
export async function refusedText(
  { deps, actor }: Setting,
  text: string,
): Promise<{ verb: string; data: unknown } | undefined> {
  const waiting = actor && (await waitingQuestion(deps, actor).catch(() => undefined));
  if (!waiting) return undefined;
  const { questionId, base, ...key } = waiting;
  return {
    verb: 'prepare.save',
    data: { ...key, base: { [questionId]: base }, [`${answerPrefix}${questionId}`]: text },
  };
}

/** A message that could not be taken, sent again from the form that gave it back. */
onVerb(writtenVerb, {
  data: z.object({ text: z.string().default(''), messageId: z.string().min(1) }),
  run: async (turn, { text, messageId: id }) => {
    const card = await takeWritten({ ...turn, message: { ...turn.message, id, text } }, true);
    if (!card) throw new Refusal('answer/no-question');
    return { card };
  },
  typed: {
    fields: ({ words }, { text }) => [field('text', words.t('chat.written'), text, { isMultiline: true })],
  },
});

for (const move of ['back', 'skip', 'pause'] as const)
  onVerb(`chat.${move}`, {
    data: z.object({ questionId: z.string().optional() }),
    run: async (turn, { questionId }) => ({ card: await moveOn(turn, move, questionId) }),
  });
