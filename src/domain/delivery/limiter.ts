import { epochMs, type Instant } from '../calendar/instant';

/** At most so many within so many seconds. */
export interface Ceiling {
  count: number;
  seconds: number;
}

/** When things were done, as far back as the longest ceiling looks. */
class Window {
  #times: number[] = [];

  constructor(readonly ceilings: readonly Ceiling[]) {}

  /** How long until one more fits under every ceiling. */
  waitMs(nowMs: number): number {
    this.#forget(nowMs);
    const waits = this.ceilings.map(({ count, seconds }) => {
      const nth = this.#times.at(-count);
      return nth === undefined ? 0 : nth + seconds * 1000 - nowMs;
    });
    return Math.max(0, ...waits);
  }

  note(nowMs: number): void {
    this.#times.push(nowMs);
  }

  isIdle(nowMs: number): boolean {
    this.#forget(nowMs);
    return this.#times.length === 0;
  }

  #forget(nowMs: number): void {
    const longest = Math.max(0, ...this.ceilings.map(({ seconds }) => seconds)) * 1000;
    // A clock that was set back must not leave us waiting for what it said before.
    this.#times = this.#times.filter((time) => time <= nowMs && nowMs - time < longest);
  }
}

const sweepEvery = 1000;

/**
 * Keeps one instance under Teams' ceilings, for the whole app and for each conversation. Sliding windows
 * over the caller's clock: no timer of its own, so that it can be tried under a virtual one.
 */
export class Limiter {
  readonly #app: Window;
  readonly #conversations = new Map<string, Window>();
  #taken = 0;

  constructor(
    app: readonly Ceiling[],
    readonly conversation: readonly Ceiling[],
  ) {
    this.#app = new Window(app);
  }

  /**
   * Takes a place for one send.
   * @returns 0 when it is taken, else the milliseconds after which to ask again
   */
  take(conversationId: string, now: Instant): number {
    const nowMs = epochMs(now);
    const own = this.#conversations.get(conversationId) ?? new Window(this.conversation);
    const waitMs = Math.max(this.#app.waitMs(nowMs), own.waitMs(nowMs));
    if (waitMs > 0) return waitMs;
    this.#app.note(nowMs);
    own.note(nowMs);
    this.#conversations.set(conversationId, own);
    this.#taken += 1;
    if (this.#taken % sweepEvery === 0) this.#sweep(nowMs);
    return 0;
  }

  #sweep(nowMs: number): void {
    for (const [id, window] of this.#conversations) if (window.isIdle(nowMs)) this.#conversations.delete(id);
  }
}
