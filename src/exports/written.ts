import type { Day } from '../domain/calendar/instant';
import type { ReportCell, ReportTable } from '../views/exports/report';
import { locales, type Words } from '../views/texts';

/** XML 1.0 has no place for most of these, and a document that has one does not open; nobody means to write any. */
const unprintable = /(?![\t\n])[\p{Control}\p{Surrogate}\ufffe\uffff]/gu;

/** A text as it can stand in any document. */
export function printable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unprintable, '');
}

/** '14.04.2026', as Danish tables write a day, and as the import reads it. */
function shortDay(day: Day): string {
  return day.split('-').reverse().join('.');
}

/** '7,5' in Danish. */
function writtenNumber(words: Words, value: number): string {
  return value.toLocaleString(locales[words.language], {
    useGrouping: false,
    maximumFractionDigits: 2,
  });
}

/** A cell as a reader sees it. */
export function writtenCell(words: Words, cell: ReportCell): string {
  if (typeof cell === 'number') return writtenNumber(words, cell);
  return typeof cell === 'string' ? printable(cell) : shortDay(cell.day);
}

/** Each column's share of the whole width. */
export function shares({ columns }: ReportTable): number[] {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  return columns.map(({ width }) => width / all);
}
