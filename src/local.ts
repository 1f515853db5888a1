import { join, relative } from 'node:path';
import { ConfigError, environment, readConfig, type Config } from './config';
import { Child } from './local/child';
import { whenLauncherGoes } from './local/launcher';
import { findPlayground, hasDesktop, startPlayground, withoutProxyAtHome } from './local/playground';
import { answers, chosenPort, isFree } from './local/ports';
import { botOnly, say, welcome, words } from './local/words';

/** `npm start`: the bot and, on one's own machine, a chat window to try it in. Node's own tools only. */

const root = join(__dirname, '..', '..');
const log = join(root, '.data', 'playground.log');
const readyWithinMs = 60_000;
const playgroundWithinMs = 30_000;

/** One line for the person at the keyboard; there is nothing else to say. */
class Problem extends Error {}

const running: Child[] = [];
let isStopping = false;

async function stop(exitCode: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  // The window first: it would only complain that the bot is gone.
  for (const child of running.reverse()) await child.stop();
  process.exitCode = exitCode;
}

function print(lines: readonly string[], values: Record<string, string | number>): void {
  for (const line of lines) console.log(say(line, values));
}

async function startBot(port: number): Promise<Child> {
  const env = withoutProxyAtHome({ ...environment(), PORT: String(port) });
  const bot = new Child(join(__dirname, 'main.js'), { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  running.push(bot);
  void bot.ended.then(async (how) => {
    if (isStopping) return;
    console.error(say(words.botEnded, { how }));
    await stop(1);
  });
  const address = `http://127.0.0.1:${port}/readyz`;
  const isReady = await answers(address, { withinMs: readyWithinMs, until: bot.gone });
  if (!isReady && !bot.gone.aborted) {
    throw new Problem(say(words.botNotReady, { address, seconds: readyWithinMs / 1000 }));
  }
  return bot;
}

async function openPlayground(port: number, bot: string): Promise<void> {
  const values = { address: bot, log: relative(process.cwd(), log), next: port + 1 };
  const script = findPlayground();
  if (script === undefined) {
    console.error(say(words.playgroundMissing, values));
    return;
  }
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  const env = environment();
  const opensBrowser = hasDesktop(env, isTerminal);
  const endpoint = `${bot}/api/messages`;
  const window = startPlayground({ script, root, log, port, endpoint, env, opensBrowser });
  running.push(window);
  const address = `http://127.0.0.1:${port}/_internal/v1/testConfig`;
  const isUp = await answers(address, { withinMs: playgroundWithinMs, until: window.gone });
  if (isStopping) return;
  if (!isUp) {
    console.error(say(words.playgroundFailed, values));
    await window.stop();
    return;
  }
  print(welcome, { address: `http://localhost:${port}` });
  void window.ended.then((how) => {
    if (!isStopping) console.error(say(words.playgroundEnded, { ...values, how }));
  });
}

async function run(config: Config): Promise<void> {
  const port = await chosenPort(config.port);
  if (!(await isFree(port))) throw new Problem(say(words.botPortTaken, { port, next: port + 1 }));
  const playground = config.playground === 'off' ? 'off' : await chosenPort(config.playground);
  if (playground !== 'off' && !(await isFree(playground))) {
    throw new Problem(say(words.playgroundPortTaken, { port: playground, next: playground + 1 }));
  }
  const bot = await startBot(port);
  if (isStopping || bot.gone.aborted) return;
  const address = `http://127.0.0.1:${port}`;
  if (playground === 'off') print(botOnly, { address });
  else await openPlayground(playground, address);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (!isStopping) console.log(words.stopping);
    void stop(0);
  });
}

whenLauncherGoes(environment(), () => void stop(0));

async function main(): Promise<void> {
  try {
    await run(readConfig(environment()));
  } catch (error) {
    if (!(error instanceof Problem || error instanceof ConfigError)) throw error;
    console.error(error.message);
    await stop(1);
  }
}

void main();
