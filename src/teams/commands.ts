import { z } from 'zod/v4';
import { noneWhenRefused } from '../app/use-case';
import { Refusal } from '../domain/errors';
import { alert, type Card } from '../views/card';
import { refusalView } from '../views/notice';
import { absence } from './handlers/absence';
import { administration } from './handlers/administration';
import { agreements } from './handlers/agreements';
import { audit } from './handlers/audit';
import { data } from './handlers/basis';
import { takeWritten } from './handlers/chat';
import { asideCard, refusedCard, waitingCard, weightyCard } from './handlers/chat-asides';
import { closedLoops, closing } from './handlers/closing';
import { chatWords } from './handlers/chat-words';
import {
  entryRoutes,
  isEntryWord,
  takeEntryMessage,
  takeEntryWord,
  waitingEntryCard,
} from './handlers/entry-chat';
import { nextFollowUp } from './handlers/follow-up';
import { exportCard } from './handlers/export';
import { handover } from './handlers/handover';
import { home, language, speak, status, who } from './handlers/overview';
import { next } from './handlers/planning';
import { nextTask } from './handlers/prepare';
import { mineData } from './handlers/privacy';
import { nextReceipts } from './handlers/receipts';
import { supervision } from './handlers/supervision';
import { thread } from './handlers/thread';
import { points } from './handlers/supervision-points';
import type { Reply, Turn } from './turn';
import { onVerb } from './verbs';

interface Route {
  pattern: RegExp;
  /** What comes back says itself what is to be written next. */
  leads?: true;
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
  { pattern: /^(?:luk (?:loop|loopet)|close (?:the )?loop)$/iu, run: (turn) => closing(turn) },
  { pattern: /^(?:opsamling(?:er)?|summar(?:y|ies))$/iu, run: (turn) => closedLoops(turn) },
  { pattern: /^(?:overlevering|handover)$/iu, run: (turn) => handover(turn) },
  {
    pattern: /^(?:eksport|eksporter|export)(?:\s+(?<rest>.{1,200}))?$/iu,
    run: (turn, rest) => exportCard(turn, rest),
  },
  { pattern: /^(?:tilsynspunkt(?:er)?|supervision points?)$/iu, run: (turn) => points(turn) },
  { pattern: /^(?:forvaltning(?:en)?|administration)$/iu, run: (turn) => administration(turn) },
  { pattern: /^(?:log|audit)(?:\s+(?<rest>.{1,200}))?$/iu, run: (turn, rest) => audit(turn, rest) },
  { pattern: /^tilsyn$/iu, run: (turn) => supervision(turn) },
  { pattern: /^data(?:\s+(?<rest>.{1,60}))?$/iu, run: (turn, rest) => data(turn, rest) },
  { pattern: /^status(?:\s+(?<rest>.{1,200}))?$/iu, run: (turn, rest) => status(turn, rest) },
  { pattern: /^(?:spor|thread)(?:\s+(?<rest>.{1,200}))?$/iu, run: (turn, rest) => thread(turn, rest) },
  { pattern: /^(?:mine data|my data)$/iu, run: (turn) => mineData(turn) },
  { pattern: /^(?:sprog|language)$/iu, run: (turn) => language(turn) },
  { pattern: /^(?:(?:sprog|language)\s+)?(?:dansk|danish)$/iu, run: (turn) => speak(turn, 'da') },
  { pattern: /^(?:(?:sprog|language)\s+)?(?:engelsk|english)$/iu, run: (turn) => speak(turn, 'en') },
  ...entryRoutes,
];

const localRoutes: readonly Route[] = [
  { pattern: /^(?:hvem|hvem er du\??|who)$/iu, run: (turn) => who(turn) },
];

interface Found {
  route: Route;
  rest: string;
}

function routeOf(turn: Turn, text: string): Found | undefined {
  for (const route of turn.local ? [...localRoutes, ...routes] : routes) {
    const match = route.pattern.exec(text);
    if (match) return { route, rest: match.groups?.['rest']?.trim() ?? '' };
  }
  return undefined;
}

