import { at, dayOf, plusDays, timeOf } from '../calendar/copenhagen';
import type { Interval } from '../calendar/diary';
import { epochMs, plusMs } from '../calendar/instant';
import type { RuleSet } from '../rulesets/rule-set';

const most = 3;
/** Farther from the wish nobody looks for what they wished. */
const reachDays = 21;

/** 0, 1, −1, 2, −2 … days from the wish. */
function* distances(): Generator<number> {
  yield 0;
  for (let days = 1; days <= reachDays; days += 1) {
    yield days;
    yield -days;
  }
}

/**
 * Up to three times near a wish that nothing speaks against: one a day, the nearest days, and on each the
 * hour nearest to the wished one.
 * @param isGood whether nothing speaks against a time
 * @returns as long as the wish, in order of time
 */
export function suggestTimes(
  wish: Interval,
  isGood: (time: Interval) => boolean,
  { meetingTimes }: Pick<RuleSet, 'meetingTimes'>,
): Interval[] {
  const lengthMs = epochMs(wish.end) - epochMs(wish.start);
  const hour = timeOf(wish.start);
  const offMs = (time: Interval, wished: Interval): number =>
    Math.abs(epochMs(time.start) - epochMs(wished.start));
  const found: Interval[] = [];
  for (const days of distances()) {
    const day = plusDays(dayOf(wish.start), days);
    const on = (time: string): Interval => {
      const start = at(day, time);
      return { start, end: plusMs(start, lengthMs) };
    };
    const wished = on(hour);
    const nearest = [wished, ...meetingTimes.map(on)]
      .sort((a, b) => offMs(a, wished) - offMs(b, wished))
      .find(isGood);
    if (nearest) found.push(nearest);
    if (found.length === most) break;
  }
  return found.sort((a, b) => (a.start < b.start ? -1 : 1));
}
