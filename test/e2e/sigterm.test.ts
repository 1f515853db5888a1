import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BotProcess } from '../support/bot-process';
import { person } from '../support/bot-client';
import { fakeConnector, type FakeConnector } from '../support/fake-connector';
import { aadOf } from '../teams/bot';

/** The program itself, asked to stop while Teams is slow: what is under way is finished, and nothing else is begun. */

jest.setTimeout(90_000);
const slowMs = 1_500;

let folder: string;
let connector: FakeConnector;
let bot: BotProcess;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sigterm-'));
  connector = await fakeConnector();
  const env = { SQLITE_FILE: join(folder, 'bot.sqlite'), PLAYGROUND: 'off', LOG_LEVEL: 'warn' };
  bot = await BotProcess.start(env);
});
afterEach(async () => {
  await bot.kill();
  await connector.close();
  rmSync(folder, { recursive: true });
});

const mette = () => person({ url: bot.url, connector, name: 'Mette Skov', aadObjectId: aadOf('Mette Skov') });

/** Says it, and resolves when the bot has begun to answer; the answer takes its time. */
async function beginToSay(text: string): Promise<{ answer: ReturnType<ReturnType<typeof mette>['say']> }> {
  const begun = new Promise<void>((resolve) => {
    connector.decide(() => {
      resolve();
      return { afterMs: slowMs };
    });
  });
  const answer = mette().say(text);
  await begun;
  return { answer };
}

it('answers and keeps what was under way, takes nothing new, and ends well', async () => {
  const { answer } = await beginToSay('english');
  const ended = bot.kill('SIGTERM');
  const refused = async (): Promise<boolean> =>
    fetch(`${bot.url}/healthz`).then(
      (response) => response.status === 503,
      () => true,
    );
  while (!(await refused())) expect(bot.isRunning).toBe(true);
  expect(bot.isRunning).toBe(true);

  const { status, card } = await answer;
  expect([status, card.text]).toEqual([200, expect.stringContaining('English')]);
  await ended;
  expect(bot.exitCode).toBe(0);

  connector.decide(() => ({}));
  await bot.restart();
  expect((await mette().say('hjælp')).card.title).toBe('Hello Mette');
});

it('is not kept by who never ends a call, nor by who says nothing', async () => {
  const half = connect(bot.port, '127.0.0.1');
  half.write('POST /api/messages HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{');
  const silent = connect(bot.port, '127.0.0.1');
  const hungUp = [half, silent].map(
    (socket) => new Promise((resolve) => socket.resume().on('error', resolve).once('close', resolve)),
  );
  await fetch(`${bot.url}/healthz`);
  await bot.kill('SIGTERM');
  await Promise.all(hungUp);
  expect(bot.exitCode).toBe(0);
});
