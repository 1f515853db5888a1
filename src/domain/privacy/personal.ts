import { fingerprint } from '../guide/fingerprint';
import { namesIn } from './given-names';

/**
 * What may point at one person in a text about work (domain.md §7): a likely child's name, a phone number, an e-mail,
 * an address. A guess, made to be confirmed past; never a reason to refuse for good.
 */

export const personalKinds = ['name', 'phone', 'email', 'address'] as const;
export type PersonalKind = (typeof personalKinds)[number];

export interface Personal {
  kind: PersonalKind;
  /** As it stands in the text. */
  words: string;
}

const email = /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63})+/gu;

/** A street by the end of its name, or by its last word, with a number: 'Møllevej 14', 'Søndre Allé 3 B'. */
const streetEnd =
  'vej|vejen|gade|gaden|stræde|strædet|vænge|vænget|toften|parken|bakken|allé|alléen|boulevard|boulevarden';
const streetWord = 'Allé|Alle|Vej|Gade|Stræde|Vænge|Boulevard|Plads|Torv';
const nameOfStreet = String.raw`(?:\p{Lu}[\p{L}.]{0,40}\s)`;
const address = new RegExp(
  String.raw`(?<!\p{L})(?:${nameOfStreet}{0,3}\p{Lu}\p{L}{0,40}(?:${streetEnd})|${nameOfStreet}{1,3}(?:${streetWord}))\s\d{1,3}(?!\d)(?:\s?[A-Za-z](?!\p{L}))?`,
  'gu',
);

/** Eight digits, the first no 0 or 1: together, in fours or in pairs; with the country in front in any groups. */
const phones = [
  /(?<![\d.,/-])(?:\+|00)45[\s-]?(?:\d[\s-]?){7}\d(?![\d-])/gu,
  /(?<![\d.,/+-]|\d\s)[2-9]\d([\s.-])\d{2}\1\d{2}\1\d{2}(?![\d]|[.,/\s-]\d)/gu,
  /(?<![\d.,/+-]|\d\s)[2-9]\d{3}\s?\d{4}(?![\d]|[.,/\s-]\d)/gu,
];

const amount = /^\s*(?:kr\b|kroner|DKK|mio|pct|%)/iu;

/** School years and dates are written with as many digits. */
function isPhone(words: string, after: string): boolean {
  const digits = words.replace(/\D/g, '');
  const isYears = /^(?:19|20)\d{2}(?:19|20)\d{2}$/.test(digits);
  const isDate =
    /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits) ||
    /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d{2}$/.test(digits);
  return !isYears && !isDate && !amount.test(after);
}

function phonesIn(text: string): string[] {
  return phones.flatMap((phone) =>
    [...text.matchAll(phone)]
      .filter(({ 0: words, index }) => isPhone(words, text.slice(index + words.length)))
      .map(([words]) => words),
  );
}

/** What people write of the unit itself is no finding: its own name, its sites', and the adults' who work with it. */
function without(text: string, known: readonly string[]): string {
  const longestFirst = [...known].sort((a, b) => b.length - a.length);
  return longestFirst.reduce((rest, name) => (name === '' ? rest : rest.replaceAll(name, ' … ')), text);
}

/**
 * What in a text may point at one person, each once, in the order of `personalKinds`. Linear in the text's length.
 * @param known names that may stand there: of the unit, its sites, and the adults of its list
 */
export function personalIn(written: string, known: readonly string[] = []): Personal[] {
  const text = without(written.normalize('NFC').replace(/\p{Default_Ignorable_Code_Point}/gu, ''), known);
  const emails = [...text.matchAll(email)].map(([words]) => words);
  const bare = text.replace(email, ' … ').replace(/https?:\/\/\S+/giu, ' … ');
  const addresses = [...bare.matchAll(address)].map(([words]) => words);
  const rest = bare.replace(address, ' … ');
  const found: Record<PersonalKind, string[]> = {
    name: namesIn(rest, known),
    phone: phonesIn(rest),
    email: emails,
    address: addresses,
  };
  return personalKinds.flatMap((kind) => [...new Set(found[kind])].map((words) => ({ kind, words })));
}

/** A mark of what was found, by which consent holds for that and nothing else. Empty when nothing was. */
export function markOf(found: readonly Personal[]): string {
  const lines = found.map(({ kind, words }) => `${kind} ${words.toLowerCase().replace(/\s+/g, ' ')}`);
  return lines.length === 0 ? '' : fingerprint([...new Set(lines)].sort().join('\n'));
}
