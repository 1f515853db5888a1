import fc from 'fast-check';
import { readAnswer } from '../../src/domain/guide/reading-answers';
import { sourceInputsOf, sourceTextOf } from '../../src/views/source-inputs';
import { fixedSeed } from '../fixtures/builders';

/** The three inputs of a data source make the text that is written for the same in the chat. */

const today = '2026-04-15';
const stored = (written: string) => readAnswer({ kind: 'data-source' }, written, today);
const from = (what: string, type: string, date: string) => stored(sourceTextOf({ what, type, date }));

it.each([
  ['Trivselsmåling', 'B', '2026-03-11', 'Trivselsmåling, 11. marts'],
  ['Fraværet i 6. klasse', 'A', '2026-03-11', 'A, 11. marts 2026, Fraværet i 6. klasse'],
  ['Trivselsmåling fra 11. marts', '', '', 'Trivselsmåling fra 11. marts'],
  ['Trivselsmåling fra 11. marts', 'A', '', 'A, Trivselsmåling fra 11. marts'],
  ['Ingen data, fordi gruppen er lille', '', '', 'Ingen data, fordi gruppen er lille'],
  ['Ingen data, fordi gruppen er lille', 'B', '', 'Ingen data, fordi gruppen er lille'],
  ['Ingen data, fordi vi lukkede 11. marts', 'B', '2026-03-11', 'Ingen data, fordi vi lukkede 11. marts'],
  ['', 'B', '', ''],
  ['', '', '', ''],
])('%s, type ‘%s’, date ‘%s’ is stored as ‘%s’ is', (what, type, date, inChat) => {
  expect(from(what, type, date)).toEqual(stored(inChat));
  expect(stored(inChat).ok).toBe(true);
});

it.each([
  ['what it is', '', 'B', '2026-03-11'],
  ['a date', 'Trivselsmåling', 'B', ''],
])('is refused without %s', (_lacks, what, type, date) => {
  expect(from(what, type, date)).toEqual({ ok: false, code: 'answer/not-a-source' });
});

it('leaves a text as it was when nothing was touched', () => {
  const text = fc.oneof(
    fc.constantFrom('Ingen data, fordi vi er nye', 'B, 2026-03-11, a, b', 'A, 11. marts, datapakken', 'A, x'),
    fc.string({ unit: 'grapheme' }).map((written) => written.trim()),
    fc
      .record({
        type: fc.constantFrom('A', 'B'),
        date: fc.constant('2026-03-11'),
        what: fc.string({ minLength: 1 }),
      })
      .map(({ type, date, what }) => `${type}, ${date}, ${what}`.trim()),
  );
  fc.assert(
    fc.property(text, (each) => {
      expect(sourceTextOf(sourceInputsOf(each))).toBe(each);
    }),
    fixedSeed,
  );
});
