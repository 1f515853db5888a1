import type { SendTrouble } from '../app/ports';
import { ForeignPlace } from './proactive';

/** What the SDK throws when a call fails. */
interface ConnectorFailure {
  statusCode?: number;
  code?: string;
  message?: string;
  response?: { headers?: { get(name: string): string | undefined } };
}

/** Reasons that Teams names for a person who cannot be written to (platform.md). */
const gone = new Set([
  'BotDisabledByAdmin',
  'BotNotInConversationRoster',
  'ConversationBlockedByUser',
  'ForbiddenOperationException',
  'ConversationNotFound',
  'MessageWritesBlocked',
]);

/** Refused, and nothing is wrong with the card. Other 4xx are: a fault of ours, which no other try mends. */
const passing = new Set([401, 408, 412, 425, 429]);
/** What Teams may ask for at most: a slip there must not hold a card for days. */
const longestPauseMs = 3_600_000;

/** `Retry-After`, which is in seconds or a date. @returns 0 when it does not say */
function askedPauseMs({ response }: ConnectorFailure, nowMs: number): number {
  const asked = response?.headers?.get('retry-after') ?? '';
  const seconds = asked === '' ? Number.NaN : Number(asked);
  const ms = Number.isNaN(seconds) ? Date.parse(asked) - nowMs : seconds * 1000;
  return ms > 0 ? Math.min(ms, longestPauseMs) : 0;
}

/** A blocked chat says `Forbidden`, and why only in JSON that is written inside the message. */
function reasonOf({ code, message = '' }: ConnectorFailure, status: number): string {
  const hidden = /\\?"subCode\\?"\s*:\s*\\?"(\w+)\\?"/.exec(message)?.[1];
  return [code, hidden].find((each) => each !== undefined && gone.has(each)) ?? `http-${status}`;
}

/**
 * What a failed call means (platform.md): nothing arrived, perhaps arrived, or cannot arrive.
 * @param error what the SDK threw
 * @param wasMade false when it failed before anything went out: no token, for instance
 * @param nowMs the machine's time, to read a date in `Retry-After`
 * @throws error itself, when Teams refuses the call as wrong
 */
export function troubleOf(error: unknown, wasMade = true, nowMs = Date.now()): SendTrouble {
  // They say where they are with their next message, and Teams says it then.
  if (error instanceof ForeignPlace) return { kind: 'unreachable', reason: 'not-with-teams' };
  const failure: ConnectorFailure = typeof error === 'object' && error !== null ? error : {};
  const { statusCode: status, code } = failure;
  // Our own credentials were not to be had or not taken: someone mends them, and no card is lost meanwhile.
  if (!wasMade || status === 401) return { kind: 'later', afterMs: 0 };
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return { kind: 'later', afterMs: 0 };
  if (status === 429 || status === 412 || status === 425)
    return { kind: 'later', afterMs: askedPauseMs(failure, nowMs) };
  if (status === 403 || status === 404) return { kind: 'unreachable', reason: reasonOf(failure, status) };
  if (status !== undefined && status >= 400 && status < 500 && !passing.has(status)) throw error;
  return { kind: 'ambiguous', reason: status === undefined ? (code ?? 'no-answer') : `http-${status}` };
}
