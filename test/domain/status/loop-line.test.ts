import { loopLine, unplannedDialogues } from '../../../src/domain/status/loop-line';
import {
  aMeeting,
  aOneToOne,
  completed,
  held,
  ld1,
  ld2,
  ld3,
  ld4,
  monday,
  oo1,
  oo2,
} from '../../fixtures/builders';

const past = '2026-02-10T08:00:00.000Z';
const drawn = (...args: Parameters<typeof loopLine>): string[] =>
  loopLine(...args).map(
    ({ kind, number, state }) => `${kind === 'one-to-one' ? 'oo' : 'ld'}${number} ${state}`,
  );

describe('a loop as a line', () => {
  it('has its dialogues and 1:1s in their order, and marks the dialogue that comes next', () => {
    const first = completed(aMeeting({ start: '2025-10-07T07:00:00.000Z' }));
    const second = aMeeting({ number: 2, start: '2026-03-24T08:00:00.000Z' });
    const meetings = [first, held(aOneToOne(1, past)), oo2, second, ld3, ld4];
    expect(drawn(meetings, monday, 4)).toEqual([
      ...['ld1 held', 'oo1 held', 'oo2 to-come', 'ld2 next', 'ld3 to-come', 'ld4 to-come'],
    ]);
  });

  it('counts a meeting that has begun as held, marked or not', () => {
    expect(drawn([ld1, oo1], '2026-03-24T08:30:00.000Z', 1)).toEqual(['ld1 held', 'oo1 to-come']);
  });

  it('has the dialogues without a date last, and no date for them', () => {
    expect(unplannedDialogues([ld1, oo1, ld3], 4)).toEqual([2, 4]);
    expect(loopLine([ld1], monday, 2).at(-1)).toEqual({
      kind: 'learning-dialogue',
      number: 2,
      state: 'unplanned',
    });
  });

  it('says of each when it is', () => {
    expect(loopLine([ld1, ld2], monday, 2).map(({ start }) => start)).toEqual([ld1.start, ld2.start]);
  });

  it('is empty before there is a loop', () => {
    expect(loopLine([], monday, 0)).toEqual([]);
  });
});
