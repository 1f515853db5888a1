/**
 * How a name is compared: without case, accents and punctuation, and with æøå written any usual way
 * ('Møllevang', 'Moellevang', 'mollevang').
 */
export function foldName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/æ|ae|ä/gu, 'e')
    .replace(/ø|oe|ö/gu, 'o')
    .replace(/å|aa/gu, 'a')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The named things that a person may have meant: the exact one alone, else all that contain every word. */
export function matchesByName<T extends { name: string }>(candidates: readonly T[], written: string): T[] {
  const wanted = foldName(written);
  if (wanted === '') return [];
  const folded = candidates.map((candidate) => ({ candidate, name: foldName(candidate.name) }));
  const exact = folded.filter(({ name }) => name === wanted);
  const words = wanted.split(' ');
  const meant =
    exact.length > 0 ? exact : folded.filter(({ name }) => words.every((word) => name.includes(word)));
  return meant.map(({ candidate }) => candidate);
}
