import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { TurnContext } from 'botbuilder';

/** How a turn's calls to Teams go out: each once, within its time, and none after the turn is given up. */

/**
 * Connections are kept for the next call, but closed by us, and sooner than by anyone on the way: a call on one
 * that is just being closed breaks off, and nobody knows whether it arrived.
 */
const idleMs = 2_000;
const kept = { keepAlive: true, timeout: idleMs };
const agents = { http: new HttpAgent(kept), https: new HttpsAgent(kept) };

interface SendRequest {
  url: string;
  abortSignal?: AbortSignal;
  /** Set already where there is a proxy. */
  agent?: HttpAgent | HttpsAgent;
}
interface Policy {
  name: string;
  sendRequest<T>(request: SendRequest, next: (request: SendRequest) => Promise<T>): Promise<T>;
}

/** The part of the SDK's connector that says how it sends; its own types call it private. */
interface WithPipeline {
  client: { pipeline: { removePolicy(policy: { name: string }): unknown; addPolicy(policy: Policy): void } };
}

/** One turn's way out to Teams: whether anything went out on it, and from when nothing may any more. */
export interface Line {
  wasUsed: boolean;
  closesAtMs: number;
}

const lineKey = Symbol('line');

/** The line of a turn that `teamsAdapter` has begun. */
export function lineOf(context: TurnContext): Line {
  const line = context.turnState.get<Line | undefined>(lineKey);
  if (!line) throw new Error('The turn was not begun by our adapter');
  return line;
}

/**
 * The SDK would send up to four times by itself, wait as long as Teams says before that, and wait for
 * an answer for ever. Whether to try again is the outbox's to decide.
 */
export function openLine(context: TurnContext, connectorKey: symbol, withinMs: number): void {
  const line: Line = { wasUsed: false, closesAtMs: Number.POSITIVE_INFINITY };
  context.turnState.set(lineKey, line);
  const connector = context.turnState.get<WithPipeline | undefined>(connectorKey);
  connector?.client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  // Runs when the request has its token, and may have waited for it.
  connector?.client.pipeline.addPolicy({
    name: 'answerWithin',
    async sendRequest(request, next) {
      if (Date.now() >= line.closesAtMs) throw new Error('It is too late to send this');
      line.wasUsed = true;
      // Not the SDK's own time-out, whose timer goes on after a call that broke off.
      const limit = new AbortController();
      const timer = setTimeout(() => {
        limit.abort();
      }, withinMs);
      try {
        request.agent ??= request.url.startsWith('https:') ? agents.https : agents.http;
        return await next(Object.assign(request, { abortSignal: limit.signal }));
      } finally {
        clearTimeout(timer);
      }
    },
  });
}
