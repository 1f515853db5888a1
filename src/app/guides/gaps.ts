import type { Guide } from '../../domain/guide/guide';
import { occasions, type Cell, type CoverageRow, type Occasion } from './coverage';
import { fileOf, finding } from './findings';
import { sayUnitSort } from './needs';

/** How a heading or a finding calls an occasion. */
export const occasionNames: Record<Occasion, string> = {
  'first-dialogue': 'LS1',
  'later-dialogues': 'LS2–4',
  'one-to-ones': '1:1',
  supervision: 'tilsyn',
};

/** Who would be asked nothing although the rules ask them, a line each. */
export function gapsIn(rows: readonly CoverageRow[]): string[] {
  return rows.flatMap(({ unit, role, cells }) =>
    occasions.flatMap((occasion) => {
      const cell = cells[occasion];
      if (!cell || cell.missing.length === 0) return [];
      const where = [sayUnitSort(unit), role, occasionNames[occasion] + someOf(cell)].join(', ');
      return [
        `MISSING: ${where}: no guide fits, so they would be asked nothing, widen the 'for' of one that is near or write one`,
      ];
    }),
  );
}

/** Which, when others of the same occasion have a guide. */
function someOf({ guides, missing }: Cell): string {
  if (guides.length === 0) return '';
  const which = missing.map(({ number, mode }) => (mode ? `${number} ${mode}` : String(number)));
  return ` (number ${which.join(', ')})`;
}

/** Guides that nobody is ever given: the rules do not ask those whom they are for, or others fit better. */
export function unusedGuides(guides: readonly Guide[], rows: readonly CoverageRow[]): string[] {
  const used = new Set(rows.flatMap(({ cells }) => Object.values(cells).flatMap((cell) => cell.guides)));
  const why =
    "nobody is given it, for the rules ask no such role there or another guide fits better, mend 'for' or remove the file";
  return guides.filter(({ id }) => !used.has(id)).map((guide) => finding(fileOf(guide), 'for', why));
}
