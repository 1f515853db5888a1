import fc from 'fast-check';
import type { Card } from '../../src/views/card';
import { contained, withoutTurns } from '../../src/views/directions';
import { render } from '../../src/views/render';
import { findingsOf, partsOf, typeOf } from '../support/adaptive-cards';

/** Texts such as people may write, in cards that are drawn with them, and what a reader then sees. */

export type Drawn = Record<string, unknown>;

export function textsOf(drawn: Drawn, type: 'TextBlock' | 'TextRun'): string[] {
  return partsOf(drawn)
    .filter((part) => typeOf(part) === type)
    .map(({ json }) => String(json['text']));
}

/** The kinds of element whose value is exactly this. */
export function inputsWith(drawn: Drawn, value: string): string[] {
  return partsOf(drawn)
    .filter(({ json }) => json['value'] === value)
    .map(typeOf);
}

/** As lines are shown: blanks at their ends carry no meaning, nor does a second empty one. */
export function shownLines(text: string): string {
  const ends = text.split('\n').map((line) => contained(line.trimEnd()));
  return ends.join('\n').replace(/\n{3,}/g, '\n\n');
}

export function onOneLine(text: string): string {
  return withoutTurns(text).replace(/\s+/g, ' ').trim();
}

/** What a reader sees of a text block: a backslash takes the meaning of the sign after it. */
export function seen(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** Signs that mean something in a text block, unless a backslash stands before them. */
export function marksIn(markdown: string): string[] {
  const bare = markdown.replace(/\\[!-/:-@[-`{-~]/g, 'x');
  return bare.match(/[*_`[\]<>~|{}#\\\n]|&#?\w+;|^(?:[-+]|\d+[.)])\s/g) ?? [];
}

const nasty = fc.oneof(
  fc.constantFrom(
    ...['${title}', '${$root.buttons}', '$data', '${json(x)}', '{count, plural, other {#}}', '`${1+1}`'],
    ...['**fed**', '_kursiv_', '# overskrift', '- punkt', '+ punkt', '1. punkt', '2) punkt', '> citat'],
    ...['[link](https://a.test)', '![billede](https://a.test/b.png)', '`kode`', '| a | b |', '~~slettet~~'],
    ...['<b>fed</b>', '<script>alert(1)</script>', '<at>alle</at>', '&lt;b&gt;', '&amp;', 'Leg & læring'],
    ...['{{DATE(2026-04-14T08:00:00Z, SHORT)}}', '"citat"', "'citat'", '‘citat’', '\\', '\\n', '\\*', '\\\\'],
    ...[
      '👩‍👧‍👦',
      '🏳️‍🌈',
      '\u200fעברית\u200e',
      '\u202eabc\u202c',
      '\u200b',
      '\u0007',
      '\u0000',
      '\ud83d',
      '\u2067a\u202e',
      'Z\u0335\u0321\u034falgo',
      'Æøå é ñ',
      'ord'.repeat(300),
    ],
    ...[
      '\n',
      '\n\n\n',
      '\n- punkt\n- punkt',
      ' \n ',
      'linje\n'.repeat(30),
      '\t',
      '\u2028',
      'null',
      'undefined',
      'https://a.test/?a=1&b=2',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);

/** As it is stored: the domain takes off the ends and keeps one kind of line end. */
const anyText = fc
  .array(nasty, { minLength: 1, maxLength: 6 })
  .map((pieces) => pieces.join(' ').replace(/\r\n?/g, '\n').trim())
  .filter((text) => text !== '');

const options = { seed: 20_260_414, numRuns: 80 };

/** Draws a view with many a text, each without a finding. */
export function drawn(view: (text: string) => Card, check: (card: Drawn, text: string) => void): void {
  fc.assert(
    fc.property(anyText, (text) => {
      const { template, data } = view(text);
      const card = render({ template, data });
      expect(findingsOf(card, data)).toEqual([]);
      check(card, text);
    }),
    options,
  );
}
