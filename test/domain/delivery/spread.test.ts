import { backoffMs, spread } from '../../../src/domain/delivery/spread';

const keys = Array.from({ length: 10_000 }, (_, at) => `outbox:ld-1:person-${at}:leader:preparation`);

describe('spread', () => {
  it('is the same for the same key', () => {
    expect(spread('a')).toBe(spread('a'));
    expect(spread('a')).not.toBe(spread('b'));
  });

  it('is even over keys that differ little', () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (const key of keys) tenths[Math.floor(spread(key) * 10)]! += 1;
    expect(Math.min(...tenths)).toBeGreaterThan(900);
    expect(Math.max(...tenths)).toBeLessThan(1100);
  });
});

describe('the pause before the next try', () => {
  it('doubles, and is by chance up to half as long again', () => {
    for (const attempt of [1, 2, 3, 5, 8])
      for (const key of keys.slice(0, 200)) {
        const pauseMs = backoffMs(key, attempt, 900_000);
        expect(pauseMs).toBeGreaterThanOrEqual(1000 * 2 ** attempt);
        expect(pauseMs).toBeLessThanOrEqual(1500 * 2 ** attempt);
      }
  });

  it('has a longest, however many tries there were', () => {
    expect(backoffMs('a', 1000, 900_000)).toBeLessThanOrEqual(1_350_000);
    expect(backoffMs('a', 1000, 900_000)).toBeGreaterThanOrEqual(900_000);
  });

  it('is not the same for those who were refused together', () => {
    const pauses = new Set(keys.slice(0, 100).map((key) => backoffMs(key, 3, 900_000)));
    expect(pauses.size).toBeGreaterThan(80);
  });
});
