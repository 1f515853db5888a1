import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import type { Latency } from './measures';
import type { Told } from './soak-person';

function latencyOf(histogram: RecordableHistogram): Latency {
  const ms = (microseconds: number): number => microseconds / 1000;
  return {
    p50Ms: ms(histogram.percentile(50)),
    p95Ms: ms(histogram.percentile(95)),
    p99Ms: ms(histogram.percentile(99)),
    maxMs: ms(histogram.max),
  };
}

function count(in_: Map<string, number>, what: string): void {
  in_.set(what, (in_.get(what) ?? 0) + 1);
}

/** Counts what came of the turns of a run, all of them and those of the span that is under way. */
export class Tally {
  readonly #whole = createHistogram();
  #span = createHistogram();
  #spanErrors = 0;
  #refusedRightly = 0;
  readonly #errors = new Map<string, number>();
  readonly #refused = new Map<string, number>();
  readonly #done = new Map<string, number>();

  /** @param failing the store is made to fail, so that being told so is right */
  constructor(readonly failing: boolean) {}

  answered(latencyMs: number): void {
    const microseconds = Math.max(1, Math.round(latencyMs * 1000));
    this.#whole.record(microseconds);
    this.#span.record(microseconds);
  }

  error(what: string): void {
    count(this.#errors, what);
    this.#spanErrors += 1;
  }

  told({ what, status, refusal, isForbidden }: Told): void {
    count(this.#done, what);
    const isStore = refusal?.startsWith('store/') ?? false;
    if (status >= 400) this.error(`status ${status}`);
    else if (refusal === 'bot/failed' || (isStore && !this.failing)) this.error(`${refusal}, ${what}`);
    else if (refusal !== undefined) count(this.#refused, refusal);
    if (!isForbidden) return;
    if (refusal === undefined) this.error('let through what is forbidden');
    else if (!isStore) this.#refusedRightly += 1;
  }

  /** What the span that ends now has counted; the next begins. */
  endSpan(): { turns: number; errors: number; latency: Latency } {
    const ended = { turns: this.#span.count, errors: this.#spanErrors, latency: latencyOf(this.#span) };
    this.#span = createHistogram();
    this.#spanErrors = 0;
    return ended;
  }

  whole() {
    return {
      turns: this.#whole.count,
      latency: latencyOf(this.#whole),
      errors: Object.fromEntries(this.#errors),
      refused: Object.fromEntries(this.#refused),
      refusedRightly: this.#refusedRightly,
      done: Object.fromEntries([...this.#done].sort(([, a], [, b]) => b - a)),
    };
  }
}
