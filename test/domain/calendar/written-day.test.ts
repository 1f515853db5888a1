import fc from 'fast-check';
import { DateTime } from 'luxon';
import { plusDays, weekdayOf } from '../../../src/domain/calendar/copenhagen';
import type { Day } from '../../../src/domain/calendar/instant';
import { readDay } from '../../../src/domain/calendar/written-day';
import { fixedSeed } from '../../fixtures/builders';

/** A Wednesday. */
const today = '2026-04-15';
const future = (written: string): Day | undefined => readDay(written, today, 'future');
const past = (written: string): Day | undefined => readDay(written, today, 'past');

const days = fc.integer({ min: 0, max: 20_000 }).map((count) => plusDays('2000-01-01', count));

describe('a day with its year', () => {
  it.each([
    '11. marts 2026',
    '11 marts 2026',
    'd. 11. marts 2026',
    'den 11. mar. 2026',
    'onsdag den 11. marts 2026',
    '11/3 2026',
    '11/3/2026',
    '11.3.26',
    '11. 3. 2026',
    '11.03.2026',
    '11-03-2026',
    '2026-03-11',
    'March 11, 2026',
    '11 March 2026',
    'the 11th March 2026',
    'Wednesday 11 March 2026',
    ' 11. MARTS 2026. ',
  ])('is read: %s', (written) => {
    expect(past(written)).toBe('2026-03-11');
    expect(future(written)).toBe('2026-03-11');
  });

  it('is read in each way of writing it, whatever day it is', () => {
    const formats = [
      'd. LLLL yyyy',
      'd LLL yyyy',
      'LLLL d, yyyy',
      'd/M yyyy',
      'dd.LL.yyyy',
      'yyyy-LL-dd',
      'cccc d. LLLL yyyy',
    ];
    fc.assert(
      fc.property(
        days,
        days,
        fc.constantFrom(...formats),
        fc.constantFrom('da', 'en'),
        fc.constantFrom('past' as const, 'future' as const),
        (day, now, format, locale, lean) => {
          const written = DateTime.fromISO(day, { zone: 'utc', locale }).toFormat(format);
          expect(readDay(written, now, lean)).toBe(day);
        },
      ),
      fixedSeed,
    );
  });
});

describe('a day without a year', () => {
  it('is the last one or the next one, as is asked', () => {
    expect([past('11. marts'), future('11. marts')]).toEqual(['2026-03-11', '2027-03-11']);
    expect([past('11/6'), future('11/6')]).toEqual(['2025-06-11', '2026-06-11']);
    expect([past('March 11'), future('11 June')]).toEqual(['2026-03-11', '2026-06-11']);
    expect([past('15. april'), future('15.4')]).toEqual([today, today]);
  });

  it('lies on the side that is asked for, less than a year away', () => {
    fc.assert(
      fc.property(days, days, (day, now) => {
        if (day.endsWith('02-29')) return;
        const written = DateTime.fromISO(day, { zone: 'utc', locale: 'da' }).toFormat('d. LLLL');
        const next = readDay(written, now, 'future') ?? '';
        const last = readDay(written, now, 'past') ?? '';
        expect([next.slice(5), last.slice(5)]).toEqual([day.slice(5), day.slice(5)]);
        expect(next >= now && next <= plusDays(now, 366)).toBe(true);
        expect(last <= now && last >= plusDays(now, -366)).toBe(true);
      }),
      fixedSeed,
    );
  });
});

describe('a day told from today', () => {
  it.each([
    ['i dag', '2026-04-15'],
    ['i går', '2026-04-14'],
    ['I morgen', '2026-04-16'],
    ['today', '2026-04-15'],
    ['tomorrow', '2026-04-16'],
    ['på fredag', '2026-04-17'],
    ['om tre uger', '2026-05-06'],
    ['om 14 dage', '2026-04-29'],
    ['om en måned', '2026-05-15'],
    ['in two weeks', '2026-04-29'],
    ['om et år', '2027-04-15'],
    ['for en uge siden', '2026-04-08'],
    ['two days ago', '2026-04-13'],
    ['i mandags', '2026-04-13'],
    ['last Friday', '2026-04-10'],
  ])('%s', (written, day) => {
    expect(future(written)).toBe(day);
    expect(past(written)).toBe(day);
  });

  it('is the weekday on the side that is asked for, and never today', () => {
    expect([past('fredag'), future('Friday')]).toEqual(['2026-04-10', '2026-04-17']);
    expect([past('onsdag'), future('onsdag')]).toEqual(['2026-04-08', '2026-04-22']);
    fc.assert(
      fc.property(
        days,
        fc.constantFrom('mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'),
        (now, name) => {
          const next = readDay(name, now, 'future') ?? '';
          const last = readDay(name, now, 'past') ?? '';
          expect(next > now && next <= plusDays(now, 7)).toBe(true);
          expect(plusDays(last, 7) === next || plusDays(last, 14) === next).toBe(true);
          expect(weekdayOf(last)).toBe(weekdayOf(next));
        },
      ),
      fixedSeed,
    );
  });
});

describe('what is no day', () => {
  it.each([
    '',
    '31. april',
    '29. februar',
    '29/2 2027',
    '32/1',
    '2026-13-01',
    'torsdag den 11. marts 2026',
    'snart',
    'næste fredag',
    'om mange uger',
    'constructor',
    'marts',
    '2026',
    '11',
  ])('is not read: %s', (written) => {
    expect(future(written)).toBeUndefined();
    expect(past(written)).toBeUndefined();
  });

  it('is never read as half a day', () => {
    fc.assert(
      fc.property(fc.string(), days, (written, now) => {
        expect(readDay(written, now, 'past') ?? now).toMatch(/^\d{4}-\d\d-\d\d$/);
      }),
      fixedSeed,
    );
  });
});
