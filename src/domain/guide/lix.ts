const longestShortWord = 6;

/**
 * How hard a text is to read (LIX): words per sentence plus the percentage of words of more than six letters,
 * `words / sentences + 100 · long words / words`. Below 30 is easy, up to 45 plain.
 * @param texts each at least a sentence of its own, whether or not it ends as one; a colon ends none, to be strict
 * @returns not rounded; 0 when there is not a word
 */
export function lix(texts: readonly string[]): number {
  const words = texts.flatMap(wordsOf);
  if (words.length === 0) return 0;
  const sentences = texts.reduce((sum, text) => sum + sentencesIn(text), 0);
  const long = words.filter((word) => word.length > longestShortWord).length;
  return words.length / sentences + (100 * long) / words.length;
}

/** What has a hyphen or a colon inside it, as 1:1 has, is one word. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:[-:][\p{L}\p{N}]+)*/gu) ?? [];
}

/** What has no word in it is no sentence either. */
function sentencesIn(text: string): number {
  if (wordsOf(text).length === 0) return 0;
  return Math.max(1, (text.match(/[.?!…]+(?=\s|$)/g) ?? []).length);
}
