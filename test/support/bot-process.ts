import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { until } from './playground-chat';

const root = join(__dirname, '..', '..');
const readyWithinMs = 30_000;

export interface BotOptions {
  /** The same after each restart; any free one when absent. */
  port?: number;
  /** The built program; `npm run build` comes first. */
  entry?: string;
  /** What the entry is given. */
  args?: readonly string[];
  nodeArgs?: readonly string[];
  /** It answers what it is asked (`ask`), by messages. */
  isAskable?: boolean;
  cwd?: string;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The built bot as a program of its own, which can be killed and started again. */
export class BotProcess {
  #child: ChildProcess | undefined;
  #ended: Promise<void> = Promise.resolve();
  #output = '';

  private constructor(
    readonly port: number,
    readonly env: NodeJS.ProcessEnv,
    readonly options: BotOptions,
  ) {}

  /** Starts the bot and waits until it is ready. */
  static async start(env: Record<string, string> = {}, options: BotOptions = {}): Promise<BotProcess> {
    const port = options.port ?? (await freePort());
    const bot = new BotProcess(port, { ...process.env, ...env, PORT: String(port) }, options);
    await bot.restart();
    return bot;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get endpoint(): string {
    return `${this.url}/api/messages`;
  }

  /** All that it has printed, over every start. */
  output(): string {
    return this.#output;
  }

  get isRunning(): boolean {
    return this.#child?.exitCode === null && this.#child.signalCode === null;
  }

  /** What it ended with; null while it runs, and when it was killed. */
  get exitCode(): number | null {
    return this.#child?.exitCode ?? null;
  }

  /** Starts it, on the same port and with the same environment, and waits until it is ready. */
  async restart(): Promise<void> {
    await this.kill();
    const entry = this.options.entry ?? join(root, 'dist', 'src', 'main.js');
    const { nodeArgs = [], args = [], cwd = root, isAskable = false } = this.options;
    const child = spawn(process.execPath, [...nodeArgs, entry, ...args], {
      cwd,
      env: this.env,
      stdio: ['ignore', 'pipe', 'pipe', ...(isAskable ? (['ipc'] as const) : [])],
    });
    this.#child = child;
    this.#ended = new Promise((resolve) => {
      child.once('exit', () => {
        resolve();
      });
    });
    const keep = (chunk: Buffer): void => {
      this.#output += chunk.toString();
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    await this.#ready();
  }

  async #ready(): Promise<void> {
    await until(
      async () => {
        if (!this.isRunning) throw new Error(`The bot ended while it started:\n${this.#output}`);
        return fetch(`${this.url}/readyz`).then(
          (response) => response.ok || undefined,
          () => undefined,
        );
      },
      () => `The bot did not get ready:\n${this.#output}`,
      readyWithinMs,
    );
  }

  /** Asks it something that it answers with one message. */
  ask(question: string): Promise<unknown> {
    const child = this.#child;
    if (!child?.connected) return Promise.reject(new Error('The bot is not to be asked'));
    return new Promise((resolve, reject) => {
      child.once('message', resolve);
      child.send(question, (error) => {
        if (error) reject(error);
      });
    });
  }

  /**
   * Ends it and waits until it is gone: at once, or with SIGTERM as a platform would.
   * @returns its exit code; null when the signal ended it
   */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    if (this.isRunning) this.#child?.kill(signal);
    await this.#ended;
    return this.#child?.exitCode ?? null;
  }
}
