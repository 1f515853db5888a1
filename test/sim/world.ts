import { createHash } from 'node:crypto';
import type { Instant } from '../../src/domain/calendar/instant';
import { Heap } from './heap';

interface Event {
  atMs: number;
  order: number;
  run: () => void;
}

function isBefore(a: Event, b: Event): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
}

/** What happened, line by line: its hash tells whether two runs were the same, its end what led to a failure. */
export class History {
  readonly #hash = createHash('sha256');
  readonly #last: string[] = [];
  lines = 0;

  constructor(readonly kept = 40) {}

  note(line: string): void {
    this.#hash.update(`${line}\n`);
    this.lines += 1;
    this.#last.push(line);
    if (this.#last.length > this.kept) this.#last.shift();
  }

  get last(): readonly string[] {
    return this.#last;
  }

  /** Of all lines so far; call it once, at the end. */
  digest(): string {
    return this.#hash.digest('hex').slice(0, 16);
  }
}

/** Lets everything that waits for nothing but its turn run to where it waits for time. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Virtual time. Nothing waits for the machine's clock: time goes from event to event. */
export class World {
  readonly history = new History();
  /** More events than any run has: something goes round and round. */
  readonly mostEvents = 30_000_000;
  readonly #agenda = new Heap(isBefore);
  #nowMs: number;
  #order = 0;
  #events = 0;

  constructor(start: Instant) {
    this.#nowMs = Date.parse(start);
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  now(): Instant {
    return new Date(this.#nowMs).toISOString();
  }

  note(line: string): void {
    this.history.note(`${this.now()} ${line}`);
  }

  at(atMs: number, run: () => void): void {
    this.#agenda.add({ atMs: Math.max(atMs, this.#nowMs), order: (this.#order += 1), run });
  }

  after(ms: number, run: () => void): void {
    this.at(this.#nowMs + ms, run);
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.after(ms, resolve);
    });
  }

  /** Runs all that happens until then, that moment included. */
  async runUntil(end: Instant): Promise<void> {
    const endMs = Date.parse(end);
    await settled();
    for (;;) {
      const next = this.#agenda.least;
      if (!next || next.atMs > endMs) break;
      this.#agenda.take();
      if ((this.#events += 1) > this.mostEvents) throw new Error(`It does not come to rest at ${this.now()}`);
      this.#nowMs = next.atMs;
      next.run();
      await settled();
    }
    this.#nowMs = endMs;
  }
}
