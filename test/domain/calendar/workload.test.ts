import { at } from '../../../src/domain/calendar/copenhagen';
import type { Day } from '../../../src/domain/calendar/instant';
import { mondaysOf, workloadOf } from '../../../src/domain/calendar/workload';

function meeting(chef: string, day: Day, hours: 1 | 2) {
  return { chef, start: at(day, '09:00'), end: at(day, hours === 1 ? '10:00' : '11:00') };
}

describe('the workload', () => {
  const workloads = workloadOf([
    meeting('anders', '2026-12-30', 2),
    meeting('birgit', '2027-01-12', 1),
    meeting('anders', '2027-01-04', 1),
    meeting('anders', '2027-01-08', 1),
  ]);

  it('counts meetings and minutes by chef and ISO week, also over a year of 53 weeks', () => {
    expect(workloads.map(({ chef, weeks }) => [chef, weeks])).toEqual([
      [
        'anders',
        [
          { week: '2026-W53', monday: '2026-12-28', meetings: 1, minutes: 120 },
          { week: '2027-W01', monday: '2027-01-04', meetings: 2, minutes: 120 },
        ],
      ],
      ['birgit', [{ week: '2027-W02', monday: '2027-01-11', meetings: 1, minutes: 60 }]],
    ]);
  });

  it('holds the busiest week against the mean of the weeks in use', () => {
    expect(workloads[0]).toMatchObject({
      meetings: 3,
      mean: 1.5,
      busiest: { week: '2027-W01', meetings: 2 },
    });
  });

  it('spans every week from the first in use to the last', () => {
    expect(mondaysOf(workloads)).toEqual(['2026-12-28', '2027-01-04', '2027-01-11']);
    expect(mondaysOf([])).toEqual([]);
  });
});
