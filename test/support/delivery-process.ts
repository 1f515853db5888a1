import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { until } from './playground-chat';

const entry = join(__dirname, '..', '..', 'dist', 'test', 'support', 'delivery-main.js');

const startsWithinMs = 90_000;

/** A process that delivers, which can be killed and started again; each start is another instance. */
export class DeliveryProcess {
  #child: ChildProcess | undefined;
  #output = '';
  #instance = '';

  constructor(
    readonly env: Readonly<Record<string, string>>,
    readonly clockAheadMs: number,
  ) {}

  /** Its name in leases. */
  get instance(): string {
    return this.#instance;
  }

  /** All that it has printed, over every start. */
  get output(): string {
    return this.#output;
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [entry, `--clock-ahead-ms=${this.clockAheadMs}`], {
      env: { ...process.env, ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        this.#output += chunk.toString();
      });
    this.#instance = await until(
      () => {
        if (child.exitCode !== null) throw new Error(`It ended while it started:\n${said}`);
        return /^instance (\S+)$/m.exec(said)?.[1];
      },
      () => `It did not start:\n${said}`,
      startsWithinMs,
    );
  }

  /** Ends it and waits until it is gone. @returns its exit code; null when the signal ended it */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
    return child.exitCode;
  }
}
