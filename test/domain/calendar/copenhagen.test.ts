import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  at,
  daysBetween,
  dayOf,
  isoWeekOf,
  isWorkday,
  mondayOf,
  nextOpenTime,
  plusDays,
  sameTimeAfter,
  timeOf,
  withOffset,
  workdayFrom,
} from '../../../src/domain/calendar/copenhagen';
import { meetingDaysBetween } from '../../../src/domain/calendar/meeting-days';
import { ruleSet } from '../../../src/domain/rulesets/rule-set';

const rules = ruleSet();
const instant = fc
  .integer({ min: Date.parse('2024-01-01'), max: Date.parse('2032-01-01') })
  .map((ms) => new Date(ms).toISOString());
const runs = { seed: 7, numRuns: 300 };

describe('wall clock in Denmark', () => {
  it.each([
    ['2026-04-14', '10:00', '2026-04-14T08:00:00.000Z'],
    ['2026-01-14', '10:00', '2026-01-14T09:00:00.000Z'],
  ])('turns %s %s into %s', (day, time, expected) => {
    expect(at(day, time)).toBe(expected);
    expect(dayOf(expected)).toBe(day);
    expect(withOffset(expected).slice(0, 16)).toBe(`${day}T${time}`);
  });

  it('has a new day before UTC has one', () => {
    expect(dayOf('2026-06-30T22:30:00.000Z')).toBe('2026-07-01');
    expect(dayOf('2026-12-31T23:30:00.000Z')).toBe('2027-01-01');
  });

  it('keeps the wall clock when the clocks are changed', () => {
    expect(sameTimeAfter(at('2026-03-28', '09:00'), 1)).toBe(at('2026-03-29', '09:00'));
    expect(sameTimeAfter(at('2026-10-26', '09:00'), -28)).toBe(at('2026-09-28', '09:00'));
  });

  it('counts days, not hours', () => {
    expect(plusDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(plusDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    fc.assert(
      fc.property(instant, fc.integer({ min: -800, max: 800 }), (start, days) => {
        const day = dayOf(start);
        expect(daysBetween(day, plusDays(day, days))).toBe(days);
      }),
      runs,
    );
  });
});

describe('quick ways to the wall clock', () => {
  const zone = 'Europe/Copenhagen';
  const hourMs = 3_600_000;
  const instantOf = (ms: number): string => new Date(ms).toISOString();
  const luxonPlus = (start: string, days: number): string =>
    instantOf(DateTime.fromISO(start, { zone }).plus({ days }).toMillis());

  /** Every hour of three years, a leap year and a year of 53 weeks among them, and not on the hour alone. */
  const everyHour: string[] = [];
  for (let ms = Date.parse('2026-01-01'), nth = 0; ms < Date.parse('2029-01-02'); ms += hourMs, nth += 1)
    everyHour.push(instantOf(ms + (nth % 4) * 900_000 + (nth % 7)));

  it('say what the time zone database says, every hour of three years', () => {
    const wrong = everyHour.filter((moment) => {
      const luxon = DateTime.fromISO(moment, { zone });
      return (
        dayOf(moment) !== luxon.toISODate() ||
        timeOf(moment) !== luxon.toFormat('HH:mm') ||
        withOffset(moment) !== luxon.toISO({ suppressMilliseconds: true })
      );
    });
    expect(wrong).toEqual([]);
  });

  it('turn a clock that is shown once into its instant, every half hour of half a year', () => {
    const wrong: string[] = [];
    for (let day = '2028-01-01'; day < '2028-07-01'; day = plusDays(day, 1))
      for (let half = 0; half < 48; half += 1) {
        const time = new Date(half * 1_800_000).toISOString().slice(11, 16);
        const luxon = DateTime.fromISO(`${day}T${time}`, { zone });
        if (at(day, time) !== instantOf(luxon.toMillis())) wrong.push(`${day} ${time}`);
      }
    expect(wrong).toEqual([]);
  });

  it.each([-28, -14, -1, 0, 1, 7, 200])('move by %i days as the time zone database does', (days) => {
    const wrong = everyHour.filter(
      (moment, nth) => nth % 41 === 0 && sameTimeAfter(moment, days) !== luxonPlus(moment, days),
    );
    expect(wrong).toEqual([]);
  });

  it.each(['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31'])(
    'agree with it every minute of the day on which clocks are changed, %s',
    (day) => {
      const wrong: string[] = [];
      for (let minute = -60; minute < 26 * 60; minute += 1) {
        const moment = instantOf(Date.parse(day) + minute * 60_000);
        const luxon = DateTime.fromISO(moment, { zone });
        const isRight =
          dayOf(moment) === luxon.toISODate() &&
          timeOf(moment) === luxon.toFormat('HH:mm') &&
          sameTimeAfter(moment, 1) === luxonPlus(moment, 1) &&
          sameTimeAfter(moment, -1) === luxonPlus(moment, -1);
        if (!isRight) wrong.push(moment);
      }
      expect(wrong).toEqual([]);
    },
  );

  it('count days over a leap day and a new year', () => {
    expect(plusDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(plusDays('2027-12-31', 1)).toBe('2028-01-01');
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(sameTimeAfter(at('2027-12-31', '10:00'), 60)).toBe(at('2028-02-29', '10:00'));
  });

  it('refuse what is no time', () => {
    expect(() => at('2026-02-40', '10:00')).toThrow(RangeError);
    expect(() => timeOf('nonsense')).toThrow(RangeError);
  });
});

describe('weeks', () => {
  it.each([
    ['2026-12-31', '2026-W53', '2026-12-28'],
    ['2027-01-03', '2026-W53', '2026-12-28'],
    ['2027-01-04', '2027-W01', '2027-01-04'],
    ['2024-12-30', '2025-W01', '2024-12-30'],
    ['2028-02-29', '2028-W09', '2028-02-28'],
  ])('of %s are %s from %s', (day, week, monday) => {
    expect(isoWeekOf(day)).toBe(week);
    expect(mondayOf(day)).toBe(monday);
  });
});

describe('workdays', () => {
  it.each([
    ['2026-04-03', 'Good Friday'],
    ['2026-04-06', 'Easter Monday'],
    ['2026-05-14', 'Ascension Day'],
    ['2026-05-25', 'Whit Monday'],
    ['2026-06-05', 'Constitution Day'],
    ['2026-12-24', 'Christmas Eve'],
    ['2026-12-25', 'Christmas Day'],
    ['2026-12-31', 'New Year’s Eve'],
    ['2027-01-01', 'New Year’s Day'],
    ['2026-04-18', 'a Saturday'],
    ['2026-04-19', 'a Sunday'],
  ])('are not on %s, %s', (day) => {
    expect(isWorkday(day, rules)).toBe(false);
  });

  it('are on the Great Prayer Day of old, and on a day before a holiday', () => {
    expect(isWorkday('2026-05-01', rules)).toBe(true);
    expect(isWorkday('2026-04-02', { closedDays: [], schoolHolidays: [] })).toBe(false);
    expect(isWorkday('2026-04-01', rules)).toBe(true);
    expect(isWorkday('2026-06-05', { closedDays: [], schoolHolidays: [] })).toBe(true);
  });

  it('come after Easter', () => {
    expect(workdayFrom('2026-04-02', rules)).toBe('2026-04-07');
    expect(workdayFrom('2026-04-07', rules)).toBe('2026-04-07');
  });

  it('that are for meetings are listed between two days, both included, over a new year', () => {
    expect(meetingDaysBetween('2026-12-17', '2027-01-05', rules)).toEqual([
      ...['2026-12-17', '2026-12-18', '2026-12-21', '2027-01-04', '2027-01-05'],
    ]);
    expect(meetingDaysBetween('2026-04-03', '2026-04-06', rules)).toEqual([]);
    expect(meetingDaysBetween('2026-04-07', '2026-04-01', rules)).toEqual([]);
  });
});

describe('the time a card may be sent', () => {
  it.each([
    ['2026-04-14', '07:59', '2026-04-14', '08:00'],
    ['2026-04-14', '08:00', '2026-04-14', '08:00'],
    ['2026-04-14', '15:59', '2026-04-14', '15:59'],
    ['2026-04-14', '16:00', '2026-04-15', '08:00'],
    ['2026-04-02', '10:00', '2026-04-07', '08:00'],
    ['2026-04-17', '22:00', '2026-04-20', '08:00'],
  ])('of %s %s is %s %s', (day, time, openDay, openTime) => {
    expect(nextOpenTime(at(day, time), rules)).toBe(at(openDay, openTime));
  });

  it('is never earlier, always open, and stays when open', () => {
    fc.assert(
      fc.property(instant, (moment) => {
        const open = nextOpenTime(moment, rules);
        const time = withOffset(open).slice(11, 16);
        expect(open >= moment).toBe(true);
        expect(isWorkday(dayOf(open), rules)).toBe(true);
        expect(time >= rules.openHours.from && time < rules.openHours.to).toBe(true);
        expect(nextOpenTime(open, rules)).toBe(open);
      }),
      runs,
    );
  });
});
