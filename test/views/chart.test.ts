import { chart, countsLine } from '../../src/views/chart';
import { wordsIn } from '../../src/views/texts';

const bars = [
  { label: 'uge 16', value: 0 },
  { label: 'uge 17', value: 1 },
  { label: 'uge 18', value: 2 },
];

it('says each count in words, in the order of the bars', () => {
  expect(countsLine(wordsIn('da'), bars, ', ')).toBe('uge 16: 0, uge 17: 1, uge 18: 2');
});

it('is a picture when two counts can be compared, and else the text alone', () => {
  expect(chart('Uger', 'uge 16: 0', bars).bars).toEqual(bars);
  expect(chart('Uger', 'uge 16: 0', bars.slice(0, 2)).bars).toEqual([]);
});
