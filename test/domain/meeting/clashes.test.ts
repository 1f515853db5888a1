import { at } from '../../../src/domain/calendar/copenhagen';
import { clashesAt, oddDay, type Appointment } from '../../../src/domain/meeting/clashes';
import { ruleSet, withHolidays } from '../../../src/domain/rulesets/rule-set';
import { aMeeting, aUnit } from '../../fixtures/records';

/** What speaks against a time without ruling it out. */

const autumnHoliday = { from: '2026-10-12', to: '2026-10-16' };
const rules = withHolidays(ruleSet(), [autumnHoliday]);

describe('a day on which nothing is planned', () => {
  it.each([
    ['2026-10-10', 'weekend'],
    ['2026-10-11', 'weekend'],
    ['2026-10-12', 'school-holiday'],
    ['2026-10-16', 'school-holiday'],
    ['2026-10-19', undefined],
    ['2026-05-14', 'public-holiday'],
    ['2026-06-05', 'public-holiday'],
    ['2026-07-01', 'free-period'],
    ['2026-07-31', 'free-period'],
    ['2026-08-03', undefined],
    ['2026-12-22', 'free-period'],
    ['2026-12-24', 'public-holiday'],
    ['2027-01-01', 'public-holiday'],
  ])('%s is %p', (day, what) => {
    expect(oddDay(day, rules)).toBe(what);
  });

  it('is no Store bededag, which ended with 2023', () => {
    expect(oddDay('2023-05-05', rules)).toBe('public-holiday');
    expect(oddDay('2026-05-01', rules)).toBeUndefined();
  });
});

describe('a time', () => {
  const place = aMeeting();
  const other: Appointment = {
    unit: aUnit({ id: 'other' }),
    meeting: aMeeting({ id: 'other', start: at('2026-03-25', '10:00'), end: at('2026-03-25', '12:00') }),
    personIds: ['chef', 'other-leader'],
  };
  const people = { personIds: ['chef', 'leader'], diary: [other], meetings: [place] };
  const clashes = (day: string, from: string, to: string): string[] =>
    clashesAt({ start: at(day, from), end: at(day, to) }, place, people, rules).map(({ kind }) => kind);

  it.each([
    ['meets another meeting of the chef', '2026-03-25', '11:59', '13:59', ['taken']],
    ['begins when that ends', '2026-03-25', '12:00', '14:00', []],
    ['ends when that begins', '2026-03-25', '08:00', '10:00', []],
    ['begins before the house opens', '2026-03-26', '07:59', '09:59', ['outside-hours']],
    ['fills the open hours', '2026-03-26', '08:00', '16:00', []],
    ['ends after they close', '2026-03-26', '14:01', '16:01', ['outside-hours']],
    ['is in the evening of a Sunday', '2026-03-29', '19:00', '21:00', ['weekend', 'outside-hours']],
  ])('that %s', (_what, day, from, to, kinds) => {
    expect(clashes(day, from, to)).toEqual(kinds);
  });

  it('says whose time is taken', () => {
    const time = { start: at('2026-03-25', '10:00'), end: at('2026-03-25', '11:00') };
    expect(clashesAt(time, place, people, rules)).toEqual([
      { kind: 'taken', personIds: ['chef'], by: other },
    ]);
    expect(clashesAt(time, place, { ...people, personIds: ['leader'] }, rules)).toEqual([]);
  });
});
