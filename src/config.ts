import { z } from 'zod/v4';
import { teamsPlace } from './places';

/** The environment, read once and checked. No other file reads it. */

const ids = z
  .string()
  .transform((list) => list.split(/[\s,;]+/).filter((id) => id !== ''))
  .pipe(z.array(z.guid('must be tenant ids (GUIDs), separated by commas')));

const port = z.coerce
  .number('must be a port number')
  .int('must be a whole number')
  .min(0, 'must be 0–65535')
  .max(65535, 'must be 0–65535');

const https = z.url({
  protocol: /^https?$/,
  error: 'must be a web address, https://<account>.documents.azure.com',
});

/** Where the bot sends its token, and what not everybody may read; unencrypted only to this machine. */
const teamsService = z
  .string()
  .refine(
    (address) => teamsPlace(address, true) !== undefined,
    'must be an address of Teams, https://smba.trafficmanager.net/teams/',
  );

const Environment = z.object({
  PORT: port.default(3978),
  MicrosoftAppId: z.guid('must be the app id (a GUID) of the bot registration').optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppType: z
    .enum(
      ['UserAssignedMSI', 'SingleTenant', 'MultiTenant'],
      'must be UserAssignedMSI, SingleTenant or MultiTenant',
    )
    .default('UserAssignedMSI'),
  MicrosoftAppTenantId: z.guid('must be the tenant id (a GUID) of the bot registration').optional(),
  TENANT_IDS: ids.default([]),
  TEAMS_SERVICE_URL: teamsService.default('https://smba.trafficmanager.net/teams/'),
  STORE: z.enum(['sqlite', 'cosmos'], 'must be sqlite or cosmos').default('sqlite'),
  SQLITE_FILE: z.string().default('.data/kvalitetsloop.sqlite'),
  COSMOS_ENDPOINT: https.optional(),
  COSMOS_KEY: z.string().optional(),
  COSMOS_DATABASE: z
    .string()
    .regex(/^[^/\\?#]{1,255}$/, 'must be a database name without / \\ ? #')
    .default('kvalitetsloop'),
  DEMO: z.enum(['on', 'off'], 'must be on or off').optional(),
  PLAYGROUND: z.union([z.enum(['on', 'off']), port], 'must be off, or the port to open it on').default(56150),
  GUIDES_FOLDER: z.string().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error').default('info'),
  NODE_ENV: z.string().optional(),
});

/** Every name this program reads; the README, the Bicep and the tests hold to it. */
export const configNames: readonly string[] = Object.keys(Environment.shape).filter(
  (name) => name !== 'NODE_ENV',
);

export interface Config {
  port: number;
  /** Absent: local mode, on the loopback address only, and anyone may try any demo person. */
  app?: {
    id: string;
    password?: string;
    type: 'UserAssignedMSI' | 'SingleTenant' | 'MultiTenant';
    tenantId?: string;
    /** Where chats are opened with people who have not written yet; Microsoft's. */
    serviceUrl: string;
  };
  /** Tenants whose people may use the bot; empty only in local mode. */
  tenantIds: string[];
  store:
    { kind: 'sqlite'; file: string } | { kind: 'cosmos'; endpoint: string; key?: string; database: string };
  demo: boolean;
  playground: 'off' | number;
  /** The municipality's own guides, laid over the shipped ones. */
  guidesFolder?: string;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
}

/** One line: which setting, what is wrong with it, how to mend it. */
export class ConfigError extends Error {}

function wrong(name: string, why: string, mend: string): ConfigError {
  return new ConfigError(`${name} ${why}. ${mend}`);
}

type Parsed = z.infer<typeof Environment>;

function appOf(env: Parsed): Config['app'] {
  if (env.MicrosoftAppId === undefined) {
    if (env.NODE_ENV === 'production') {
      throw wrong(
        'MicrosoftAppId',
        'is missing, and without it anyone could pose as anyone',
        'Set it to the app id of the bot registration.',
      );
    }
    return undefined;
  }
  if (env.MicrosoftAppType !== 'MultiTenant' && env.MicrosoftAppTenantId === undefined) {
    throw wrong(
      'MicrosoftAppTenantId',
      `is missing, and a ${env.MicrosoftAppType} bot needs it`,
      'Set it to the tenant of the bot registration.',
    );
  }
  if (env.MicrosoftAppType !== 'UserAssignedMSI' && !env.MicrosoftAppPassword) {
    throw wrong(
      'MicrosoftAppPassword',
      `is missing, and a ${env.MicrosoftAppType} bot needs it`,
      'Set it, or use MicrosoftAppType=UserAssignedMSI, which needs none.',
    );
  }
  if (env.TENANT_IDS.length === 0) {
    throw wrong(
      'TENANT_IDS',
      'is empty, so nobody could use the bot',
      'Set it to the tenant id(s) of the municipality, separated by commas.',
    );
  }
  if (!teamsPlace(env.TEAMS_SERVICE_URL, false)) {
    throw wrong(
      'TEAMS_SERVICE_URL',
      'must be an address of Teams when there is an app id',
      'Correct it, or leave it out: the default serves every municipality in the public cloud.',
    );
  }
  return {
    id: env.MicrosoftAppId,
    type: env.MicrosoftAppType,
    serviceUrl: env.TEAMS_SERVICE_URL,
    ...(env.MicrosoftAppPassword && { password: env.MicrosoftAppPassword }),
    ...(env.MicrosoftAppTenantId && { tenantId: env.MicrosoftAppTenantId }),
  };
}

function storeOf(env: Parsed): Config['store'] {
  if (env.STORE === 'sqlite') return { kind: 'sqlite', file: env.SQLITE_FILE };
  if (env.COSMOS_ENDPOINT === undefined) {
    throw wrong(
      'COSMOS_ENDPOINT',
      'is missing, and STORE=cosmos needs it',
      'Set it to the account’s address, or run `npm run cosmos:local` and use the one it prints.',
    );
  }
  return {
    kind: 'cosmos',
    endpoint: env.COSMOS_ENDPOINT,
    database: env.COSMOS_DATABASE,
    ...(env.COSMOS_KEY && { key: env.COSMOS_KEY }),
  };
}

/**
 * Reads the configuration. An empty value counts as absent.
 * @throws ConfigError with one line for the first thing that is wrong
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw wrong(
      issue?.path.join('.').split('.')[0] ?? 'The environment',
      issue?.message ?? 'is invalid',
      'Correct it or leave it out; the README lists every setting.',
    );
  }
  const app = appOf(parsed.data);
  const { PLAYGROUND, GUIDES_FOLDER } = parsed.data;
  return {
    port: parsed.data.PORT,
    ...(app && { app }),
    tenantIds: parsed.data.TENANT_IDS,
    store: storeOf(parsed.data),
    demo: app === undefined && parsed.data.DEMO !== 'off',
    playground: PLAYGROUND === 'off' || app !== undefined ? 'off' : PLAYGROUND === 'on' ? 56150 : PLAYGROUND,
    ...(GUIDES_FOLDER !== undefined && { guidesFolder: GUIDES_FOLDER }),
    logLevel: parsed.data.LOG_LEVEL,
  };
}

/** The process environment, for those who hand it on. */
export function environment(): NodeJS.ProcessEnv {
  return process.env;
}
