import { TeamsAdapter } from '@microsoft/teams-ai';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { TurnContext } from 'botbuilder';

export interface AppRegistration {
  id: string;
  password?: string;
  type: string;
  tenantId?: string;
}

/** An invoke has to be answered within ten seconds, also when Teams is slow to take the card it changes. */
const answerWithinMs = 8_000;

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

const patience = new WeakMap<TeamsAdapter, number>();

/** How long one call to Teams may take on an adapter that `teamsAdapter` has made. */
export function answersWithinMs(adapter: TeamsAdapter): number {
  return patience.get(adapter) ?? answerWithinMs;
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
function withoutHiddenPatience(context: TurnContext, adapter: TeamsAdapter, withinMs: number): void {
  const line: Line = { wasUsed: false, closesAtMs: Number.POSITIVE_INFINITY };
  context.turnState.set(lineKey, line);
  const connector = context.turnState.get<WithPipeline | undefined>(adapter.ConnectorClientKey);
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

function bareAdapter(app: AppRegistration | undefined): TeamsAdapter {
  if (!app) return new TeamsAdapter({});
  const settings = {
    MicrosoftAppId: app.id,
    MicrosoftAppType: app.type,
    ...(app.tenantId && { MicrosoftAppTenantId: app.tenantId }),
    ...(app.password && { MicrosoftAppPassword: app.password }),
  };
  return new TeamsAdapter(settings);
}

/**
 * The SDK's way to Teams, for turns and for what the bot writes by itself.
 * @param app absent in local mode
 * @param withinMs how long one call to Teams may take
 */
export function teamsAdapter(app: AppRegistration | undefined, withinMs = answerWithinMs): TeamsAdapter {
  const adapter = bareAdapter(app);
  patience.set(adapter, withinMs);
  adapter.use(async (context, next) => {
    withoutHiddenPatience(context, adapter, withinMs);
    await next();
  });
  return adapter;
}
