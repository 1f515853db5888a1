import fc from 'fast-check';
import { plusDays } from '../../../src/domain/calendar/copenhagen';
import { dataSourceText, readDataSource } from '../../../src/domain/guide/data-source';
import { maxAnswerLength } from '../../../src/domain/guide/response';
import { fixedSeed } from '../../fixtures/builders';

const today = '2026-04-15';
const read = (written: string) => readDataSource(written, today);

describe('a data source', () => {
  it('has one way to be written, which reads back as the same', () => {
    const source = { type: 'B', date: '2026-03-11', what: 'Trivselsmåling' } as const;
    expect(dataSourceText(source)).toBe('B, 2026-03-11, Trivselsmåling');
    const what = fc
      .oneof(fc.string({ minLength: 1 }), fc.constantFrom('Fra 1/2', 'A, 2025-01-01, x', 'datapakken', '- B'))
      .map((text) => text.trim())
      .filter((text) => text !== '');
    const date = fc.integer({ min: 0, max: 12_000 }).map((count) => plusDays('2000-01-01', count));
    fc.assert(
      fc.property(fc.constantFrom('A' as const, 'B' as const), date, what, (type, on, which) => {
        const any = { type, date: on, what: which };
        expect(read(dataSourceText(any))).toEqual(any);
      }),
      fixedSeed,
    );
  });

  it.each([
    ['Trivselsmåling fra 11. marts 2026', 'B', '2026-03-11', 'Trivselsmåling'],
    ['11/3 Trivselsmåling', 'B', '2026-03-11', 'Trivselsmåling'],
    ['Trivselsmåling, 4. klasse, 11/3', 'B', '2026-03-11', 'Trivselsmåling, 4. klasse'],
    ['B 11. marts trivselsmåling', 'B', '2026-03-11', 'trivselsmåling'],
    ['b, 11.3.26, trivselsmåling', 'B', '2026-03-11', 'trivselsmåling'],
    ['type A, fraværet, 1. februar', 'A', '2026-02-01', 'fraværet'],
    ['Datapakken fra den 1. februar', 'A', '2026-02-01', 'Datapakken'],
    ['The data package, 1 February 2026', 'A', '2026-02-01', 'The data package'],
    ['B: datapakken, gennemgået i går', 'B', '2026-04-14', 'datapakken, gennemgået'],
    ['A measurement of 11 March', 'B', '2026-03-11', 'A measurement'],
    ['Praksisfortælling (11. marts) fra garderoben', 'B', '2026-03-11', 'Praksisfortælling fra garderoben'],
    ['Vi så på gårdvagter i mandags', 'B', '2026-04-13', 'Vi så på gårdvagter'],
    ['Observation 11. december', 'B', '2025-12-11', 'Observation'],
  ])('is read out of what people write: %s', (written, type, date, what) => {
    expect(read(written)).toEqual({ type, date, what });
  });

  it.each(['Trivselsmåling', '11. marts', 'B, 11/3', '', 'Version 5.2 af skemaet', 'B, 2026-02-30, Måling'])(
    'is none without both a day and what it is: %s',
    (written) => {
      expect(read(written)).toBeUndefined();
    },
  );

  it.each(['vi så på noget andet ', '1 2 3 ', '99/99 '])(
    'is looked for in the longest answer without keeping the others waiting: %s',
    (words) => {
      const began = performance.now();
      expect(read(words.repeat(maxAnswerLength).slice(0, maxAnswerLength))).toBeUndefined();
      // A process answers one person at a time; it took five to thirteen seconds.
      expect(performance.now() - began).toBeLessThan(2000);
    },
  );

  it('stays the same source when what was read is written down and read again', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const source = read(`11/3 ${text}`);
        if (source) expect(read(dataSourceText(source))).toEqual(source);
      }),
      fixedSeed,
    );
  });
});
