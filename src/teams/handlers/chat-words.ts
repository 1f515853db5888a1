import { readAnswers } from '../../app/chat/send-in-chat';
import type { ChatMove } from '../../app/chat/move-in-chat';
import { findTasks } from '../../app/home';
import { openPreparation, type TaskKey } from '../../app/preparation';
import { answersView } from '../../views/chat-answers';
import type { Reply, Turn } from '../turn';
import { begin, goOn, mend, moveOn, send } from './chat';

/** The words of answering in the chat. */

/** What 'svar' means: the nearest that is not sent yet. */
async function nearest({ deps, actor }: Turn): Promise<TaskKey> {
  const { best } = await findTasks(deps, actor);
  return { unitId: best.unit.id, meetingId: best.meeting.id, role: best.role };
}

async function answer(turn: Turn): Promise<Reply> {
  return begin(turn, { ...(await nearest(turn)), texts: {}, base: {} });
}

/** 'fortsæt': what was paused, else the nearest. */
async function resume(turn: Turn): Promise<Reply> {
  const { chat } = turn.actor.person;
  return chat ? { card: await goOn(turn, chat) } : answer(turn);
}

/** 'vis mine svar'. */
async function showAnswers(turn: Turn): Promise<Reply> {
  const { deps, actor, words } = turn;
  const own = (await readAnswers(deps, actor)) ?? (await openPreparation(deps, actor, await nearest(turn)));
  return { card: answersView(words, own) };
}

const move =
  (to: ChatMove) =>
  async (turn: Turn): Promise<Reply> => ({ card: await moveOn(turn, { move: to, message: turn.message }) });

export const chatWords: readonly { pattern: RegExp; run(turn: Turn, rest: string): Promise<Reply> }[] = [
  { pattern: /^(?:svar|besvar|answer)$/iu, run: answer },
  { pattern: /^(?:fortsæt|fortsaet|continue)$/iu, run: resume },
  { pattern: /^(?:tilbage|back)$/iu, run: move('back') },
  { pattern: /^(?:spring over|skip)$/iu, run: move('skip') },
  { pattern: /^(?:pause)$/iu, run: move('pause') },
  { pattern: /^(?:mere|more)$/iu, run: move('more') },
  {
    pattern: /^(?:videre|on|behold (?:det|den) gamle|behold|keep (?:it|the old one|the old answer))$/iu,
    run: move('on'),
  },
  { pattern: /^(?:vis (?:mine )?svar|show (?:my )?answers|ret|edit)$/iu, run: showAnswers },
  {
    pattern: /^(?:ret|edit)(?: svar| answer)? (?<rest>\d{1,2})\.?$/iu,
    run: async (turn, rest) => ({ card: await mend(turn, { number: Number(rest) }) }),
  },
  {
    pattern: /^send(?: svar(?:ene)?| mine svar| (?:my )?answers)?$/iu,
    run: async (turn) => ({ card: await send(turn) }),
  },
];
