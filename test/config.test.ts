import { ConfigError, configNames, environment, readConfig } from '../src/config';

const guid = '6f9619ff-8b86-4011-b42d-00c04fc964ff';
const tenant = '72f988bf-86f1-41af-91ab-2d7cd011db47';
const registered = { MicrosoftAppId: guid, MicrosoftAppTenantId: tenant, TENANT_IDS: tenant };

function errorOf(env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('was accepted');
}

describe('without any setting', () => {
  it('is local mode: SQLite, sample municipality, Playground, no app', () => {
    expect(readConfig({})).toEqual({
      port: 3978,
      tenantIds: [],
      store: { kind: 'sqlite', file: '.data/kvalitetsloop.sqlite' },
      demo: true,
      playground: 56150,
      logLevel: 'info',
    });
  });

  it('counts an empty value as absent, and names it does not know as not there', () => {
    const empty = Object.fromEntries(configNames.map((name) => [name, ' ']));
    expect(readConfig({ ...empty, PATH: '/bin' })).toEqual(readConfig({}));
  });
});

describe('each setting', () => {
  it.each<[string, string, object]>([
    ['PORT', '8080', { port: 8080 }],
    ['PORT', '0', { port: 0 }],
    ['TENANT_IDS', `${tenant}; ${guid}`, { tenantIds: [tenant, guid] }],
    ['STORE', 'sqlite', { store: { kind: 'sqlite', file: '.data/kvalitetsloop.sqlite' } }],
    ['SQLITE_FILE', 'other.db', { store: { kind: 'sqlite', file: 'other.db' } }],
    ['DEMO', 'off', { demo: false }],
    ['DEMO', 'on', { demo: true }],
    ['PLAYGROUND', 'off', { playground: 'off' }],
    ['PLAYGROUND', 'on', { playground: 56150 }],
    ['PLAYGROUND', '5000', { playground: 5000 }],
    ['GUIDES_FOLDER', 'own', { guidesFolder: 'own' }],
    ['LOG_LEVEL', 'debug', { logLevel: 'debug' }],
  ])('%s=%s is heeded', (name, value, expected) => {
    expect(readConfig({ [name]: value })).toMatchObject(expected);
  });

  it('is read by one name each, all of which are listed', () => {
    expect([...configNames].sort()).toEqual([
      'COSMOS_DATABASE',
      'COSMOS_ENDPOINT',
      'COSMOS_KEY',
      'DEMO',
      'GUIDES_FOLDER',
      'LOG_LEVEL',
      'MicrosoftAppId',
      'MicrosoftAppPassword',
      'MicrosoftAppTenantId',
      'MicrosoftAppType',
      'PLAYGROUND',
      'PORT',
      'SQLITE_FILE',
      'STORE',
      'TEAMS_SERVICE_URL',
      'TENANT_IDS',
    ]);
  });
});

describe('a wrong value is refused in one line that says which, why and how', () => {
  const mend = 'Correct it or leave it out; the README lists every setting.';

  it.each([
    ['PORT', 'http', 'must be a port number'],
    ['PORT', '80.5', 'must be a whole number'],
    ['PORT', '-1', 'must be 0–65535'],
    ['PORT', '70000', 'must be 0–65535'],
    ['MicrosoftAppId', 'kvalitetsloop', 'must be the app id (a GUID) of the bot registration'],
    ['MicrosoftAppType', 'Bot', 'must be UserAssignedMSI, SingleTenant or MultiTenant'],
    ['MicrosoftAppTenantId', 'aarhus', 'must be the tenant id (a GUID) of the bot registration'],
    ['TENANT_IDS', `${tenant},aarhus`, 'must be tenant ids (GUIDs), separated by commas'],
    ...[
      'teams',
      'http://smba.trafficmanager.net/teams/',
      'http://127.0.0.1.example.dk/',
      'https://example.dk/',
    ].map((address) => [
      'TEAMS_SERVICE_URL',
      address,
      'must be an address of Teams, https://smba.trafficmanager.net/teams/',
    ]),
    ['STORE', 'mongo', 'must be sqlite or cosmos'],
    ['COSMOS_ENDPOINT', 'aarhus', 'must be a web address, https://<account>.documents.azure.com'],
    ['COSMOS_ENDPOINT', 'ftp://aarhus', 'must be a web address, https://<account>.documents.azure.com'],
    ['COSMOS_DATABASE', 'a/b', 'must be a database name without / \\ ? #'],
    ['DEMO', 'yes', 'must be on or off'],
    ['PLAYGROUND', 'maybe', 'must be off, or the port to open it on'],
    ['PLAYGROUND', '99999', 'must be off, or the port to open it on'],
    ['LOG_LEVEL', 'loud', 'must be debug, info, warn or error'],
  ])('%s=%s', (name, value, why) => {
    expect(errorOf({ [name]: value })).toBe(`${name} ${why}. ${mend}`);
  });

  it('names the first of several', () => {
    expect(errorOf({ PORT: 'x', STORE: 'y' })).toMatch(/^PORT /);
  });
});

