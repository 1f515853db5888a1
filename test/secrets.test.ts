import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jsonLog } from '../src/log';
import { BotProcess } from './support/bot-process';
import { person, postActivity } from './support/bot-client';
import { runBuilt } from './support/built';
import { fakeConnector } from './support/fake-connector';

/** Secrets stand in no line that the program writes, whatever goes wrong, and whoever puts them into a message. */

jest.setTimeout(90_000);

const appId = '11111111-1111-4111-8111-111111111111';
const password = 'Pa55word~of.the_bot-registration+2026';
const cosmosKey = Buffer.from('the key of the account in Cosmos DB, which nobody may ever read').toString(
  'base64',
);
const jwt = `eyJhbGciOiJSUzI1NiJ9.${Buffer.from('{"aud":"somebody"}').toString('base64url')}.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg`;
const secrets = { MicrosoftAppPassword: password, COSMOS_KEY: cosmosKey };

/** As it is, in other codes, and any good part of it. */
function tracesOf(secret: string): string[] {
  const partLength = 16;
  const parts = Array.from({ length: secret.length - partLength + 1 }, (_each, at) =>
    secret.slice(at, at + partLength),
  );
  return [...parts, Buffer.from(secret).toString('base64').slice(0, 40), encodeURIComponent(secret)];
}

function expectNoSecret(said: string): void {
  for (const secret of [password, cosmosKey, jwt])
    expect(tracesOf(secret).filter((trace) => said.includes(trace))).toEqual([]);
}

let folder: string;
let servers: Server[];
let bots: BotProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  servers = [];
  bots = [];
});
afterEach(async () => {
  for (const bot of bots) await bot.kill();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(folder, { recursive: true });
});

async function startBot(env: Record<string, string> = {}, preload?: string): Promise<BotProcess> {
  const settings = {
    ...secrets,
    LOG_LEVEL: 'debug',
    PLAYGROUND: 'off',
    SQLITE_FILE: join(folder, 'test.sqlite'),
  };
  const nodeArgs = preload === undefined ? [] : ['--require', preload];
  const bot = await BotProcess.start({ ...settings, ...env }, { nodeArgs });
  bots.push(bot);
  return bot;
}

/** A Cosmos that says no, and repeats all it was told. */
async function refusingCosmos(status: number): Promise<string> {
  const server = createServer((request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({ code: 'Unauthorized', message: `${cosmosKey} ${JSON.stringify(request.headers)}` }),
    );
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const env = { ...process.env, ...secrets, LOG_LEVEL: 'debug' };

it('in a line of the log, in whatever code somebody put them there', () => {
  const before = { ...process.env };
  const lines: string[] = [];
  Object.assign(process.env, secrets);
  try {
    for (const secret of [password, cosmosKey]) {
      const base64 = (['base64', 'base64url'] as const).map((code) => Buffer.from(secret).toString(code));
      for (const form of [secret, encodeURIComponent(secret), ...base64])
        jsonLog('debug', (line) => lines.push(line)).error('failed', { reason: `said ${form} and went` });
    }
    jsonLog('debug', (line) => lines.push(line)).debug('failed', { reason: jwt });
  } finally {
    process.env = before;
  }
  expectNoSecret(lines.join('\n'));
  expect(lines.map((line) => line.includes('[hidden]'))).toEqual(Array(9).fill(true));
});

it.each<[string, Record<string, string>]>([
  ['no tenants', { MicrosoftAppId: appId, MicrosoftAppType: 'MultiTenant' }],
  ['no tenant of the app', { MicrosoftAppId: appId, MicrosoftAppType: 'SingleTenant' }],
  ['no endpoint', { STORE: 'cosmos' }],
  ['the key where the endpoint belongs', { STORE: 'cosmos', COSMOS_ENDPOINT: cosmosKey }],
  ['the password where the app id belongs', { MicrosoftAppId: password }],
  ['the key where the port belongs', { PORT: cosmosKey }],
  ['the key where the database belongs', { STORE: 'cosmos', COSMOS_DATABASE: `/${cosmosKey}` }],
])('with wrong settings: %s', async (_what, wrong) => {
  for (const entry of ['src/main.js', 'src/cli/main.js']) {
    const { code, out, err } = await runBuilt(entry, ['unreachable'], {
      env: { ...env, ...wrong },
      cwd: folder,
    });
    expect(code).toBe(1);
    expect(err).not.toBe('');
    expectNoSecret(out + err);
  }
});

it.each([401, 403])('when Cosmos answers %i, and repeats the key', async (status) => {
  const COSMOS_ENDPOINT = await refusingCosmos(status);
  for (const entry of ['src/main.js', 'src/cli/main.js']) {
    const { code, out, err } = await runBuilt(entry, ['unreachable', '--json'], {
      env: { ...env, STORE: 'cosmos', COSMOS_ENDPOINT, PORT: '0' },
      cwd: folder,
    });
    expect(code).toBe(1);
    expect(out + err).toContain(String(status));
    expectNoSecret(out + err);
  }
});

it('when Teams refuses what the bot sends, and repeats its token', async () => {
  const bot = await startBot();
  const connector = await fakeConnector();
  try {
    const mette = person({ url: bot.url, connector, aadObjectId: 'nobody', name: 'Nobody' });
    const message = `refused: Bearer ${jwt}, secret ${password}`;
    connector.fail({ status: 401, message }, { status: 500, message }, { status: 403, message });
    for (let nth = 0; nth < 3; nth += 1) await mette.say('hjælp');
    expect(connector.calls.length).toBeGreaterThan(0);
    expectNoSecret(bot.output());
  } finally {
    await connector.close();
  }
});

it('when someone calls with a token that is refused', async () => {
  const bot = await startBot({
    ...{
      MicrosoftAppId: appId,
      MicrosoftAppTenantId: appId,
      TENANT_IDS: appId,
      MicrosoftAppType: 'SingleTenant',
    },
  });
  const body = {
    type: 'message',
    serviceUrl: 'https://smba.trafficmanager.net/teams/',
    text: `Bearer ${jwt}`,
  };
  const response = await fetch(`${bot.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${jwt}` },
    body: JSON.stringify({ ...body, from: { id: 'a' }, recipient: { id: 'b' }, conversation: { id: 'c' } }),
  });
  expect(response.status).toBeGreaterThanOrEqual(400);
  await postActivity(bot.url, `{"${cosmosKey}": ${password}`);
  expectNoSecret(bot.output() + (await response.text()));
});

it.each([
  [
    'an error that nobody catches',
    'throw Object.assign(new Error(said), { headers: { authorization: said } })',
  ],
  [
    'a promise that nobody looks after',
    'void Promise.reject(Object.assign(new Error(said), { config: said }))',
  ],
  ['something thrown that is no error', 'throw said'],
])('when the program ends by %s', async (_what, fault) => {
  const preload = join(folder, 'fault.cjs');
  const said =
    '[process.env.COSMOS_KEY, process.env.MicrosoftAppPassword, `Bearer ${process.env.JWT}`].join(" ")';
  writeFileSync(preload, `process.on('SIGUSR2', () => { const said = ${said}; ${fault}; });`);
  const bot = await startBot({ JWT: jwt }, preload);
  expect(await bot.kill('SIGUSR2')).toBe(1);
  expect(bot.output()).toContain('[hidden]');
  expectNoSecret(bot.output());
});
