import { dayOf, mondayOf } from './copenhagen';
import { epochMs, type Day, type Instant } from './instant';

/** From `start` up to, and without, `end`. */
export interface Interval {
  start: Instant;
  end: Instant;
}

/** Whether two share any time; one may begin when another ends. */
export function overlap(a: Interval, b: Interval): boolean {
  return a.start < b.end && b.start < a.end;
}

export function minutesOf({ start, end }: Interval): number {
  return (epochMs(end) - epochMs(start)) / 60_000;
}

/** What a week holds. */
export interface Load {
  meetings: number;
  minutes: number;
}

const nothing: Load = { meetings: 0, minutes: 0 };

function plus(a: Load, b: Load): Load {
  return { meetings: a.meetings + b.meetings, minutes: a.minutes + b.minutes };
}

interface Pages {
  days: Map<Day, Interval[]>;
  /** By the Monday of the week. */
  weeks: Map<Day, Load>;
}

/**
 * When people are taken. Kept by day and by week, so that a question costs what that day or week holds, not
 * the whole year.
 */
export class Diary {
  readonly #pages = new Map<string, Pages>();

  /** @param interval within one Danish day */
  book(personIds: readonly string[], interval: Interval): void {
    const day = dayOf(interval.start);
    const { start, end } = interval;
    for (const personId of personIds) {
      const { days, weeks } = this.#pagesOf(personId);
      const taken = days.get(day);
      if (taken) taken.push({ start, end });
      else days.set(day, [{ start, end }]);
      const monday = mondayOf(day);
      weeks.set(monday, plus(weeks.get(monday) ?? nothing, { meetings: 1, minutes: minutesOf(interval) }));
    }
  }

  /** Takes a booking back; nothing happens to who has none at that time. */
  unbook(personIds: readonly string[], interval: Interval): void {
    const day = dayOf(interval.start);
    for (const personId of personIds) {
      const { days, weeks } = this.#pagesOf(personId);
      const taken = days.get(day) ?? [];
      const index = taken.findIndex(({ start, end }) => start === interval.start && end === interval.end);
      if (index < 0) continue;
      taken.splice(index, 1);
      const monday = mondayOf(day);
      weeks.set(monday, plus(weeks.get(monday) ?? nothing, { meetings: -1, minutes: -minutesOf(interval) }));
    }
  }

  /** Whether all of them are free all the time. One meeting may begin when another ends. */
  isFree(personIds: readonly string[], interval: Interval): boolean {
    const day = dayOf(interval.start);
    return personIds.every((personId) => !this.on(personId, day).some((other) => overlap(other, interval)));
  }

  /** What a person has on a day, in the order of booking. */
  on(personId: string, day: Day): readonly Interval[] {
    return this.#pages.get(personId)?.days.get(day) ?? [];
  }

  /** What a person has in a week. @param monday the first day of the week */
  inWeek(personId: string, monday: Day): Load {
    return this.#pages.get(personId)?.weeks.get(monday) ?? nothing;
  }

  /** What a person has in the weeks from that of one day to that of another. */
  between(personId: string, from: Day, to: Day): Load {
    let load = nothing;
    const weeks = this.#pages.get(personId)?.weeks ?? new Map<Day, Load>();
    for (const [monday, own] of weeks) if (mondayOf(from) <= monday && monday <= to) load = plus(load, own);
    return load;
  }

  /** The weeks in which a person has something, by their Mondays. */
  weeksOf(personId: string): [Day, Load][] {
    return [...(this.#pages.get(personId)?.weeks ?? [])].filter(([, { meetings }]) => meetings > 0);
  }

  #pagesOf(personId: string): Pages {
    const pages = this.#pages.get(personId) ?? { days: new Map(), weeks: new Map() };
    this.#pages.set(personId, pages);
    return pages;
  }
}
