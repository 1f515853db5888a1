import { z } from 'zod/v4';
import { PersonalFound } from '../../app/check-written';
import type { TaskKey } from '../../app/preparation';
import { beginChat, mendInChat } from '../../app/chat/begin-chat';
import { moveInChat, type ChatMove } from '../../app/chat/move-in-chat';
import { waitingStep } from '../../app/chat/open-chat';
import { readAnswers, sendInChat } from '../../app/chat/send-in-chat';
import { answerInChat, takeInChat } from '../../app/chat/take-in-chat';
import { Refusal } from '../../domain/errors';
import { stepIdOf } from '../../domain/guide/chat';
import { button, type Card } from '../../views/card';
import { chatView } from '../../views/chat';
import { stepText } from '../../views/chat-steps';
import { field } from '../../views/fields';
import { noticeView } from '../../views/notice';
import { warnedView } from '../../views/warning';
import type { Reply, Setting, Turn } from '../turn';
import { onVerb } from '../verbs';
import { Answering, Key, answersOf, typedAnswers } from './card-answers';
import { takeEntryMessage } from './entry-chat';

/** Answering one thing at a time by writing: what the cards' buttons and the written words do. */

/** The verb that takes what was written in the chat from the form that gave it back. */
export const writtenVerb = 'chat.answer';

/** To those who are not answering in the chat. */
export function notInChat({ words }: Turn): Card {
  return noticeView(words, words.t('chat.not-in-chat'), [], 'prepare.chat');
}

/** The words that help in the chat, and the first question; two texts that met are chosen between first. */
export async function begin(turn: Turn, answers: Parameters<typeof beginChat>[2]): Promise<Reply> {
  const { deps, actor, words } = turn;
  const chat = await beginChat(deps, actor, answers);
  if (chat.said?.kind === 'conflict') return { card: chatView(words, chat) };
  const { unitId, meetingId, role } = answers;
  const open = button(words.t('chat.reopen'), 'prepare.open', { unitId, meetingId, role });
  return {
    card: noticeView(words, words.t('chat.began'), [open], 'prepare.chat'),
    then: [chatView(words, chat)],
  };
}

/** Goes on where the person was, without the words that help. */
export async function goOn({ deps, actor, words }: Turn, key: z.infer<typeof Key>): Promise<Card> {
  return chatView(words, await beginChat(deps, actor, { ...key, texts: {}, base: {} }));
}

/** Goes back or on, adds, or pauses, and tells those who are not answering in the chat. */
export async function moveOn(turn: Turn, input: Parameters<typeof moveInChat>[2]): Promise<Card> {
  const chat = await moveInChat(turn.deps, turn.actor, input);
  return chat ? chatView(turn.words, chat) : notInChat(turn);
}

export async function mend(turn: Turn, input: Parameters<typeof mendInChat>[2]): Promise<Card> {
  const chat = await mendInChat(turn.deps, turn.actor, input);
  return chat ? chatView(turn.words, chat) : notInChat(turn);
}

/** Sends the answers, or says what is missing. */
export async function send(turn: Turn, key?: z.infer<typeof Key>): Promise<Card> {
  const { deps, actor, words, clickedId } = turn;
  try {
    const chat = await sendInChat(deps, actor, { ...(key && { key }), ...(clickedId && { clickedId }) });
    return chat ? chatView(words, chat) : notInChat(turn);
  } catch (error) {
    const about = key ?? actor.person.chat;
    if (!(error instanceof PersonalFound) || !about) throw error;
    return warned(turn, about, error);
  }
}

/** What may point at one person, in which answers, with the way to each and the way past it. All of it is kept. */
async function warned(
  { deps, actor, words }: Turn,
  key: TaskKey,
  { found, mark }: PersonalFound,
): Promise<Card> {
  const own = await readAnswers(deps, actor, key);
  return warnedView(words, { key, questions: own?.guide?.questions ?? [], found, mark });
}

/** Takes a message as the answer to what is asked. @returns undefined when nothing is */
export async function takeWritten(
  { deps, actor, words, message }: Turn,
  isLate = false,
): Promise<Card | undefined> {
  const chat = await answerInChat(deps, actor, { ...message, isLate });
  return chat && chatView(words, chat);
}

const ToTake = Key.extend({
  stepId: z.string(),
  base: z.string(),
  adds: z.boolean().default(false),
  text: z.string().default(''),
  messageId: z.string(),
  /** What it answers, as the form says it. */
  question: z.string().default(''),
});

/** A message that was put aside or given back, as the answer to what it was written at, wherever the chat is. */
onVerb('chat.take', {
  data: ToTake,
  run: async ({ deps, actor, words }, { question: _asked, ...written }) => ({
    card: chatView(words, await takeInChat(deps, actor, written)),
  }),
  typed: {
    fields: ({ words }, { text, question }) => [
      field('text', question || words.t('chat.written'), text, { isMultiline: true }),
    ],
    back: ({ words }, { unitId, meetingId, role }) =>
      button(words.t('common.back'), 'prepare.open', { unitId, meetingId, role }),
  },
});

/** The form of what was asked, with the text that was refused, so that it lands there whatever comes between. */
export async function refusedText(
  { deps, actor, words }: Setting,
  { text, id }: Turn['message'],
): Promise<{ verb: string; data: z.input<typeof ToTake> } | undefined> {
  const waiting = actor && (await waitingStep(deps, actor).catch(() => undefined));
  if (!waiting?.step) return undefined;
  const { preparation, step, aside } = waiting;
  const { unit, meeting, role } = preparation;
  const base = preparation.response?.chat?.base ?? '';
  const about = { stepId: stepIdOf(step), base, adds: aside === 'add', question: stepText(words, step) };
  const key = { unitId: unit.id, meetingId: meeting.id, role };
  return { verb: 'chat.take', data: { ...key, ...about, text, messageId: id || 'unknown' } };
}

/** A message that could not be taken when nobody knew what it answers, sent again from the form that gave it back. */
onVerb(writtenVerb, {
  data: z.object({ text: z.string().default(''), messageId: z.string().min(1) }),
  run: async (turn, { text, messageId: id }) => {
    const late = { ...turn, message: { ...turn.message, id, text } };
    const entry = await takeEntryMessage(late);
    if (entry) return entry;
    const card = await takeWritten(late, true);
    if (!card) throw new Refusal('answer/no-question');
    return { card };
  },
  typed: {
    fields: ({ words }, { text }) => [field('text', words.t('chat.written'), text, { isMultiline: true })],
  },
});

onVerb('prepare.chat', {
  data: Answering,
  typed: typedAnswers,
  run: (turn, data) => begin(turn, answersOf(data, 'draft')),
});
onVerb('chat.continue', { data: Key, run: async (turn, key) => ({ card: await goOn(turn, key) }) });
onVerb('chat.send', { data: Key, run: async (turn, key) => ({ card: await send(turn, key) }) });
onVerb('chat.mend', {
  data: Key.extend({ stepId: z.string() }),
  run: async (turn, { stepId, ...key }) => ({ card: await mend(turn, { key, stepId }) }),
});
for (const move of ['back', 'skip', 'pause', 'more', 'on'] as const satisfies readonly ChatMove[])
  onVerb(`chat.${move}`, {
    data: Key.extend({ questionId: z.string() }),
    run: async (turn, from) => ({ card: await moveOn(turn, { move, from }) }),
  });
