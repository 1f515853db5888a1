import { epochMs, type Instant } from '../calendar/instant';

/** At most so many within so many seconds. */
export interface Ceiling {
  count: number;
  seconds: number;
}

/** When things were done, as far back as the longest ceiling looks. */
class Window {
  #times: number[] = [];
  #rest = { sinceMs: 0, untilMs: 0 };

  constructor(readonly ceilings: readonly Ceiling[]) {}

  /** How long until one more fits under every ceiling. */
  waitMs(nowMs: number): number {
    this.#forget(nowMs);
    const waits = this.ceilings.map(({ count, seconds }) => {
      const nth = this.#times.at(-count);
      return nth === undefined ? 0 : nth + seconds * 1000 - nowMs;
    });
    return Math.max(0, this.#restMs(nowMs), ...waits);
  }

  note(nowMs: number): void {
    this.#times.push(nowMs);
  }

  rest(nowMs: number, ms: number): void {
    this.#rest = { sinceMs: nowMs, untilMs: nowMs + ms };
  }

  isIdle(nowMs: number): boolean {
    this.#forget(nowMs);
    return this.#times.length === 0 && this.#restMs(nowMs) === 0;
  }

  #restMs(nowMs: number): number {
    const { sinceMs, untilMs } = this.#rest;
    return nowMs < sinceMs ? 0 : Math.max(0, untilMs - nowMs);
  }

  /**
   * What lies ahead was done before the clock was set back, at least this moment: so it counts as done now.
   * The ceilings hold all the same, and nobody waits longer than a ceiling looks back.
   */
  #forget(nowMs: number): void {
    const longest = Math.max(0, ...this.ceilings.map(({ seconds }) => seconds)) * 1000;
    this.#times = this.#times.map((time) => Math.min(time, nowMs)).filter((time) => nowMs - time < longest);
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

  /** @returns the milliseconds until a call could be made; 0 for now */
  waitMs(conversationId: string, now: Instant): number {
    const nowMs = epochMs(now);
    return Math.max(this.#app.waitMs(nowMs), this.#conversations.get(conversationId)?.waitMs(nowMs) ?? 0);
  }

  /**
   * Takes a place for one call.
   * @returns 0 when it is taken, else the milliseconds after which to ask again
   */
  take(conversationId: string, now: Instant): number {
    const waitMs = this.waitMs(conversationId, now);
    if (waitMs > 0) return waitMs;
    const nowMs = epochMs(now);
    this.#app.note(nowMs);
    this.#windowOf(conversationId).note(nowMs);
    this.#taken += 1;
    if (this.#taken % sweepEvery === 0) this.#sweep(nowMs);
    return 0;
  }

  /** Teams has asked to be left alone with this conversation for a while. */
  rest(conversationId: string, now: Instant, ms: number): void {
    this.#windowOf(conversationId).rest(epochMs(now), ms);
  }

  #windowOf(conversationId: string): Window {
    const known = this.#conversations.get(conversationId);
    if (known) return known;
    const opened = new Window(this.conversation);
    this.#conversations.set(conversationId, opened);
    return opened;
  }

  #sweep(nowMs: number): void {
    for (const [id, window] of this.#conversations) if (window.isIdle(nowMs)) this.#conversations.delete(id);
  }
}
