import { stringify } from 'csv-stringify/sync';
import type { Report, ReportTable } from '../views/exports/report';
import type { Words } from '../views/texts';
import { printable, writtenCell } from './written';

function rowsOf(words: Words, { columns, rows }: ReportTable): string[][] {
  const cells = rows.map((row) => row.map((cell) => writtenCell(words, cell)));
  return [columns.map(({ heading }) => heading), ...cells];
}

/** One table is nothing but its lines; several follow each other, each under its heading. */
function linesOf(words: Words, { sections }: Report): string[][] {
  const tables = sections.flatMap(({ heading, table }) => (table ? [{ heading, table }] : []));
  if (tables.length === 1) return tables.flatMap(({ table }) => rowsOf(words, table));
  return tables.flatMap(({ heading, table }, at) => [
    ...(at > 0 ? [['']] : []),
    [printable(heading)],
    ...rowsOf(words, table),
  ]);
}

/**
 * The tables of a report as Danish Excel opens them: UTF-8 with a byte order mark, semicolons, CRLF. A cell that a
 * spreadsheet would take for a formula begins with an apostrophe.
 */
export function csvOf(report: Report, words: Words): Buffer {
  const text = stringify(linesOf(words, report), {
    delimiter: ';',
    record_delimiter: 'windows',
    bom: true,
    escape_formulas: true,
  });
  return Buffer.from(text, 'utf8');
}
