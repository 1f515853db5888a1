import { Day, Instant, epochMs, instantOf, plusMinutes, plusMs } from '../../../src/domain/calendar/instant';

describe('an instant', () => {
  it.each([
    '2026-03-02T09:00:00Z',
    '2026-03-02T10:00:00.000+01:00',
    '2026-03-02',
    '2026-3-2T09:00:00.000Z',
    '',
  ])('is refused when written %j, since instants are compared as strings', (written) => {
    expect(Instant.safeParse(written).success).toBe(false);
  });

  it('is the same after a way through milliseconds', () => {
    const noon = '2026-03-02T12:00:00.000Z';
    expect(Instant.parse(noon)).toBe(noon);
    expect(instantOf(epochMs(noon))).toBe(noon);
  });

  it('moves over midnight and the year', () => {
    expect(plusMinutes('2026-12-31T23:59:00.000Z', 1)).toBe('2027-01-01T00:00:00.000Z');
    expect(plusMs('2026-03-02T09:00:00.000Z', -1)).toBe('2026-03-02T08:59:59.999Z');
  });
});

describe('a day', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-04-31', '11.03.2026', '2026-3-2'])('is refused as %s', (day) => {
    expect(Day.safeParse(day).success).toBe(false);
  });

  it('is 29 February in a leap year', () => {
    expect(Day.parse('2028-02-29')).toBe('2028-02-29');
  });
});
