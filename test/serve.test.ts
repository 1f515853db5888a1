import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { BotProcess } from './support/bot-process';

/** Which addresses of this machine the program listens on. */

jest.setTimeout(60_000);

const guid = '11111111-1111-4111-8111-111111111111';
const registered = {
  ...{ MicrosoftAppId: guid, MicrosoftAppTenantId: guid, TENANT_IDS: guid },
  ...{ MicrosoftAppType: 'SingleTenant', MicrosoftAppPassword: 'not-used-here' },
};

/** Of this machine, and not the one that the loopback has everywhere. */
const another =
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.2';

function isOpen(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}

let folder: string;
let bot: BotProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'serve-'));
});
afterEach(async () => {
  await bot?.kill();
  rmSync(folder, { recursive: true });
});

it.each<[string, Record<string, string>, boolean]>([
  ['without an app id: the loopback address alone', { DEMO: 'off', PLAYGROUND: 'off' }, false],
  ['with one: all', registered, true],
])('%s', async (_what, settings, isToAll) => {
  bot = await BotProcess.start({ ...settings, SQLITE_FILE: join(folder, 'bot.sqlite') });
  expect([await isOpen('127.0.0.1', bot.port), await isOpen(another, bot.port)]).toEqual([true, isToAll]);
});
