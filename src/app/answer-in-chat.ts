import { takeAnswers } from '../domain/guide/answering';
import {
  currentQuestion,
  isRedelivery,
  moveChat,
  pauseChat,
  rememberMessage,
  startChat,
  type ChatMessage,
} from '../domain/guide/chat';
import { fingerprint } from '../domain/guide/fingerprint';
import type { Question } from '../domain/guide/guide';
import type { Response } from '../domain/guide/response';
import { Refusal } from '../domain/errors';
import type { Actor, Deps } from './deps';
import { answerGuide, type Answers, newResponse, refuseCpr, saveResponse } from './answer-guide';
import { loadPreparation, type TaskKey } from './preparation';
import { reading, useCase } from './use-case';
import type { ChatTurn, Preparation } from './results';

function turnOf(preparation: Preparation, isPaused = false): ChatTurn {
  const { guide, response } = preparation;
  const question = guide && response ? currentQuestion(response, guide) : undefined;
  return { preparation, isPaused, ...(question && { question }) };
}

/**
 * Begins, or begins again, answering by writing: at the first question without an answer.
 * What stood in the card is saved first. The person's pointer is written before the cursor, so that
 * a crash between the two leaves only a pointer to answers that have no cursor, which is none.
 */
export const beginChat = useCase(
  'begin-chat',
  async (deps, actor, input: Omit<Answers, 'intent'>): Promise<ChatTurn> => {
    if (Object.keys(input.texts).length > 0) {
      const saved = await answerGuide(deps, actor, { ...input, intent: 'draft' });
      if (saved.outcome === 'conflict') return { preparation: saved.preparation, isPaused: true };
    }
    const { loaded, preparation } = await loadPreparation(deps, actor, input);
    const { guide } = preparation;
    if (!guide) throw new Refusal('answer/no-guide');
    if (!preparation.isOpen) throw new Refusal('answer/locked');
    const { unitId, meetingId, role } = input;
    const fresh = await deps.people.byId(actor.person.id);
    if (!fresh) throw new Refusal('access/unknown-person');
    await deps.people.save({ ...fresh, value: { ...fresh.value, chat: { unitId, meetingId, role } } });
    const response = preparation.response ?? newResponse(preparation, actor, deps.clock.now());
    return turnOf(
      await saveResponse(deps, actor, loaded, preparation, startChat(response, guide), 'begin-chat'),
    );
  },
);

export type ChatMove = 'back' | 'skip' | 'pause';

/** Goes back, on, or pauses. @param from the question whose card was pressed @returns undefined when the person is not answering in the chat */
export const moveInChat = useCase(
  'move-in-chat',
  async (deps, actor, { move, from }: { move: ChatMove; from?: string }): Promise<ChatTurn | undefined> => {
    const at = await chatOf(deps, actor);
    if (!at?.response.chat) return undefined;
    const { guide } = at.preparation;
    // A button on an older question's card moves nothing; it only shows where the person is.
    const isOld = from !== undefined && from !== at.response.chat.questionId;
    if (isOld && move !== 'pause') return turnOf({ ...at.preparation, response: at.response });
    const next =
      move === 'pause' ? pauseChat(at.response) : moveChat(at.response, guide, move === 'back' ? -1 : 1);
    const saved = await saveResponse(deps, actor, at.loaded, at.preparation, next, `chat-${move}`);
    return turnOf(saved, move === 'pause');
  },
);

/**
 * Takes a written message as the answer to the current question, and goes on to the next.
 * Kept at once: one batch a message. A message delivered twice is one answer.
 * @returns undefined when the person is not answering in the chat
 * @throws Refusal `answer/cpr`, `answer/too-long`, `answer/locked`
 */
export const answerInChat = useCase(
  'answer-in-chat',
  async (deps, actor, message: ChatMessage & { isLate?: boolean }): Promise<ChatTurn | undefined> => {
    const at = await chatOf(deps, actor);
    if (!at) return undefined;
    const { guide } = at.preparation;
    const stored = at.response;
    if (isRedelivery(stored, message)) return turnOf({ ...at.preparation, response: stored });
    const question = currentQuestion(stored, guide);
    if (!question) return undefined;
    // A picture or a sticker has no words: it is no answer, and takes none away.
    if (message.text.trim() === '') return turnOf({ ...at.preparation, response: stored });
    refuseCpr([message.text]);
    // One sent again later may be meant for another question: an answer that stands there is kept beside it.
    const base = message.isLate
      ? fingerprint('')
      : (stored.chat?.base ?? fingerprint(stored.answers[question.id]?.text ?? ''));
    const text = choiceValue(question, message.text) ?? message.text;
    const taken = takeAnswers(
      stored,
      guide,
      { texts: { [question.id]: text }, base: { [question.id]: base }, via: 'chat' },
      message.at,
    );
    if (!taken.ok) throw new Refusal(taken.code);
    const next = moveChat(rememberMessage(taken.value, message), guide, 1);
    const saved = await saveResponse(deps, actor, at.loaded, at.preparation, next, 'answer-in-chat');
    return { ...turnOf(saved), answered: question };
  },
);

/** The question that waits for a written answer, for a form that gives a refused text back. */
export interface WaitingQuestion extends TaskKey {
  guideId: string;
  questionId: string;
  /** The mark of the answer that stood there when the question was shown. */
  base: string;
}

/** @returns undefined when the person is not answering in the chat */
export const waitingQuestion = (deps: Deps, actor: Actor): Promise<WaitingQuestion | undefined> =>
  reading(deps, 'waiting-question', async () => {
    const at = await chatOf(deps, actor);
    const chat = at?.response.chat;
    if (!at || !chat) return undefined;
    const { unitId, meetingId, role } = at.response;
    const base = chat.base ?? fingerprint(at.response.answers[chat.questionId]?.text ?? '');
    return { unitId, meetingId, role, guideId: at.preparation.guide.id, questionId: chat.questionId, base };
  });

/** For a choice, what people write is its text or its number. */
function choiceValue(question: Question, written: string): string | undefined {
  const wanted = written.trim().toLowerCase();
  const choice = question.choices?.find(({ value, text }, index) =>
    [value, text.da.toLowerCase(), text.en.toLowerCase(), String(index + 1)].includes(wanted),
  );
  return choice?.value;
}

/** The answers that the person gave, or gives, by writing. */
interface OpenChat {
  loaded: Awaited<ReturnType<typeof loadPreparation>>['loaded'];
  preparation: Preparation & { guide: NonNullable<Preparation['guide']> };
  response: Response;
}

/** @throws Refusal once: then the person is out of the chat, and what they write next is no answer any more */
async function chatOf(deps: Deps, actor: Actor): Promise<OpenChat | undefined> {
  const pointer = actor.person.chat;
  if (!pointer) return undefined;
  try {
    const { loaded, preparation } = await loadPreparation(deps, actor, pointer);
    const { response, guide } = preparation;
    if (!response || !guide) return undefined;
    if (response.chat && !preparation.isOpen) throw new Refusal('answer/locked');
    return { loaded, response, preparation: { ...preparation, guide } };
  } catch (error) {
    if (error instanceof Refusal) await leaveChat(deps, actor);
    throw error;
  }
}

async function leaveChat(deps: Deps, actor: Actor): Promise<void> {
  const stored = await deps.people.byId(actor.person.id);
  if (!stored) return;
  const { chat: _over, ...person } = stored.value;
  await deps.people.save({ ...stored, value: person });
}
