import { names, words } from './given-names.json';

/**
 * Names that may be a child's (domain.md §7). `given-names.json` has the given names most used for those born in
 * Denmark since about 2005; adults' names that are rare among children are left out, since people write of colleagues.
 */

const surely = new Set(listed(names));
/** Names that are words as well, as those of months, weather and plants: alone they are taken for the word. */
const perhaps = new Set(listed(words));

/** The file has a line a letter. */
function listed(lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split(' ').map(keyOf));
}

function keyOf(name: string): string {
  return name.toLowerCase();
}

/** After these a name is a child's: 'eleven Storm', 'hendes lillebror Bo'. */
const child =
  /(?:^|[^\p{L}])(?:elev(?:en)?|barn(?:et)?|dreng(?:en)?|pige(?:n)?|(?:lille|store)?(?:bror|broren|søster|søsteren)|søn(?:nen)?|datter(?:en)?|tvilling(?:en)?|kammerat(?:en)?|veninde(?:n)?|pupil|child|boy|girl)\s$/iu;
/** Only before a name of the list: 'lille Bo', but 'Lille Vildmose'. */
const little = /(?:^|[^\p{L}])(?:lille|little)\s$/u;
/** In names of places and days: 'Sankt Anna', 'Dronning Ingrid'. */
const title =
  /(?:^|[^\p{L}])(?:skt|sct|sankt|sct|st|dronning|kong|prins|prinsesse|kronprins|queen|king)\.?\s$/iu;
/** What makes a place or a house of the name before it. */
const place =
  /^\s(?:\p{Lu}\p{L}*\s)?(?:gade|vej|allé|alle|plads|torv|kirke|skole|skolen|børnehave|børnehus|hospital|fond|centret|center|hus|huset|park|prisen|dag)(?!\p{L})/iu;

const word = /\p{L}[\p{L}\p{M}]*(?:[-’']\p{L}[\p{L}\p{M}]*)*/gu;
const surname = /^(?:\s(?:\p{Lu}\.|(?:al|el|van|von|de|da)[-\s]\p{Lu}\p{L}+|\p{Lu}[\p{L}-]{1,}))+/u;
const isCapital = /^\p{Lu}/u;

/** A name without what Danish and English hang on it: 'Emmas', 'Jonas’', 'Emma's'. */
function stems(written: string): string[] {
  const bare = keyOf(written.replace(/[’']s?$/u, ''));
  return bare.endsWith('s') ? [bare, bare.slice(0, -1)] : [bare];
}

/** Double names by their first part: 'Anna-Sofie'. */
function isIn(list: ReadonlySet<string>, written: string): boolean {
  return stems(written).some((stem) => list.has(stem) || list.has(stem.split('-')[0] ?? ''));
}

/** 'Jeg', 'Det' and the like after 'eleven', where somebody forgot the full stop. */
const shortestUnlisted = 3;
const noName =
  /^(?:jeg|det|den|der|han|hun|vi|de|da|nu|men|og|som|når|hvis|har|får|fik|går|kan|skal|må|bør|vil|var|er|for|på|om|fra|til|med|the|and|she|they|fællesskab\p{L}*|trivsel\p{L}*|skole\p{L}*)$/iu;

function isName(written: string, before: string, after: string): boolean {
  if (title.test(before) || place.test(after)) return false;
  const isListed = isIn(surely, written);
  const isWord = isIn(perhaps, written);
  if (child.test(before)) {
    const isUnlisted =
      isCapital.test(written) &&
      written.length >= shortestUnlisted &&
      !noName.test(written) &&
      written !== written.toUpperCase();
    return isListed || (isWord && isCapital.test(written)) || isUnlisted;
  }
  if (!isCapital.test(written)) return false;
  if (little.test(before)) return isListed || isWord;
  return isListed || (isWord && surname.test(after) && !/[.!?:]\s*$/u.test(written));
}

interface Adult {
  first: ReadonlySet<string>;
  names: ReadonlySet<string>;
}

function adultOf(name: string): Adult {
  const names = keyOf(name).match(word) ?? [];
  return { first: new Set(names.slice(0, 1)), names: new Set(names) };
}

/** Whether a name that no word for a child is before is that of an adult: alone, or with a surname of theirs. */
function isOfAdult(written: string, surnames: string, adults: readonly Adult[]): boolean {
  // Initials and short forms are no surname: 'Sofie L.', 'Sofie BU-chef'.
  const others = (surnames.match(word) ?? []).filter((each) => /^\p{Lu}\p{M}*\p{Ll}/u.test(each));
  return adults.some(
    ({ first, names: theirs }) =>
      isIn(first, written) && (others.length === 0 || others.some((other) => isIn(theirs, other))),
  );
}

/**
 * Names in a text, each with the surname after it.
 * @param known names of adults, who are no finding; others with the same first name are
 */
export function namesIn(text: string, known: readonly string[] = []): string[] {
  const adults = known.map(adultOf);
  const found: string[] = [];
  let end = 0;
  for (const { 0: written, index } of text.matchAll(word)) {
    if (index < end) continue;
    const before = text.slice(Math.max(0, index - 24), index);
    const after = text.slice(index + written.length, index + written.length + 80);
    if (!isName(written, before, after)) continue;
    const surnames = surname.exec(after)?.[0] ?? '';
    const whole = written + surnames;
    end = index + whole.length;
    if (child.test(before) || !isOfAdult(written, surnames, adults)) found.push(whole);
  }
  return found;
}