/** Every pattern of what people write; in the order in which they are asked, but those of local mode. */
export const writtenWords: readonly { pattern: RegExp }[] = [...chatWords, ...routes, ...localRoutes];

/** Whether a message is one of our words, and so nothing that anyone could lose. */
export function isOwnWord(text: string): boolean {
  const word = text.trim();
  return isEntryWord(word) || writtenWords.some(({ pattern }) => pattern.test(word));
}

/** After a command, which has run whatever can be said of this: what waits for an answer. */
async function stillWaiting(turn: Turn): Promise<Card | undefined> {
  return (await waitingEntryCard(turn)) ?? (await waitingCard(turn));
}

/** Rather a name than the rest of a sentence: 'mollevang', 'Åbrinken Dagtilbud', not 'på legepladsen'. */
const likeName = /^(?:\S+(?: (?:skole|school|dagtilbud|børnehus|klub))?|\p{Lu}\S*(?: \p{Lu}\S*){1,2})$/u;

/**
 * 'status …' names a unit. Where it names none that the person may see, and a question is open, it is what someone
 * answers; with what may well be a name after it, it is asked about.
 */
async function namedOrWritten(turn: Turn, { route, rest }: Found, isMeant: boolean): Promise<Reply> {
  try {
    const card = await route.run(turn, rest);
    const waiting = route.leads ? undefined : await stillWaiting(turn).catch(noneWhenRefused);
    return { card, ...(waiting && { then: [waiting] }) };
  } catch (error) {
    const isNoUnit = error instanceof Refusal && error.code.startsWith('access/');
    if (!isNoUnit || rest === '') throw error;
    const asked = isMeant || likeName.test(rest) ? await refusedCard(turn).catch(noneWhenRefused) : undefined;
    if (asked) {
      turn.deps.log.info('refused', { code: error.code });
      return { card: refusalView(turn.words, error.code), then: [asked] };
    }
    const taken = await takeMessage(turn);
    if (!taken) throw error;
    return taken;
  }
}

/** Takes a message as the answer to what is open: a form of a schema, or a question of a guide. */
async function takeMessage(turn: Turn): Promise<Reply | undefined> {
  const aside = await asideCard(turn);
  if (aside) return { card: aside };
  const entry = await takeEntryMessage(turn);
  if (entry) return entry;
  const card = await takeWritten(turn);
  return card && { card };
}

/**
 * One of our words.
 * @param isMeant the person has said that it is no answer
 * @returns undefined when it is none
 */
async function runWord(turn: Turn, text: string, isMeant = false): Promise<Reply | undefined> {
  const entry = await takeEntryWord(turn);
  if (entry) return entry;
  for (const word of chatWords) {
    const match = word.pattern.exec(text);
    if (match) return word.run(turn, match.groups?.['rest'] ?? '');
  }
  const found = routeOf(turn, text);
  return found && namedOrWritten(turn, found, isMeant);
}

/** A word that changes much, in the middle of answering. @returns undefined when it is none, or nothing is open */
async function askFirst(turn: Turn): Promise<Reply | undefined> {
  const asked = await weightyCard(turn);
  return asked === 'send' ? runWord(turn, asked) : asked && { card: asked };
}

/** A message: a command, a word of the chat, an answer to the question asked, or something not understood. */
export async function onMessage(turn: Turn): Promise<Reply> {
  const text = turn.message.text.trim();
  const reply = (await askFirst(turn)) ?? (await runWord(turn, text)) ?? (await takeMessage(turn));
  return reply ?? { card: await home(turn, alert(turn.words.t('unknown-message'), 'accent')) };
}

/** The command that a message nearly was, pressed on the card that asked. */
onVerb('command.run', {
  data: z.object({ word: z.string() }),
  run: async (turn, { word }) => {
    const reply = await runWord({ ...turn, message: { ...turn.message, text: word } }, word, true);
    if (!reply) throw new Refusal('bot/unknown-verb');
    return reply;
  },
});
