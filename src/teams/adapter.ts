import { TeamsAdapter } from '@microsoft/teams-ai';
import type {
  Activity,
  ConfigurationBotFrameworkAuthentication,
  InvokeResponse,
  TurnContext,
} from 'botbuilder';
import { teamsPlace } from '../places';
import { openLine } from './line';

export interface AppRegistration {
  id: string;
  password?: string;
  type: string;
  tenantId?: string;
}

/** An invoke has to be answered within ten seconds, also when Teams is slow to take the card it changes. */
const answerWithinMs = 8_000;

function settingsOf(app: AppRegistration | undefined): Record<string, string> {
  if (!app) return {};
  return {
    MicrosoftAppId: app.id,
    MicrosoftAppType: app.type,
    ...(app.tenantId && { MicrosoftAppTenantId: app.tenantId }),
    ...(app.password && { MicrosoftAppPassword: app.password }),
  };
}

/** What Microsoft's own services are stood in for by, where those cannot be: in tests. No setting leads here. */
export interface StandIns {
  /** Instead of the SDK's own addresses. */
  settings: Readonly<Record<string, string>>;
  /** Instead of the bot's own, which Microsoft hands out. */
  credentials: NonNullable<ConstructorParameters<typeof TeamsAdapter>[1]>;
}

export interface AdapterOptions {
  /** How long one call to Teams may take. */
  withinMs?: number;
  standIns?: StandIns;
}

/** Who issues the tokens of Teams' own calls; others, of emulators and of other bots, are none of ours. */
const teamsIssuer = 'https://api.botframework.com';

/** The SDK's adapter, and what it knows of where it stands. Made by `teamsAdapter`. */
export class BoundAdapter extends TeamsAdapter {
  readonly withinMs: number;
  /** Whether it may send to this machine; nothing but Teams is there otherwise. */
  readonly isLocal: boolean;
  readonly #appId: string | undefined;

  constructor(app: AppRegistration | undefined, { withinMs = answerWithinMs, standIns }: AdapterOptions) {
    super({ ...settingsOf(app), ...standIns?.settings }, standIns?.credentials);
    this.withinMs = withinMs;
    this.isLocal = !app || standIns !== undefined;
    this.#appId = app?.id;
  }

  /** Whether the bot may send to an address, and with that its token. */
  mayReach(serviceUrl: unknown): boolean {
    return typeof serviceUrl === 'string' && teamsPlace(serviceUrl, this.isLocal) !== undefined;
  }

  /** Whether an activity is one of Teams' for this bot, and not of another channel or for another bot. */
  isMeant({ channelId, recipient }: Activity): boolean {
    if (this.#appId === undefined) return true;
    return channelId === 'msteams' && recipient.id.toLowerCase() === `28:${this.#appId.toLowerCase()}`;
  }

  /**
   * What the token of a call says, checked by the SDK: key, issuer, audience, time, and that it was made out for
   * this activity's `serviceUrl`. In local mode there is none.
   * @throws what the SDK throws when the token is not good, or cannot be checked
   */
  async admit(activity: Activity, authorization: string): Promise<Admission> {
    const admission = await this.botFrameworkAuthentication.authenticateRequest(activity, authorization);
    const isTeams = admission.claimsIdentity.getClaimValue('iss') === teamsIssuer;
    if (this.#appId !== undefined && !isTeams) throw new Error('The token is none of Teams');
    return admission;
  }

  /** Runs the bot for a call that was let in. @returns what answers it */
  answer(
    admission: Admission,
    activity: Activity,
    bot: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(admission, activity, bot);
  }
}

/** A call that was let in. */
export type Admission = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;

/**
 * The SDK's way to Teams, for turns and for what the bot writes by itself.
 * @param app absent in local mode
 */
export function teamsAdapter(app: AppRegistration | undefined, options: AdapterOptions = {}): BoundAdapter {
  const adapter = new BoundAdapter(app, options);
  adapter.use(async (context, next) => {
    openLine(context, adapter.ConnectorClientKey, adapter.withinMs);
    await next();
  });
  return adapter;
}
