import writeXlsxFile, { type CellObject, type Row, type Sheet } from 'write-excel-file/node';
import type { Report, ReportCell, ReportSection, ReportTable } from '../views/exports/report';
import type { Words } from '../views/texts';
import { printable } from './written';
import { forPrintAndReaders, type FileContent } from './xlsx-print';

const headerFill = '#E5EDF3';
const top = { alignVertical: 'top', wrap: true } as const;
/** What a spreadsheet would take for a formula, were it typed in. */
const looksLikeFormula = /^[=+\-@\t\r\n]/;

/** Text is text whatever it begins with: its type says so, and its format keeps it so when someone edits the cell. */
function textCell(text: string): CellObject {
  const value = printable(text);
  return { value, type: String, ...top, ...(looksLikeFormula.test(value) && { format: '@' }) };
}

function cellOf(cell: ReportCell): CellObject | null {
  if (cell === '') return null;
  if (typeof cell === 'string') return textCell(cell);
  if (typeof cell === 'number') return { value: cell, type: Number, ...top };
  return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'dd.mm.yyyy', ...top };
}

function bold(text: string): CellObject {
  return { ...textCell(text), fontWeight: 'bold' };
}

/** A name as spreadsheets take it: at most 31 characters, some of them never, each once. */
function sheetName(heading: string, taken: Set<string>): string {
  const base =
    printable(heading)
      .replace(/[[\]:*?/\\']/g, ' ')
      .trim()
      .slice(0, 28) || '–';
  let name = base;
  for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${base} ${count}`;
  taken.add(name.toLowerCase());
  return name;
}

function tableSheet(sheet: string, { columns, rows }: ReportTable): Sheet<FileContent> {
  const header: Row = columns.map(({ heading }) => ({ ...bold(heading), backgroundColor: headerFill }));
  return {
    sheet,
    data: [header, ...rows.map((row) => row.map(cellOf))],
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape',
  };
}

/** All that stands around the tables in a document. */
function aboutSheet(sheet: string, { title, subtitle, sections, notes }: Report): Sheet<FileContent> {
  const said = sections.flatMap(({ heading, paragraphs }: ReportSection): Row[] =>
    paragraphs.length === 0 ? [] : [[null], [bold(heading)], ...paragraphs.map((text) => [textCell(text)])],
  );
  const data: Row[] = [
    [{ ...bold(title), fontSize: 16 }],
    [textCell(subtitle)],
    ...said,
    [null],
    ...notes.map((note) => [textCell(note)]),
  ];
  return { sheet, data, columns: [{ width: 100 }], orientation: 'landscape' };
}

/** A report as a workbook: a sheet a table with a header that stays in sight, and one with all else. */
export function xlsxOf(report: Report, words: Words): Promise<Buffer> {
  const taken = new Set<string>();
  const tables = report.sections.flatMap(({ heading, table }) =>
    table ? [tableSheet(sheetName(heading, taken), table)] : [],
  );
  const about = aboutSheet(sheetName(words.t('export.about'), taken), report);
  const sheets = [...tables, about];
  return writeXlsxFile(sheets, {
    fontFamily: 'Calibri',
    fontSize: 11,
    features: [forPrintAndReaders(report, words)],
  }).toBuffer();
}
