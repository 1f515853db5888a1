import { counterOf } from '../../src/teams/limits';

/** Counting calls by who makes them, by a clock that is put forward. */

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('says how long to wait when it is too many, and forgets when the time is over', async () => {
  const waitOf = counterOf([{ calls: 2, seconds: 10 }]);
  expect([await waitOf('a'), await waitOf('a'), await waitOf('a')]).toEqual([0, 0, 10]);
  jest.advanceTimersByTime(4_500);
  expect(await waitOf('a')).toBe(6);
  jest.advanceTimersByTime(6_000);
  expect(await waitOf('a')).toBe(0);
});

it('holds to each of several', async () => {
  const waitOf = counterOf([
    { calls: 2, seconds: 5 },
    { calls: 3, seconds: 60 },
  ]);
  expect([await waitOf('a'), await waitOf('a'), await waitOf('a')]).toEqual([0, 0, 5]);
  jest.advanceTimersByTime(5_000);
  expect(await waitOf('a')).toBe(55);
});

it('counts each for themselves', async () => {
  const waitOf = counterOf([{ calls: 1, seconds: 10 }]);
  expect([await waitOf('a'), await waitOf('b'), await waitOf('a')]).toEqual([0, 0, 10]);
});

it('keeps nobody longer than the time: a thousand names are gone when it is over', async () => {
  const waitOf = counterOf([{ calls: 1, seconds: 10 }]);
  for (let name = 0; name < 1000; name += 1) await waitOf(String(name));
  expect(jest.getTimerCount()).toBe(1000);
  jest.advanceTimersByTime(10_000);
  expect(jest.getTimerCount()).toBe(0);
});
