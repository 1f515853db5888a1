import { plusMs, type Instant } from '../../../src/domain/calendar/instant';
import { afterSend, allowance, calm, type Breaker } from '../../../src/domain/delivery/breaker';
import { monday } from '../../fixtures/builders';

const longestMs = 900_000;
const at = (seconds: number): Instant => plusMs(monday, seconds * 1000);

function after(...answers: [seconds: number, wasAnswered: boolean][]): Breaker {
  return answers.reduce(
    (breaker, [seconds, wasAnswered]) => afterSend(breaker, wasAnswered, at(seconds), longestMs),
    calm,
  );
}

describe('a breaker', () => {
  it('lets all through while sends are answered, and after one or two that are not', () => {
    expect(allowance(calm, monday)).toBe('all');
    expect(allowance(after([0, false], [1, false]), at(1))).toBe('all');
    expect(after([0, false], [1, false], [2, true], [3, false], [4, false])).toEqual({ failures: 2 });
  });

  it('lets none through for half a minute after three, and then one', () => {
    const open = after([0, false], [1, false], [2, false]);
    expect(allowance(open, at(2))).toBe('none');
    expect(allowance(open, at(31.999))).toBe('none');
    expect(allowance(open, at(32))).toBe('one');
  });

  it('waits longer each time that one is not answered, up to a quarter of an hour', () => {
    let breaker = after([0, false], [0, false]);
    let now = monday;
    const waits: number[] = [];
    for (let probe = 0; probe < 8; probe += 1) {
      breaker = afterSend(breaker, false, now, longestMs);
      const until = breaker.closed?.until ?? now;
      waits.push((Date.parse(until) - Date.parse(now)) / 1000);
      now = until;
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('waits no longer for those that were under way together', () => {
    const together = after(...Array.from({ length: 8 }, (): [number, boolean] => [1, false]));
    expect(allowance(together, at(31))).toBe('one');
  });

  it('is calm at the first answer', () => {
    expect(after([0, false], [0, false], [0, false], [30, true])).toEqual(calm);
  });

  it('does not wait for a time that a clock set back has put far away', () => {
    const open = after([0, false], [0, false], [0, false]);
    expect(allowance(open, at(-3600))).toBe('one');
  });
});
