import { z } from 'zod/v4';
import { Instant, epochMs } from '../calendar/instant';
import { fingerprint } from './fingerprint';

export interface ChatMessage {
  id: string;
  text: string;
  at: Instant;
}

/** A message that was taken, known by its id or by the mark of its text. */
export const TakenMessage = z.object({ id: z.string(), mark: z.string(), at: Instant });
export type TakenMessage = z.infer<typeof TakenMessage>;

interface Remembering {
  lastMessages?: TakenMessage[] | undefined;
}

/** Teams may deliver a message again within seconds, with the same or a new id (platform.md). */
const redeliveryMs = 30_000;
const shortAnswerLength = 12;
/** As many as anyone writes before the first of them could be delivered again. */
const mostRemembered = 8;

/**
 * Whether a message was taken already: the same id, or the same longer text within half a minute.
 * Short answers ('nej', 'ja, oftest') may well be the same twice, so for them only the id counts.
 */
export function isRedelivery({ lastMessages = [] }: Remembering, { id, text, at }: ChatMessage): boolean {
  const mark = text.length >= shortAnswerLength ? fingerprint(text) : undefined;
  return lastMessages.some(
    (last) =>
      (id !== '' && last.id === id) || (last.mark === mark && epochMs(at) - epochMs(last.at) < redeliveryMs),
  );
}

export function rememberMessage<T extends Remembering>(before: T, { id, text, at }: ChatMessage): T {
  const { lastMessages = [] } = before;
  const all = [...lastMessages, { id, mark: fingerprint(text), at }];
  return { ...before, lastMessages: all.slice(-mostRemembered) };
}
