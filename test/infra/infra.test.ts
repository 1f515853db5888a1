import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod/v4';
import database from '../../infra/containers.json';
import type { ContainerName, DocumentQuery } from '../../src/app/ports';
import { configNames, readConfig } from '../../src/config';
import { all, bareCode, blockOf, parseBicep, propertiesAt, resourceOf } from './bicep';

const infra = join(__dirname, '../../infra');
const read = (path: string): string => readFileSync(join(infra, path), 'utf8');
const moduleFiles = readdirSync(join(infra, 'modules')).map((file) => `modules/${file}`);
const bicepFiles = ['main.bicep', ...moduleFiles];
const main = parseBicep(read('main.bicep'));

describe.each(bicepFiles)('%s', (file) => {
  const text = read(file);
  const code = bareCode(text);

  it('closes every bracket it opens', () => {
    const open: string[] = [];
    const pairs: Record<string, string> = { '}': '{', ']': '[', ')': '(' };
    for (const [bracket] of all(code, /[{}[\]()]/g)) {
      if (!(bracket in pairs)) open.push(bracket);
      else expect(open.pop()).toBe(pairs[bracket]);
    }
    expect(open).toEqual([]);
  });

  it('uses every parameter it declares', () => {
    for (const { name } of parseBicep(text).params) {
      const uses = all(code, new RegExp(`(?<!^param )(?<!\\.)\\b${name}\\b(?!:)`, 'gm')).length;
      expect([name, uses > 0]).toEqual([name, true]);
    }
  });

  it('names one stable API version a resource type', () => {
    const types = all(text, /^resource \w+ '([^@']+)@([^']+)'/gm);
    for (const [, , version] of types) expect(version).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});

describe('modules', () => {
  it('are all used', () => {
    expect(main.modules.map(({ path }) => path).toSorted()).toEqual(moduleFiles.toSorted());
  });

  it.each(main.modules)('$name gets the parameters it declares, and each it cannot do without', (module) => {
    const { params } = parseBicep(read(module.path));
    const passed = [...module.params.keys()];
    expect(passed.length).toBeGreaterThan(0);
    for (const name of passed) expect(params.map((param) => param.name)).toContain(name);
    for (const { name, hasDefault } of params) if (!hasDefault) expect(passed).toContain(name);
  });

  it('give the outputs that others use', () => {
    const used = all(read('main.bicep'), /\b(\w+)\.outputs\.(\w+)/g);
    expect(used.length).toBeGreaterThan(0);
    for (const [, name, output] of used) {
      const module = main.modules.find((candidate) => candidate.name === name);
      expect(parseBicep(read(module!.path)).outputs).toContain(output);
    }
  });
});

describe('parameter files', () => {
  const declared = main.params.map(({ name }) => name);
  const required = main.params.filter(({ hasDefault }) => !hasDefault).map(({ name }) => name);

  it('main.bicepparam sets only what main.bicep declares, and all it requires', () => {
    const text = read('main.bicepparam');
    expect(text).toContain("using './main.bicep'");
    const set = all(text, /^param (\w+) =/gm).map(([, name]) => name);
    expect(declared).toEqual(expect.arrayContaining(set));
    expect(set).toEqual(expect.arrayContaining(required));
  });

  it('main.parameters.json does too', () => {
    const file = z.object({ parameters: z.record(z.string(), z.object({ value: z.unknown() })) });
    const set = Object.keys(file.parse(JSON.parse(read('main.parameters.json'))).parameters);
    expect(declared).toEqual(expect.arrayContaining(set));
    expect(set).toEqual(expect.arrayContaining(required));
  });
});

describe('secrets', () => {
  it.each([...bicepFiles, 'main.bicepparam', 'main.parameters.json', 'm365agents.yml'])(
    '%s has none',
    (file) => {
      const forbidden =
        /listKeys|listConnectionStrings|@secure|COSMOS_KEY|MicrosoftAppPassword|AccountKey|SECRET_/i;
      expect(read(file)).not.toMatch(forbidden);
    },
  );

  it('are of no use: neither the database nor the bot nor the web app takes a key or a password', () => {
    expect(read('modules/cosmos.bicep')).toContain('disableLocalAuth: true');
    expect(read('modules/bot.bicep')).toContain('disableLocalAuth: true');
    const policies = all(
      read('modules/web.bicep'),
      /basicPublishingCredentialsPolicies@[^{]+\{[^{]+\{\s+allow: (\w+)/g,
    );
    expect(policies.map(([, allow]) => allow)).toEqual(['false', 'false']);
  });
});

describe('the settings of the web app', () => {
  const web = read('modules/web.bicep');
  const settings = propertiesAt(blockOf(resourceOf(web, 'settings'), 'properties'), 4);
  // Read by Node, by Azure's sign-in library and by App Service.
  const platform = /^(NODE_ENV|AZURE_CLIENT_ID|SCM_DO_BUILD_DURING_DEPLOYMENT|WEBSITE_\w+)$/;
  const tenant = '11111111-1111-4111-8111-111111111111';
  const bot = '22222222-2222-4222-8222-222222222222';
  const examples: Record<string, string> = {
    identityClientId: bot,
    tenantId: tenant,
    "join(tenantIds, ',')": `${tenant},${bot}`,
    cosmosEndpoint: 'https://example.documents.azure.com/',
    cosmosDatabase: database.database,
    logLevel: 'info',
  };
  const environment = Object.fromEntries(
    [...settings].map(([name, expression]) => [
      name,
      examples[expression] ?? /^'(.*)'$/.exec(expression)?.[1],
    ]),
  );

  it('are names that the program or the platform reads', () => {
    const unknown = [...settings.keys()].filter(
      (name) => !configNames.includes(name) && !platform.test(name),
    );
    expect(unknown).toEqual([]);
  });

  it('are all the program needs with a managed identity, and PORT is left to App Service', () => {
    const leftOut = ['PORT', 'MicrosoftAppPassword', 'SQLITE_FILE', 'COSMOS_KEY'];
    expect(leftOut.filter((name) => settings.has(name))).toEqual([]);
    const needed = [
      ...['MicrosoftAppId', 'MicrosoftAppType', 'MicrosoftAppTenantId', 'TENANT_IDS'],
      ...['STORE', 'COSMOS_ENDPOINT', 'COSMOS_DATABASE', 'DEMO', 'PLAYGROUND', 'LOG_LEVEL', 'NODE_ENV'],
    ];
    expect([...settings.keys()]).toEqual(expect.arrayContaining(needed));
  });

  it('are understood by the program as production, without a key or a password', () => {
    expect(Object.values(environment)).not.toContain(undefined);
    expect(environment['NODE_ENV']).toBe('production');
    expect(readConfig(environment)).toMatchObject({
      app: { id: bot, type: 'UserAssignedMSI', tenantId: tenant },
      tenantIds: [tenant, bot],
      store: { kind: 'cosmos', endpoint: examples['cosmosEndpoint'], database: 'kvalitetsloop' },
      demo: false,
      playground: 'off',
      logLevel: 'info',
    });
    expect(readConfig(environment).app).not.toHaveProperty('password');
    expect(readConfig(environment).store).not.toHaveProperty('key');
  });

  it('allow only log levels that the program knows', () => {
    const allowed = /@allowed\(\[([^\]]+)\]\)\nparam logLevel/.exec(read('main.bicep'))?.[1] ?? '';
    const levels = all(allowed, /'(\w+)'/g).map(([, level]) => level!);
    expect(levels).toHaveLength(4);
    for (const level of levels) expect(readConfig({ ...environment, LOG_LEVEL: level }).logLevel).toBe(level);
  });

  it('run over TLS, awake, watched, with the identity, on what the build makes', () => {
    const site = resourceOf(web, 'site');
    for (const line of [
      'httpsOnly: true',
      'alwaysOn: true',
      "healthCheckPath: '/healthz'",
      "ftpsState: 'Disabled'",
      "minTlsVersion: '1.2'",
      "linuxFxVersion: 'NODE|22-lts'",
      "type: 'UserAssigned'",
    ]) {
      expect(site).toContain(line);
    }
    const manifest = z.object({ main: z.string() }).parse(JSON.parse(read('../package.json')));
    expect(site).toContain(`appCommandLine: 'node ${manifest.main}'`);
  });
});

describe('the database', () => {
  const cosmos = read('modules/cosmos.bicep');

  it('has the containers that the program knows, each partitioned by pk', () => {
    const known = { units: true, people: true } satisfies Record<ContainerName, true>;
    expect(database.containers.map(({ name }) => name).toSorted()).toEqual(Object.keys(known).toSorted());
    for (const { partitionKey } of database.containers) expect(partitionKey).toBe('/pk');
    expect(cosmos).toContain("loadJsonContent('../containers.json')");
    expect(existsSync(join(infra, 'modules', '../containers.json'))).toBe(true);
    expect(resourceOf(cosmos, 'containers')).toContain('for container in schema.containers');
  });

  it('indexes what is asked for and the order of the pages, and nothing else', () => {
    const indexedBy = {
      type: '/type/?',
      pk: '/pk/?',
      states: '/state/?',
      unitId: '/unitId/?',
      chefId: '/chefId/?',
      // Asked for within a partition only, of few documents.
      idPrefix: undefined,
      dueUntil: '/dueAt/?',
      after: '/sort/?',
      limit: undefined,
    } satisfies Record<keyof DocumentQuery, string | undefined>;
    const needed = Object.values(indexedBy).filter((path) => path !== undefined);
    expect(database.indexedPaths.toSorted()).toEqual(needed.toSorted());
    const containers = resourceOf(cosmos, 'containers');
    expect(containers).toContain('includedPaths: includedPaths');
    expect(all(containers, /path: '([^']+)'/g).map(([, path]) => path)).toEqual(['/*', '/"_etag"/?']);
  });

  it('is backed up continuously, so that it can be put back to a moment', () => {
    expect(propertiesAt(blockOf(cosmos, 'backupPolicy'), 6).get('type')).toBe("'Continuous'");
  });

  it('keeps its name in one place, which is also the default of the program', () => {
    expect(
      readConfig({ STORE: 'cosmos', COSMOS_ENDPOINT: 'https://example.documents.azure.com' }).store,
    ).toMatchObject({
      database: database.database,
    });
    expect(cosmos).not.toContain(`'${database.database}'`);
  });

  it('lets the identity read and write documents of this database, and of the account only read metadata', () => {
    const contributor = resourceOf(cosmos, 'dataContributor');
    expect(contributor).toContain("name: '00000000-0000-0000-0000-000000000002'");
    const documents = resourceOf(cosmos, 'readAndWriteDocuments');
    expect(documents).toContain('roleDefinitionId: dataContributor.id');
    expect(documents).toContain('principalId: principalId');
    expect(documents).toContain("scope: '${account.id}/dbs/${database.name}'");
    const actions = all(resourceOf(cosmos, 'metadataReader'), /'(Microsoft\.DocumentDB\/[^']+)'/g);
    expect(actions.map(([, action]) => action)).toEqual([
      expect.stringMatching(/sqlRoleDefinitions@/),
      'Microsoft.DocumentDB/databaseAccounts/readMetadata',
    ]);
    expect(main.modules.find(({ name }) => name === 'cosmos')?.params.get('principalId')).toBe(
      'identity.outputs.principalId',
    );
  });
});

describe('m365agents.yml', () => {
  const text = read('m365agents.yml');

  it('names files that exist', () => {
    for (const [, path] of all(text, /(?:- path|parameters): (\S+)/g))
      expect(existsSync(join(infra, path!))).toBe(true);
    const [, ignoreFile] = /ignoreFile: (\S+)/.exec(text)!;
    expect(existsSync(join(dirname(infra), ignoreFile!))).toBe(true);
  });

  it('uses variables that main.bicep gives or its heading explains', () => {
    const heading = text.slice(0, text.indexOf('version:'));
    for (const [, name] of all(text, /\$\{\{(\w+)\}\}/g)) {
      expect([name, main.outputs.includes(name!) || heading.includes(name!)]).toEqual([name, true]);
    }
  });
});
