import { answerInChat, type ChatMove } from '../app/answer-in-chat';
import { alert, type Card } from '../views/card';
import { nextFollowUp } from './handlers/follow-up';
import { home, language, next, status, who } from './handlers/overview';
import { moveOn, nextTask } from './handlers/prepare';
import type { Reply, Turn } from './turn';
import { chatView } from '../views/answered';

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
  { pattern: /^(?:næste|naeste|next)$/iu, run: (turn) => next(turn) },
  { pattern: /^status(?:\s+(?<rest>.{1,200}))?$/iu, run: (turn, rest) => status(turn, rest) },
  { pattern: /^(?:sprog|language)$/iu, run: (turn) => language(turn) },
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

/** A message: a command, a word of the chat, an answer to the question asked, or something not understood. */
export async function onMessage(turn: Turn): Promise<Reply> {
  const text = turn.message.text.trim();
  const found = routeOf(turn, text);
  if (found) return { card: await found.route.run(turn, found.rest) };
  const { deps, actor, words, message } = turn;
  const move = moves.find(({ pattern }) => pattern.test(text))?.move;
  if (move) return { card: await moveOn(turn, move) };
  const chat = await answerInChat(deps, actor, message);
  if (chat) return { card: chatView(words, chat) };
  return { card: await home(turn, alert(words.t('unknown-message'), 'accent')) };
}
