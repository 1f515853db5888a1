import type { Words } from './texts';

function moreThan(words: Words, all: readonly string[], most: number): string[] {
  return all.length > most ? [words.t('folded.more', { count: all.length - most })] : [];
}

/** So many lines, and how many more there are: a card is looked at for a moment. */
export function foldedLines(words: Words, lines: readonly string[], most: number): string[] {
  return [...lines.slice(0, most), ...moreThan(words, lines, most)];
}

/** The same in one line: 'Mette Skov, Karen Riis og 3 til'. */
export function foldedNames(words: Words, names: readonly string[], most: number, between = ', '): string {
  return [names.slice(0, most).join(between), ...moreThan(words, names, most)].join(' ');
}
