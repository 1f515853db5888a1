import { Diary } from '../../../src/domain/calendar/diary';

const nine = { start: '2026-04-14T07:00:00.000Z', end: '2026-04-14T09:00:00.000Z' };
const eleven = { start: '2026-04-14T09:00:00.000Z', end: '2026-04-14T10:00:00.000Z' };
const overlapping = { start: '2026-04-14T08:59:00.000Z', end: '2026-04-14T09:30:00.000Z' };

describe('a diary', () => {
  it('lets one meeting begin when another ends, and none before', () => {
    const diary = new Diary();
    diary.book(['a', 'b'], nine);
    expect(diary.isFree(['a'], eleven)).toBe(true);
    expect(diary.isFree(['c', 'b'], overlapping)).toBe(false);
    expect(diary.isFree(['c'], overlapping)).toBe(true);
  });

  it('knows what a week holds, and gives time back', () => {
    const diary = new Diary();
    diary.book(['a'], nine);
    diary.book(['a'], eleven);
    expect(diary.inWeek('a', '2026-04-13')).toEqual({ meetings: 2, minutes: 180 });
    diary.unbook(['a', 'b'], nine);
    expect(diary.isFree(['a'], nine)).toBe(true);
    expect(diary.inWeek('a', '2026-04-13')).toEqual({ meetings: 1, minutes: 60 });
    expect(diary.weeksOf('a')).toEqual([['2026-04-13', { meetings: 1, minutes: 60 }]]);
    diary.unbook(['a'], eleven);
    expect(diary.weeksOf('a')).toEqual([]);
  });

  it('adds up weeks from that of one day to that of another', () => {
    const diary = new Diary();
    diary.book(['a'], nine);
    expect(diary.between('a', '2026-04-18', '2026-05-01')).toEqual({ meetings: 1, minutes: 120 });
    expect(diary.between('a', '2026-04-20', '2026-05-01')).toEqual({ meetings: 0, minutes: 0 });
  });
});
