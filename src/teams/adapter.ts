import { TeamsAdapter } from '@microsoft/teams-ai';
import type { TurnContext } from 'botbuilder';

export interface AppRegistration {
  id: string;
  password?: string;
  type: string;
  tenantId?: string;
}

/** An invoke has to be answered within ten seconds, also when Teams is slow to take the card it changes. */
const answerWithinMs = 8_000;

interface SendRequest {
  timeout: number;
}
interface Policy {
  name: string;
  sendRequest<T>(request: SendRequest, next: (request: SendRequest) => Promise<T>): Promise<T>;
}

/** The part of the SDK's connector that says how it sends; its own types call it private. */
interface WithPipeline {
  client: { pipeline: { removePolicy(policy: { name: string }): unknown; addPolicy(policy: Policy): void } };
}

/**
 * The SDK would send up to four times by itself, wait as long as Teams says before that, and wait for
 * an answer for ever. Whether to try again is the outbox's to decide.
 */
function withoutHiddenPatience(context: TurnContext, adapter: TeamsAdapter, withinMs: number): void {
  const connector = context.turnState.get<WithPipeline | undefined>(adapter.ConnectorClientKey);
  connector?.client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  connector?.client.pipeline.addPolicy({
    name: 'answerWithin',
    sendRequest: (request, next) => next(Object.assign(request, { timeout: withinMs })),
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
  adapter.use(async (context, next) => {
    withoutHiddenPatience(context, adapter, withinMs);
    await next();
  });
  return adapter;
}
