import type { Deps } from '../app/deps';
import { Refusal } from '../domain/errors';
import { refusalView } from '../views/notice';
import type { Words } from '../views/texts';
import { onMessage } from './commands';
import './handlers/follow-up';
import './handlers/overview';
import './handlers/prepare';
import type { Reply, Turn } from './turn';
import { verbs } from './verbs';

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

/** A verb of a card, or a written message when there is none, for a known person. */
export async function dispatch(
  turn: Turn,
  verb: { name: unknown; data: unknown } | undefined,
): Promise<Reply> {
  try {
    if (!verb) return await onMessage(turn);
    const handle = typeof verb.name === 'string' ? verbs.get(verb.name) : undefined;
    if (!handle) throw new Refusal('bot/unknown-verb');
    return await handle(turn, verb.data);
  } catch (error) {
    return failureReply(turn.words, turn.deps.log, error);
  }
}
