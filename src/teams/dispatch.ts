import type { Deps } from '../app/deps';
import { Refusal } from '../domain/errors';
import type { Words } from '../views/texts';
import { onMessage } from './commands';
import './handlers/follow-up';
import './handlers/overview';
import './handlers/prepare';
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
      ?.split('\n')
      .find((line) => line.trimStart().startsWith('at '))
      ?.trim() ?? 'no stack'
  );
}

/** A card's action as it came in; nothing of it is taken for granted. */
export interface Called {
  name: unknown;
  data: unknown;
}

/** When the store cannot even say who it is: what they typed comes back all the same. */
export async function unmetReply(
  setting: Setting,
  called: Called | undefined,
  error: unknown,
): Promise<Reply> {
  const isDown = error instanceof Refusal && error.code === 'store/unavailable';
  const known = isDown && typeof called?.name === 'string' ? verbs.get(called.name) : undefined;
  const reply = await known?.giveBack(setting, called?.data, 'store/unavailable');
  return reply ?? failureReply(setting.words, setting.deps.log, error);
}

/** A verb of a card, or a written message when there is none, for a known person. */
export async function dispatch(
  turn: Turn,
  verb: { name: unknown; data: unknown } | undefined,
): Promise<Reply> {
  try {
    if (!verb) return await onMessage(turn);
    const known = typeof verb.name === 'string' ? verbs.get(verb.name) : undefined;
    if (!known) throw new Refusal('bot/unknown-verb');
    return await known.run(turn, verb.data);
  } catch (error) {
    return failureReply(turn.words, turn.deps.log, error);
  }
}
