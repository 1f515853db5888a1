import { z } from 'zod/v4';
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

/** A button that shows what is folded, and then is not there any more; an empty title is no button. */
export const Unfold = z.object({ id: z.string(), title: z.string(), targets: z.array(z.string()) });
export type Unfold = z.infer<typeof Unfold>;

export const nothingFolded: Unfold = { id: 'unfold', title: '', targets: [] };

/** What an element needs to be folded. */
export const Foldable = z.object({ id: z.string(), isVisible: z.boolean() });
export type Foldable = z.infer<typeof Foldable>;

/**
 * So many elements in sight, and a button for the others; nothing hides alone behind a button.
 * @param name tells this list from others of the card
 * @param isInSight which are in sight; the first `most` when it is not given
 */
export function folded<T extends object>(
  words: Words,
  name: string,
  all: readonly T[],
  most: number,
  isInSight: (each: T, at: number) => boolean = (_each, at) => at < most,
): { shown: (T & Foldable)[]; unfold: Unfold } {
  const isShort = all.length <= most + 1;
  const shown = all.map((each, at) => ({
    ...each,
    id: `${name}-${at}`,
    isVisible: isShort || isInSight(each, at),
  }));
  const hidden = shown.filter(({ isVisible }) => !isVisible).map(({ id }) => id);
  const id = `${name}-unfold`;
  const title = hidden.length > 0 ? words.t('folded.unfold', { count: hidden.length }) : '';
  return { shown, unfold: { id, title, targets: hidden.length > 0 ? [...hidden, id] : [] } };
}
