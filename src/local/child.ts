import { fork, type ChildProcess, type StdioOptions } from 'node:child_process';
import { join } from 'node:path';

const graceMs = 8_000;

export interface ChildOptions {
  args?: readonly string[];
  env: NodeJS.ProcessEnv;
  preload?: readonly string[];
  stdio: StdioOptions;
}

/** A program that runs beside this one, and never outlives it. */
export class Child {
  readonly process: ChildProcess;
  /** Resolves when it is gone, with its exit code or the signal that ended it. */
  readonly ended: Promise<string>;
  readonly #gone = new AbortController();

  constructor(script: string, options: ChildOptions) {
    const preload = [join(__dirname, 'follow-parent.js'), ...(options.preload ?? [])];
    this.process = fork(script, options.args ?? [], {
      env: options.env,
      execArgv: preload.flatMap((file) => ['--require', file]),
      stdio: options.stdio,
      // Its own group, so that Ctrl+C reaches the parent alone, which then stops each in order.
      detached: process.platform !== 'win32',
    });
    this.ended = new Promise((resolve) => {
      this.process.once('error', (error) => {
        resolve(error.message);
      });
      this.process.once('exit', (code, signal) => {
        resolve(signal ?? `kode ${code ?? 0}`);
      });
    });
    void this.ended.then(() => {
      this.#gone.abort();
    });
  }

  get gone(): AbortSignal {
    return this.#gone.signal;
  }

  async stop(): Promise<void> {
    if (this.gone.aborted) return;
    this.process.kill('SIGTERM');
    const force = setTimeout(() => this.process.kill('SIGKILL'), graceMs);
    await this.ended;
    clearTimeout(force);
  }
}
