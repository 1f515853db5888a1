import { comingWeeks } from '../../../src/domain/calendar/coming-weeks';

it('counts the meetings week by week from this one on, over a new year, the empty weeks too', () => {
  const meetings = [
    '2026-12-21T08:00:00.000Z',
    // Late on a Sunday in Denmark, and Monday morning.
    '2026-12-27T22:30:00.000Z',
    '2026-12-27T23:30:00.000Z',
    '2027-01-08T08:00:00.000Z',
    '2027-02-08T08:00:00.000Z',
  ].map((start) => ({ start }));
  expect(comingWeeks(meetings, '2026-12-23', 4)).toEqual([
    { week: '2026-W52', monday: '2026-12-21', meetings: 2 },
    { week: '2026-W53', monday: '2026-12-28', meetings: 1 },
    { week: '2027-W01', monday: '2027-01-04', meetings: 1 },
    { week: '2027-W02', monday: '2027-01-11', meetings: 0 },
  ]);
});

it.each([
  ['2026-11-20', '2026-W47'],
  ['2026-11-21', '2026-W48'],
  ['2026-11-22', '2026-W48'],
])('begins with the week that has workdays left: %s, %s', (today, week) => {
  expect(comingWeeks([], today, 4)[0]).toMatchObject({ week });
});
