import type { Interval } from '../../../src/domain/calendar/diary';
import { plusMinutes } from '../../../src/domain/calendar/instant';
import {
  crossed,
  inTheWay,
  isExtra,
  nextExtraNumber,
  oneToOnesLeft,
  oneToOnesOf,
} from '../../../src/domain/meeting/order';
import { ruleSet } from '../../../src/domain/rulesets/rule-set';
import { aMeeting, aOneToOne, cancelled, held } from '../../fixtures/records';

/** Rules 2 and 3: meetings of one kind keep their order, and dialogues part the 1:1s. */

const rules = ruleSet();
const onDay = (day: string, minutes = 120): Interval => {
  const start = `${day}T08:00:00.000Z`;
  return { start, end: plusMinutes(start, minutes) };
};

const ld1 = aMeeting();
const ld2 = aMeeting({ number: 2, start: '2026-10-06T08:00:00.000Z' });
const ld3 = aMeeting({ number: 3, start: '2027-03-16T08:00:00.000Z' });
const oo3 = aOneToOne(3, '2026-09-01T08:00:00.000Z');
const oo4 = aOneToOne(4, '2026-11-10T08:00:00.000Z');
const all = [ld1, ld2, ld3, oo3, oo4];

describe('the order of one kind', () => {
  it.each([
    ['before the next', onDay('2027-03-15'), undefined],
    ['after the one before', onDay('2026-03-25'), undefined],
    ['on the day of the next', onDay('2027-03-16'), ld3.id],
    ['past the next', onDay('2027-04-01'), ld3.id],
    ['before the one before', onDay('2026-03-23'), ld1.id],
  ])('lets the second dialogue lie %s or says which is in the way', (_where, time, id) => {
    expect(inTheWay(ld2, time, all, rules)?.id).toBe(id);
  });

  it('lets one begin when the one before ends', () => {
    expect(inTheWay(ld2, { start: ld1.end, end: plusMinutes(ld1.end, 120) }, all, rules)).toBeUndefined();
  });

  it('names the nearest in number, not in time', () => {
    const ld4 = aMeeting({ number: 4, start: '2027-10-05T08:00:00.000Z' });
    expect(inTheWay(ld2, onDay('2027-12-01'), [...all, ld4], rules)?.id).toBe(ld3.id);
  });

  it('heeds held meetings, and neither those called off nor those of another loop', () => {
    const time = onDay('2027-04-01');
    expect(inTheWay(ld2, time, [held(ld3)], rules)?.id).toBe(ld3.id);
    expect(inTheWay(ld2, time, [cancelled(ld3)], rules)).toBeUndefined();
    expect(inTheWay(ld2, time, [{ ...ld3, loopId: 'loop-0' }], rules)).toBeUndefined();
  });

  it('leaves extra 1:1s free, and others free of them', () => {
    const extra = aOneToOne(13, '2026-09-08T08:00:00.000Z');
    expect(isExtra(extra, rules)).toBe(true);
    expect(inTheWay(extra, onDay('2026-01-02'), all, rules)).toBeUndefined();
    expect(inTheWay(oo3, onDay('2026-09-09', 60), [...all, extra], rules)).toBeUndefined();
  });
});

describe('a crossing of the other kind', () => {
  it.each([
    ['a third 1:1 past the second dialogue', oo3, onDay('2026-10-07', 60), ld2.id],
    ['a third 1:1 before the first dialogue', oo3, onDay('2026-03-01', 60), ld1.id],
    ['a fourth 1:1 before the second dialogue', oo4, onDay('2026-10-01', 60), ld2.id],
    ['the second dialogue past the fourth 1:1', ld2, onDay('2026-11-11'), oo4.id],
    ['the second dialogue before the third 1:1', ld2, onDay('2026-08-20'), oo3.id],
    ['a third 1:1 up to the second dialogue', oo3, onDay('2026-10-05', 60), undefined],
  ])('is %s', (_what, meeting, time, id) => {
    expect(crossed(meeting, time, all, rules)?.id).toBe(id);
  });

  it('is nothing new where it is so already', () => {
    const late = { ...oo3, ...onDay('2026-10-20', 60) };
    expect(crossed(late, onDay('2026-10-21', 60), all, rules)).toBeUndefined();
  });
});

describe('the number of 1:1s', () => {
  it('is twelve by the rule set', () => {
    expect(oneToOnesOf(rules)).toBe(12);
  });

  it('goes on from thirteen, and uses none twice', () => {
    expect(nextExtraNumber('loop-1', all, rules)).toBe(13);
    const off = cancelled(aOneToOne(13, '2026-09-08T08:00:00.000Z'));
    expect(nextExtraNumber('loop-1', [...all, off], rules)).toBe(14);
    expect(nextExtraNumber('loop-2', [...all, off], rules)).toBe(13);
  });

  it('leaves out those called off', () => {
    expect(oneToOnesLeft('loop-1', [...all, cancelled(aOneToOne(5, oo4.start))])).toBe(2);
  });
});
