import type { Activity } from 'botbuilder';
import type { IncomingMessage } from 'node:http';
import { isActivity } from './activity-shape';
import type { Admission, BoundAdapter } from './adapter';

/** Whom the door lets in. Nothing is read, written or sent for anyone else. */

/** Why a call is not let in, and what it is answered. */
export interface Turned {
  status: 400 | 401 | 403 | 503;
  code: string;
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
