import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ApiChat } from './playground-api';
import { findBrowser } from './browser';
import { BrowserChat } from './playground-browser';
import { until, type Chat } from './playground-chat';

const root = join(__dirname, '..', '..');
const settings = '.m365agentsplayground.yml';
const startsWithinMs = 20_000;

/** Microsoft's Agents Playground, started for one test. */
export interface Playground {
  readonly url: string;
  /** The person at the screen, and the personal chat with the bot. */
  readonly userId: string;
  readonly conversationId: string;
  /** What the Playground wrote of itself, for when a test fails. */
  log(): string;
  stop(): Promise<void>;
}

interface Told {
  config: { currentUser: { id: string }; personalChat: { id: string } };
}

function program(): string {
  const file = require.resolve('@microsoft/m365agentsplayground/package.json');
  const { bin } = JSON.parse(readFileSync(file, 'utf8')) as { bin: { agentsplayground: string } };
  return join(dirname(file), bin.agentsplayground);
}

/** The port it says it got: it takes another one, in silence, when the one it was given is taken. */
async function portOf(child: ChildProcess, log: () => string): Promise<number> {
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const problem = (): string => `The Playground did not start:\n${said}\n${log()}`;
  return until(
    () => {
      if (child.exitCode !== null) throw new Error(problem());
      const port = /Listening on (\d+)/.exec(said)?.[1];
      return port === undefined ? undefined : Number(port);
    },
    problem,
    startsWithinMs,
  );
}

/**
 * Starts the Playground beside a bot, in a directory of its own.
 * @param endpoint the bot's address, with `/api/messages`
 * @param settingsFile who the people are; the project's own when absent
 */
export async function startPlayground(
  endpoint: string,
  settingsFile = join(root, settings),
): Promise<Playground> {
  const directory = mkdtempSync(join(tmpdir(), 'playground-'));
  cpSync(settingsFile, join(directory, settings));
  const logFile = join(directory, 'playground.log');
  const log = (): string => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '');
  const args = ['start', '-e', endpoint, '-c', 'msteams', '-p', '0', '--disable-telemetry'];
  const child = spawn(process.execPath, [program(), ...args], {
    cwd: directory,
    env: {
      ...process.env,
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_LOGFILE: logFile,
      NO_PROXY: 'localhost,127.0.0.1',
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    const url = `http://localhost:${await portOf(child, log)}`;
    const told = await until(
      () =>
        fetch(`${url}/_internal/v1/testConfig`).then(
          async (response) => (await response.json()) as Told,
          () => undefined,
        ),
      () => `The Playground does not answer on ${url}:\n${log()}`,
      startsWithinMs,
    );
    const { currentUser, personalChat } = told.config;
    return { url, userId: currentUser.id, conversationId: personalChat.id, log, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Opens the chat in a real browser where there is one, else over the Playground's own API, saying so. */
export async function openChat(playground: Playground): Promise<Chat> {
  if (findBrowser() !== undefined) return BrowserChat.open(playground);
  console.warn('No chromium on this machine: driving the Playground over its API, without a screen.');
  return ApiChat.open(playground);
}
