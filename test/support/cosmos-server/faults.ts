/** A request as the log and the faults see it. */
export interface SeenRequest {
  method: string;
  url: string;
  /** `query`, `batch`, or the method for a single document; `meta` for all else (databases, query plans). */
  kind: 'query' | 'batch' | 'document' | 'meta';
}

export interface FaultOptions {
  /** How many requests it strikes; 1 unless told. */
  times?: number;
  /** Which requests; unless told, all on documents. */
  when?: (request: SeenRequest) => boolean;
}

export type FaultEffect =
  | { kind: 'answer'; status: number; headers: Record<string, string> }
  /** The request is never answered. */
  | { kind: 'hang' }
  /** The request is done, but the connection breaks before the answer. */
  | { kind: 'lose-answer' };

/** What goes wrong next, so that a test can show what the bot makes of it. */
export class Faults {
  readonly #waiting: { effect: FaultEffect; left: number; when: (request: SeenRequest) => boolean }[] = [];

  answer(status: number, options: FaultOptions & { retryAfterMs?: number } = {}): void {
    const headers =
      options.retryAfterMs === undefined ? {} : { 'x-ms-retry-after-ms': String(options.retryAfterMs) };
    this.#add({ kind: 'answer', status, headers }, options);
  }

  throttle(times: number, retryAfterMs = 1): void {
    this.answer(429, { times, retryAfterMs });
  }

  hang(options: FaultOptions = {}): void {
    this.#add({ kind: 'hang' }, options);
  }

  loseAnswer(options: FaultOptions = {}): void {
    this.#add({ kind: 'lose-answer' }, options);
  }

  clear(): void {
    this.#waiting.length = 0;
  }

  /** The effect on this request; counts it. */
  strike(request: SeenRequest): FaultEffect | undefined {
    const index = this.#waiting.findIndex(({ when }) => when(request));
    const fault = this.#waiting[index];
    if (!fault) return undefined;
    fault.left -= 1;
    if (fault.left <= 0) this.#waiting.splice(index, 1);
    return fault.effect;
  }

  #add(effect: FaultEffect, { times = 1, when = (request) => request.kind !== 'meta' }: FaultOptions): void {
    this.#waiting.push({ effect, left: times, when });
  }
}
