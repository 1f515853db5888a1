/**
 * Danish CPR numbers (domain.md §7): ten digits, DDMMYY and four more, with or without a hyphen or
 * blanks, that begin with a valid date. Modulus 11 is not asked for: since 2007 numbers need not satisfy it.
 */
const candidates = /(?<!\d)(\d{2})(\d{2})(\d{2}) ?[\p{Pd}\u2212]? ?(\d{4})(?!\d)/gu;
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

function isDate(day: number, month: number, year: number): boolean {
  // Two digits tell no century; 1900 and 2000 differ only on 29 February, which 2000 has.
  const date = new Date(Date.UTC(2000 + year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

export function containsCpr(text: string): boolean {
  for (const [, day, month, year] of text.replace(invisible, '').normalize('NFKC').matchAll(candidates)) {
    if (isDate(Number(day), Number(month), Number(year))) return true;
  }
  return false;
}
