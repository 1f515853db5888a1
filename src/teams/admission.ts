import type { Activity } from 'botbuilder';
import type { IncomingMessage } from 'node:http';
import type { Admission, BoundAdapter } from './adapter';

/** Whom the door lets in. Nothing is read, written or sent for anyone else. */

/** Why a call is not let in, and what it is answered. */
export interface Turned {
  status: 400 | 401 | 403 | 503;
  code: string;
}

/** Teams' own ids have some two hundred letters; they are kept, sent back, and told apart by. */
const mostIdLetters = 1_000;

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length <= mostIdLetters;
}

/**
 * An activity has at least a type, a channel, a conversation to answer in, someone it is from, and a way back. Its own
 * id and that of the message it is about may be left out, but are kept with what was said: anything else in their
 * place would make what is stored unreadable.
 */
function isActivity(body: unknown): body is Activity {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  const { type, channelId, id, replyToId, conversation, from, recipient, serviceUrl } = body as Record<
    string,
    unknown
  >;
  const hasId = (party: unknown): boolean =>
    typeof party === 'object' && party !== null && 'id' in party && isId(party.id);
  return (
    [type, channelId, serviceUrl].every(isId) &&
    [id, replyToId].every((own) => own === undefined || isId(own)) &&
    [conversation, from, recipient].every(hasId)
  );
}

/** The one token of a call; two of them would leave it to chance which one counts. */
function authorizationOf({ headersDistinct }: IncomingMessage): string {
  const [only = '', ...more] = headersDistinct['authorization'] ?? [];
  return more.length === 0 ? only : '';
}

/** Whether it was not the token, but that nobody could say which keys are good. */
function isOurTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'FetchError' || ('statusCode' in error && error.statusCode === 500);
}

/**
 * Looks at where a call says it is from, which costs nothing, and then at its token.
 * @param body what came, parsed
 */
export async function admissionOf(
  adapter: BoundAdapter,
  request: IncomingMessage,
  body: unknown,
): Promise<{ activity: Activity; admission: Admission } | Turned> {
  if (!isActivity(body)) return { status: 400, code: 'not-an-activity' };
  if (!adapter.isMeant(body)) return { status: 403, code: 'not-for-this-bot' };
  if (!adapter.mayReach(body.serviceUrl)) return { status: 403, code: 'not-with-teams' };
  try {
    return { activity: body, admission: await adapter.admit(body, authorizationOf(request)) };
  } catch (error) {
    return isOurTrouble(error)
      ? { status: 503, code: 'keys-unavailable' }
      : { status: 401, code: 'no-token' };
  }
}
