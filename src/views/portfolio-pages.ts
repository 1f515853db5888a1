import { z } from 'zod/v4';
import { Button } from './card';
import type { Chart } from './chart';
import { mostPhoneLines, phoneLines } from './phone';

/** A portfolio page by page: as many units as two screens of a phone hold. */

export const PortfolioRow = z.object({
  name: z.string(),
  lines: z.array(z.string()),
  urgent: z.string(),
  button: Button,
});
export type PortfolioRow = z.infer<typeof PortfolioRow>;

/** However little there is to say of each. */
const mostUnits = 8;
/** In lines of text: title, purpose, date, sectors and a heading above the units, buttons below them. */
const aroundUnits = 16;
const pictureLines = 8;
/** In a line, beside a unit's button. */
const signsOfUnit = 27;
const signsOfSmall = 34;
const smallLine = 0.8;
const betweenUnits = 0.7;

function linesOf({ name, urgent, lines }: PortfolioRow): number {
  const small = lines.reduce((sum, line) => sum + smallLine * phoneLines(line, signsOfSmall), 0);
  const reasons = urgent === '' ? 0 : phoneLines(urgent, signsOfUnit);
  return betweenUnits + phoneLines(name, signsOfUnit) + reasons + small;
}

/** Units `from` up to `to`, and where the pages before and after begin. */
export interface ShownPage {
  from: number;
  to: number;
  before?: number;
  after?: { from: number; count: number };
}

/** Where each page begins, and where the last one ends. */
function bordersOf(rows: readonly PortfolioRow[], { bars }: Chart): number[] {
  const room = mostPhoneLines - aroundUnits;
  const borders = [0];
  let left = bars.length > 0 ? room - pictureLines : room;
  rows.forEach((row, at) => {
    const lines = linesOf(row);
    const begin = borders.at(-1) ?? 0;
    if (at > begin && (lines > left || at - begin === mostUnits)) {
      borders.push(at);
      left = room;
    }
    left -= lines;
  });
  return [...borders, rows.length];
}

/**
 * The page on which that unit is; the last one when there are not so many any more.
 * @param weeks on the first page
 */
export function pageOf(rows: readonly PortfolioRow[], wanted: number, weeks: Chart): ShownPage {
  const borders = bordersOf(rows, weeks);
  const pages = borders.slice(0, -1).map((from, nth) => ({ from, to: borders[nth + 1] ?? rows.length }));
  const nth = pages.findLastIndex(({ from }) => from <= wanted);
  const { from, to } = pages[nth] ?? { from: 0, to: rows.length };
  const [before, after] = [pages[nth - 1], pages[nth + 1]];
  return {
    from,
    to,
    ...(before && { before: before.from }),
    ...(after && { after: { from: after.from, count: after.to - after.from } }),
  };
}
