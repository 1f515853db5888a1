import fc from 'fast-check';
import { containsCpr } from '../../../src/domain/privacy/cpr';
import { fixedSeed } from '../../fixtures/builders';

describe('a CPR number', () => {
  it.each([
    ['ten digits', '0101901234'],
    ['with a hyphen', '010190-1234'],
    ['with a blank', '010190 1234'],
    ['with blanks around a hyphen', '010190 - 1234'],
    ['with a no-break space', '010190\u00a01234'],
    ['with a dash as a word processor writes it', '010190–1234'],
    ['with a long dash', '010190—1234'],
    ['with a hyphen that does not break', '010190\u20111234'],
    ['with a minus sign', '010190\u22121234'],
    ['in a sentence', 'Drengen (010190-1234) trives.'],
    ['after a letter', 'cpr010190-1234x'],
    ['on a line of its own', 'Barn:\n010190-1234\nog mor'],
    ['after other numbers', 'I 2024 havde 12 børn 010190-1234'],
    ['after a number that is none', '991399 010190-1234'],
    ['on a leap day', '290200-1234'],
    ['in full-width digits', '０１０１９０－１２３４'],
    ['in Arabic digits', '٠١٠١٩٠-١٢٣٤'],
    ['in Devanagari digits, by half', '०१०१90-1२३४'],
    ['with two hyphens', '010190--1234'],
    ['with two hyphens and blanks', '010190 - - 1234'],
    ['after several blanks', '010190    1234'],
    ['with its end on the next line', '010190\r\n1234'],
    ['with a dash and a new line', '010190-\n1234'],
    ['with a thin blank', '010190\u20091234'],
    ['with a narrow blank that does not break', '010190\u202f1234'],
    ['with a blank as Teams writes it', '010190&nbsp;1234'],
    ['with a slash', '010190/1234'],
    ['with a dot', '010190.1234'],
    ['with a date in dots', '01.01.90-1234'],
    ['with a date in dashes', '01-01-90-1234'],
    ['with a date in slashes', '01/01/90 - 1234'],
    ['in pairs', '01 01 90 1234'],
    ['in bold', '**010190**-1234'],
    ['in bold by half', '0101**90-1234**'],
    ['with a mark on every digit', '010190-1234'.replace(/\d/g, '$&\u0336')],
    ['with a control character between', '010190\u00001234'],
    ['beside an object id', '00000000-0000-4000-8000-000000000101 010190-1234'],
    ['inside a date that is none', '3001 010190-1234'],
    ['not fulfilling modulus 11, as since 2007', '010107-0000'],
  ])('is found: %s', (_how, text) => {
    expect(containsCpr(text)).toBe(true);
  });

  it.each([
    ['zero-width space', '\u200b'],
    ['zero-width joiner', '\u200d'],
    ['soft hyphen', '\u00ad'],
    ['word joiner', '\u2060'],
    ['byte order mark', '\ufeff'],
    ['right-to-left override', '\u202e'],
    ['isolate, as phones paste it', '\u2068'],
    ['variation selector', '\ufe0f'],
    ['combining grapheme joiner', '\u034f'],
  ])('is found through a %s', (_name, mark) => {
    expect(containsCpr('010190-1234'.replace(/./g, `$&${mark}`))).toBe(true);
  });

  it.each([
    ['a day that is not', '320190-1234'],
    ['day nought', '000190-1234'],
    ['a month that is not', '011390-1234'],
    ['30 February', '300290-1234'],
    ['31 April', '310490-1234'],
    ['29 February in a year without', '290201-1234'],
    ['nine digits', '010190-123'],
    ['eleven digits', '010190-12345'],
    ['ten digits inside more', '90101901234'],
    ['a date', '01.01.1990'],
    ['a date and a clock', '01-01-90 12:34'],
    ['a phone number', '89 40 20 00'],
    ['a phone number with country', '+4589402000'],
    ['a mobile number in pairs', '+45 20 12 12 34'],
    ['a year and a share', '2024: 87,5 % af 1.234 børn'],
    ['two numbers', '120 og 1234'],
    ['a date with a clock, in dots', '01.01.90 kl. 12.34'],
    ['a date and a clock without a colon', '01.01.90 1234'],
    ['an ISO date', '2026-01-01'],
    ['an ISO date and time', '2026-01-01T10:00:00.000Z'],
    ['an ISO date and time without signs', '20260101T100000Z'],
    ['a date of eight digits and a clock', '01012026 1234'],
    ['an amount', '1.010.190.123,50 kr.'],
    ['an amount with blanks', '1 010 190 123 kr.'],
    ['a mobile number without blanks', '+4520121234'],
    ['a mobile number with noughts', '0045 20 12 12 34'],
    ['two mobile numbers', '20 12 12 34 / 20 12 12 35'],
    ['a case number of twelve digits', '010190123456'],
    ['a number of an account', '1234-0101901234567'],
    ['an object id', '12010190-1234-4000-8000-010190123456'],
    ['an object id that begins with ten digits', '0a010190-1234-4010-9012-340101901234'],
    ['Arabic digits that begin with no date', '٣٢٠١٩٠-١٢٣٤'],
    ['two hyphens after what is no date', '320190--1234'],
    ['nothing', ''],
  ])('is not: %s', (_what, text) => {
    expect(containsCpr(text)).toBe(false);
  });

  const two = (n: number): string => String(n).padStart(2, '0');
  const dates = fc.date({
    min: new Date('1900-01-01T00:00:00Z'),
    max: new Date('2057-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  const ends = fc.integer({ min: 0, max: 9999 }).map((n) => String(n).padStart(4, '0'));

  it('of anyone alive is found, in any text that does not go on with digits', () => {
    const around = fc.string({ unit: fc.constantFrom('a', 'å', ' ', '\n', '.', '(', '👧'), maxLength: 8 });
    fc.assert(
      fc.property(
        dates,
        ends,
        fc.constantFrom('', '-', ' ', ' - ', '\u00a0', '   ', '\n', '–', '/', '.', '\u200b', '\u2009-\u2009'),
        around,
        around,
        (date, end, sep, before, after) => {
          const day = `${two(date.getUTCDate())}${two(date.getUTCMonth() + 1)}${two(date.getUTCFullYear() % 100)}`;
          expect(containsCpr(`${before}${day}${sep}${end}${after}`)).toBe(true);
        },
      ),
      { ...fixedSeed, numRuns: 500 },
    );
  });

  it('is never ten digits that begin with no date', () => {
    const notADay = fc.integer({ min: 32, max: 99 }).map(two);
    fc.assert(
      fc.property(notADay, fc.integer({ min: 0, max: 9999 }), ends, (day, rest, end) => {
        expect(containsCpr(`${day}${String(rest).padStart(4, '0')}-${end}`)).toBe(false);
      }),
      { ...fixedSeed, numRuns: 300 },
    );
  });
});
