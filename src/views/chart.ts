import { z } from 'zod/v4';
import type { Words } from './texts';

/** Counts as a picture where Teams can draw one, and everywhere else as the line of text that says the same. */

const Bar = z.object({ label: z.string().min(1), value: z.int().nonnegative() });
type Bar = z.infer<typeof Bar>;

export const Chart = z.object({
  title: z.string().min(1),
  /** What the bars say, label by label. */
  text: z.string().min(1),
  /** None when there is nothing to compare: then the text stands alone. */
  bars: z.array(Bar),
});
export type Chart = z.infer<typeof Chart>;

/** 'uge 16: 0, uge 17: 1'. */
export function countsLine(words: Words, bars: readonly Bar[], between: string): string {
  return bars.map((bar) => words.t('chart.value', bar)).join(between);
}

/** A picture of these counts, when at least two of them are there to be compared. */
export function chart(title: string, text: string, bars: readonly Bar[]): Chart {
  const isPicture = bars.filter(({ value }) => value > 0).length > 1;
  return { title, text, bars: isPicture ? [...bars] : [] };
}
