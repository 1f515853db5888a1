import { dayOf } from './copenhagen';
import type { Day, Instant } from './instant';

/** From `start` up to, and without, `end`. */
export interface Interval {
  start: Instant;
  end: Instant;
}

/** When people are taken. Kept by day, so that a question costs what that day holds, not the whole year. */
export class Diary {
  readonly #taken = new Map<string, Map<Day, Interval[]>>();

  /** @param interval within one Danish day */
  book(personIds: readonly string[], interval: Interval): void {
    const day = dayOf(interval.start);
    for (const personId of personIds) {
      const days = this.#taken.get(personId) ?? new Map<Day, Interval[]>();
      days.set(day, [...(days.get(day) ?? []), interval]);
      this.#taken.set(personId, days);
    }
  }

  /** Whether all of them are free all the time. One meeting may begin when another ends. */
  isFree(personIds: readonly string[], { start, end }: Interval): boolean {
    const day = dayOf(start);
    return personIds.every((personId) =>
      (this.#taken.get(personId)?.get(day) ?? []).every((other) => other.end <= start || end <= other.start),
    );
  }
}
