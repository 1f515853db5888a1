/**
 * Danish CPR numbers (domain.md §7): ten digits, DDMMYY and four more, however they are set apart, that begin with a
 * valid date. Modulus 11 is not asked for: since 2007 numbers need not satisfy it.
 */

/** At every place a number may begin at, so that one that is none hides none that begins inside it. */
const candidates = [
  // In one, or the last four apart: by blanks, a line end, a dash or two, a slash or a dot.
  /(?<!\d)(?=(\d{2})(\d{2})(\d{2})\s{0,9}(?:[\p{Pd}\u2212/.]\s{0,9}){0,2}\d{4}(?!\d))/gu,
  // In pairs. After a date with dots, dashes or slashes four digits are a number only behind a dash: else they are a time.
  /(?<!\d)(?=(\d{2})([./\p{Pd}\u2212])(\d{2})\2(\d{2})\s{0,9}[\p{Pd}\u2212]\s{0,9}\d{4}(?!\d))/gu,
  /(?<!\d)(?=(\d{2})(\s)(\d{2})\2(\d{2})\s{0,9}[\p{Pd}\u2212]?\s{0,9}\d{4}(?!\d))/gu,
];

/** What is not seen between the digits, or only changes their look: joiners, marks over them, control and markdown signs. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{M}\p{Cs}*_`~\\]|(?!\s)\p{Cc}/gu;

/** What Teams makes of a blank that does not break. */
const writtenBlank = /&(?:nbsp|#160|#xa0);/giu;

/** An id of Entra may have ten such digits, and is no number of a person. */
const objectId = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/giu;

/** A digit of another script as our own: each script has its ten in a row. */
function ownDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((code - first) % 10);
}

function isDate(day: number, month: number, year: number): boolean {
  // Two digits tell no century; 1900 and 2000 differ only on 29 February, which 2000 has.
  const date = new Date(Date.UTC(2000 + year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Whether a CPR number stands anywhere in a text. Pure and linear in its length. */
export function containsCpr(text: string): boolean {
  const seen = text.replace(writtenBlank, ' ').normalize('NFKC').replace(unseen, '');
  const plain = seen.replace(/(?!\d)\p{Nd}/gu, ownDigit).replace(objectId, ' ');
  return candidates.some((candidate) =>
    [...plain.matchAll(candidate)].some((match) => {
      const [day, month, year] = match.slice(1).filter((group) => /^\d/.test(group));
      return isDate(Number(day), Number(month), Number(year));
    }),
  );
}
