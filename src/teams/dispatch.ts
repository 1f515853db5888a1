import { refuseCpr } from '../app/check-written';
import type { Deps } from '../app/deps';
import { Refusal, type ErrorCode } from '../domain/errors';
import type { ChatMessage } from '../domain/guide/chat';
import type { Words } from '../views/texts';
import { isOwnWord, onMessage } from './commands';
import './handlers/agreements';
import { refusedText, writtenVerb } from './handlers/chat';
import { refusedEntryText } from './handlers/entry-chat';
import './handlers/follow-up';
import './handlers/overview';
import './handlers/put-off';
import type { Reply, Setting, Turn } from './turn';
import { verbs } from './verbs';
import { refusalView } from '../views/notice';

/** What a failure says to the person: the refusal's own text, or that it is our fault. */
export function failureReply(words: Words, log: Deps['log'], error: unknown): Reply {
  if (error instanceof Refusal) {
    log.info('refused', { code: error.code });
    return { card: refusalView(words, error.code) };
  }
  log.error('turn-failed', {
    reason: error instanceof Error ? `${error.name}: ${placeOf(error)}` : 'unknown',
  });
  return { card: refusalView(words, 'bot/failed') };
}

/** Where it failed, without the message, which may carry what people wrote. */
function placeOf(error: Error): string {
  return (
    error.stack
      ?.replace(error.message, '')
      .split('\n')
      .find((line) => line.trimStart().startsWith('at '))
      ?.trim() ?? 'no stack'
  );
}

/** A card's action as it came in; nothing of it is taken for granted. */
export interface Called {
  name: unknown;
  data: unknown;
}

/** After these a message was an answer, also one that begins like a word of ours: it can be mended. */
const unfit: readonly ErrorCode[] = ['answer/cpr', 'answer/personal', 'answer/too-long', 'input/too-long'];
/** After these it can be sent again; our own words are quickly written again. */
const failed: readonly ErrorCode[] = ['store/unavailable', 'store/unreadable', 'bot/failed'];

/** What was written as an answer, in a form with what went wrong. */
async function writtenBack(
  setting: Setting,
  message: ChatMessage,
  error: unknown,
): Promise<Reply | undefined> {
  const { id, text } = message;
  const why = error instanceof Refusal ? error : new Refusal('bot/failed');
  const isMendable = unfit.includes(why.code) || (failed.includes(why.code) && !isOwnWord(text));
  if (text.trim() === '' || !isMendable) return undefined;
  const form = refusedEntryText(setting, message) ?? (await refusedText(setting, message));
  // Where it answers nothing, there is nothing to send again: what is refused then is a word with a number in it.
  if (!form && why.code === 'answer/cpr') return undefined;
  const { verb, data } = form ?? { verb: writtenVerb, data: { text, messageId: id || 'unknown' } };
  return verbs.get(verb)?.giveBack(setting, data, why);
}

/** When the store cannot even say who it is: what they typed comes back all the same. */
export async function unmetReply(
  setting: Setting,
  sent: Called | ChatMessage,
  error: unknown,
): Promise<Reply> {
  const { words, deps } = setting;
  if (!(error instanceof Refusal && failed.includes(error.code))) return failureReply(words, deps.log, error);
  if ('text' in sent) {
    const isDown = error.code === 'store/unavailable';
    const lost = isDown && isOwnWord(sent.text) ? new Refusal('store/no-answer') : error;
    return (await writtenBack(setting, sent, error)) ?? failureReply(words, deps.log, lost);
  }
  const known = typeof sent.name === 'string' ? verbs.get(sent.name) : undefined;
  const reply = await known?.giveBack(setting, sent.data, error);
  return reply ?? failureReply(words, deps.log, error);
}

/** A verb of a card, or a written message when there is none, for a known person. */
export async function dispatch(turn: Turn, verb: Called | undefined): Promise<Reply> {
  try {
    if (!verb) {
      // Whatever it is, a command with a unit's name too, before anyone does anything with it.
      refuseCpr([turn.message.text]);
      return await onMessage(turn);
    }
    const known = typeof verb.name === 'string' ? verbs.get(verb.name) : undefined;
    if (!known) throw new Refusal('bot/unknown-verb');
    return await known.run(turn, verb.data);
  } catch (error) {
    const reply = failureReply(turn.words, turn.deps.log, error);
    return (verb ? undefined : await writtenBack(turn, turn.message, error)) ?? reply;
  }
}