describe('with an app id', () => {
  it('is the municipality’s bot: no demo, no Playground, the tenants named', () => {
    expect(readConfig({ ...registered, DEMO: 'on', PLAYGROUND: 'on', NODE_ENV: 'production' })).toMatchObject(
      {
        app: { id: guid, type: 'UserAssignedMSI', tenantId: tenant },
        tenantIds: [tenant],
        demo: false,
        playground: 'off',
      },
    );
  });

  it('may have a secret, when it is of a type that has one', () => {
    const withSecret = { ...registered, MicrosoftAppType: 'SingleTenant', MicrosoftAppPassword: 'secret' };
    const serviceUrl = 'https://smba.trafficmanager.net/teams/';
    expect(readConfig(withSecret).app).toEqual({
      id: guid,
      type: 'SingleTenant',
      password: 'secret',
      tenantId: tenant,
      serviceUrl,
    });
    const { MicrosoftAppTenantId: _tenant, ...several } = withSecret;
    expect(readConfig({ ...several, MicrosoftAppType: 'MultiTenant' }).app).toMatchObject({
      id: guid,
      type: 'MultiTenant',
      password: 'secret',
      serviceUrl,
    });
  });

  it('opens chats where it is told, and only with Teams', () => {
    const elsewhere = 'https://smba.infra.gcc.teams.microsoft.com/teams/';
    expect(readConfig({ ...registered, TEAMS_SERVICE_URL: elsewhere }).app).toMatchObject({
      serviceUrl: elsewhere,
    });
    const local = { TEAMS_SERVICE_URL: 'http://127.0.0.1:4000/' };
    expect(readConfig(local)).toEqual(readConfig({}));
    expect(errorOf({ ...registered, ...local })).toBe(
      'TEAMS_SERVICE_URL must be an address of Teams when there is an app id. Correct it, or leave it out: the default serves every municipality in the public cloud.',
    );
  });

  it.each<[string, NodeJS.ProcessEnv, RegExp]>([
    [
      'its tenant',
      { MicrosoftAppTenantId: '' },
      /^MicrosoftAppTenantId is missing, and a UserAssignedMSI bot needs it\. Set it/,
    ],
    [
      'a secret it needs',
      { MicrosoftAppType: 'SingleTenant' },
      /^MicrosoftAppPassword is missing, and a SingleTenant bot needs it\. Set it, or use MicrosoftAppType=UserAssignedMSI/,
    ],
    [
      'anyone who may use it',
      { TENANT_IDS: '' },
      /^TENANT_IDS is empty, so nobody could use the bot\. Set it/,
    ],
  ])('is refused without %s', (_what, change, message) => {
    expect(errorOf({ ...registered, ...change })).toMatch(message);
  });
});

describe('in production', () => {
  it('is refused without an app id: local mode lets anyone pose as anyone', () => {
    expect(errorOf({ NODE_ENV: 'production', TENANT_IDS: tenant })).toBe(
      'MicrosoftAppId is missing, and without it anyone could pose as anyone. Set it to the app id of the bot registration.',
    );
    expect(errorOf({ NODE_ENV: 'production', MicrosoftAppId: ' ' })).toMatch(/^MicrosoftAppId is missing/);
  });
});

describe('with Cosmos', () => {
  const endpoint = 'https://aarhus.documents.azure.com';

  it('needs its address', () => {
    expect(errorOf({ STORE: 'cosmos' })).toMatch(
      /^COSMOS_ENDPOINT is missing, and STORE=cosmos needs it\. Set it/,
    );
  });

  it('uses a key only when one is given', () => {
    const store = { kind: 'cosmos', endpoint, database: 'kvalitetsloop' };
    expect(readConfig({ STORE: 'cosmos', COSMOS_ENDPOINT: endpoint }).store).toEqual(store);
    const named = { STORE: 'cosmos', COSMOS_ENDPOINT: endpoint, COSMOS_KEY: 'key', COSMOS_DATABASE: 'other' };
    expect(readConfig(named).store).toEqual({ ...store, key: 'key', database: 'other' });
  });
});

describe('the environment', () => {
  it('is the process’s own', () => {
    expect(environment()['PATH']).toBe(process.env['PATH']);
  });
});
