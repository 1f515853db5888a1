import { at, dayOf, isWorkday, timeOf } from '../../../src/domain/calendar/copenhagen';
import type { Interval } from '../../../src/domain/calendar/diary';
import { epochMs } from '../../../src/domain/calendar/instant';
import { suggestTimes } from '../../../src/domain/meeting/suggest-times';
import { ruleSet } from '../../../src/domain/rulesets/rule-set';

/** Up to three times near a wish that nothing speaks against. */

const rules = ruleSet();
const saturday = { start: at('2026-05-02', '10:00'), end: at('2026-05-02', '12:00') };
const onWorkdays = ({ start }: Interval): boolean => isWorkday(dayOf(start), rules);
const shown = (times: Interval[]): string[] => times.map(({ start }) => `${dayOf(start)} ${timeOf(start)}`);

it('takes the nearest days at the wished hour, in order of time', () => {
  expect(shown(suggestTimes(saturday, onWorkdays, rules))).toEqual([
    ...['2026-04-30 10:00', '2026-05-01 10:00', '2026-05-04 10:00'],
  ]);
});

it('takes the nearest of the usual hours where the wished one is taken', () => {
  const notAtTen = (time: Interval): boolean => onWorkdays(time) && timeOf(time.start) !== '10:00';
  expect(shown(suggestTimes(saturday, notAtTen, rules))).toEqual([
    ...['2026-04-30 10:30', '2026-05-01 10:30', '2026-05-04 10:30'],
  ]);
});

it('suggests the wished day first, at another hour', () => {
  const wednesday = { start: at('2026-05-06', '10:00'), end: at('2026-05-06', '12:00') };
  const isGood = (time: Interval): boolean => onWorkdays(time) && time.start !== wednesday.start;
  expect(shown(suggestTimes(wednesday, isGood, rules))[1]).toBe('2026-05-06 10:30');
});

it('keeps the length and the hour on both sides of a change of the clocks', () => {
  const beforeChange = { start: at('2026-03-28', '10:00'), end: at('2026-03-28', '11:00') };
  const found = suggestTimes(beforeChange, onWorkdays, rules);
  expect(found.map(({ start, end }) => epochMs(end) - epochMs(start))).toEqual([
    3_600_000, 3_600_000, 3_600_000,
  ]);
  expect(found.map(({ start }) => timeOf(start))).toEqual(['10:00', '10:00', '10:00']);
});

it('finds none where there is none within three weeks', () => {
  const farOff = ({ start }: Interval): boolean => start > at('2026-05-24', '00:00');
  expect(suggestTimes(saturday, farOff, rules)).toEqual([]);
});
