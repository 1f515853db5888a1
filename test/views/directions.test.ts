import fc from 'fast-check';
import { plain, written } from '../../src/views/card';
import { contained } from '../../src/views/directions';
import { fixedSeed } from '../fixtures/builders';

/** Signs that turn the direction of writing turn nothing but the text they stand in. */

const turns = ['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'];

/** What is still open at the end of a line, as the Unicode bidirectional algorithm counts. */
function openIn(line: string): string[] {
  const open: string[] = [];
  for (const sign of line) {
    if ('\u202a\u202b\u202d\u202e'.includes(sign)) open.push('embedding');
    if ('\u2066\u2067\u2068'.includes(sign)) open.push('isolate');
    if (sign === '\u202c' && open.at(-1) === 'embedding') open.pop();
    if (sign === '\u2069' && open.includes('isolate')) open.length = open.lastIndexOf('isolate');
  }
  return open;
}

it('closes what a line leaves open, and changes nothing else', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'ש', ' ', ...turns), maxLength: 14 });
  fc.assert(
    fc.property(text, (line) => {
      expect(openIn(contained(line))).toEqual([]);
      expect(contained(line).startsWith(line)).toBe(true);
      if (openIn(line).length === 0) expect(contained(line)).toBe(line);
    }),
    { ...fixedSeed, numRuns: 500 },
  );
});

it('each line of a text is closed by itself', () => {
  expect(written('a \u202eb\nc \u2067d')).toEqual(['a \u202eb\u202c', 'c \u2067d\u2069']);
});

it('a name in one of our sentences turns nothing', () => {
  expect(`${plain('Mette\u202e Skov\u2066')} har sendt`).toBe('Mette Skov har sendt');
  expect(plain('\u2067עברית\u2069')).toBe('עברית');
});
