import type { ChatMove } from '../app/answer-in-chat';
import { Refusal } from '../domain/errors';
import { alert, type Card } from '../views/card';
import { absence } from './handlers/absence';
import { agreements } from './handlers/agreements';
import { moveOn, takeWritten } from './handlers/chat';
import { nextFollowUp } from './handlers/follow-up';
import { home, language, speak, status, who } from './handlers/overview';
import { next } from './handlers/planning';
import { nextTask } from './handlers/prepare';
import { nextReceipts } from './handlers/receipts';
import type { Reply, Turn } from './turn';

interface Route {
  pattern: RegExp;
  run(turn: Turn, rest: string): Promise<Card> | Card;
}

/** What people write, in both languages. Whole words only: 'status på legepladsen' is about a unit, not a note. */
const routes: readonly Route[] = [
  { pattern: /^(?:hjælp|hjaelp|help|hej|hi|hello|start|menu|\?)$/iu, run: (turn) => home(turn) },
  { pattern: /^(?:forbered|forberedelse|prepare)$/iu, run: (turn) => nextTask(turn, 'preparation') },
  { pattern: /^(?:input)$/iu, run: (turn) => nextTask(turn, 'input') },
  { pattern: /^(?:opfølgning|opfoelgning|follow-?up)$/iu, run: (turn) => nextFollowUp(turn) },
  { pattern: /^(?:aftaler?|agreements?)$/iu, run: (turn) => agreements(turn) },
  { pattern: /^(?:fravær|fravaer|ferie|absence)$/iu, run: (turn) => absence(turn) },
  { pattern: /^(?:tilbagemelding|feedback)$/iu, run: (turn) => nextReceipts(turn) },
  { pattern: /^(?:næste|naeste|next)$/iu, run: (turn) => next(turn) },
  {
    pattern: /^(?:kalender|calendar|plan)(?:\s+(?<rest>.{1,200}))?$/iu,
    run: (turn, rest) => next(turn, rest),
  },
  { pattern: /^status(?:\s+(?<rest>.{1,200}))?$/iu, run: (turn, rest) => status(turn, rest) },
  { pattern: /^(?:sprog|language)$/iu, run: (turn) => language(turn) },
  { pattern: /^(?:(?:sprog|language)\s+)?(?:dansk|danish)$/iu, run: (turn) => speak(turn, 'da') },
  { pattern: /^(?:(?:sprog|language)\s+)?(?:engelsk|english)$/iu, run: (turn) => speak(turn, 'en') },
];

const localRoutes: readonly Route[] = [
  { pattern: /^(?:hvem|hvem er du\??|who)$/iu, run: (turn) => who(turn) },
];

const moves: readonly { pattern: RegExp; move: ChatMove }[] = [
  { pattern: /^(?:tilbage|back)$/iu, move: 'back' },
  { pattern: /^(?:spring over|skip)$/iu, move: 'skip' },
  { pattern: /^(?:pause)$/iu, move: 'pause' },
];

function routeOf(turn: Turn, text: string): { route: Route; rest: string } | undefined {
  for (const route of turn.local ? [...localRoutes, ...routes] : routes) {
    const match = route.pattern.exec(text);
    if (match) return { route, rest: match.groups?.['rest']?.trim() ?? '' };
  }
  return undefined;
}

/** Whether a message is one of our words, and so nothing that anyone could lose. */
export function isOwnWord(text: string): boolean {
  return [...routes, ...localRoutes, ...moves].some(({ pattern }) => pattern.test(text.trim()));
}

/** 'status …' names a unit; where it names none, and a question is open, it is what someone answers. */
async function namedOrWritten(turn: Turn, { route, rest }: { route: Route; rest: string }): Promise<Card> {
  try {
    return await route.run(turn, rest);
  } catch (error) {
    const isNoUnit = error instanceof Refusal && error.code.startsWith('access/');
    const taken = isNoUnit && rest !== '' ? await takeWritten(turn) : undefined;
    if (!taken) throw error;
    return taken;
  }
}

/** A message: a command, a word of the chat, an answer to the question asked, or something not understood. */
export async function onMessage(turn: Turn): Promise<Reply> {
  const text = turn.message.text.trim();
  const found = routeOf(turn, text);
  if (found) return { card: await namedOrWritten(turn, found) };
  const move = moves.find(({ pattern }) => pattern.test(text))?.move;
  if (move) return { card: await moveOn(turn, move) };
  const card = await takeWritten(turn);
  return { card: card ?? (await home(turn, alert(turn.words.t('unknown-message'), 'accent'))) };
}
