import writeXlsxFile, { type CellObject, type Row, type Sheet } from 'write-excel-file/node';
import type { Report, ReportCell, ReportColumn, ReportSection, ReportTable } from '../views/exports/report';
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
  return {
    value: new Date(`${cell.day}T00:00:00Z`),
    type: Date,
    format: 'dd.mm.yyyy',
    align: 'left',
    ...top,
  };
}

function bold(text: string): CellObject {
  return { ...textCell(text), fontWeight: 'bold' };
}

/** In points, of a line in the font below. */
const lineHeight = 15;
/** How many lines a text takes in a column. */
function linesIn(cell: ReportCell, width: number): number {
  if (typeof cell !== 'string') return 1;
  const lines = printable(cell).split('\n');
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
}

/** A row as high as its longest text: Excel would find that out by itself, LibreOffice would cut the text off. */
function rowOf(cells: readonly ReportCell[], columns: readonly ReportColumn[]): Row {
  const lines = cells.map((cell, at) => linesIn(cell, columns[at]?.width ?? 1));
  const height = lineHeight * Math.max(1, ...lines);
  return cells.map((cell, at) => (at === 0 ? { ...cellOf(cell), height } : cellOf(cell)));
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
    data: [header, ...rows.map((row) => rowOf(row, columns))],
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape',
  };
}

const about = [{ heading: '', width: 100 }];

/** All that stands around the tables in a document. */
function aboutSheet(sheet: string, { title, subtitle, sections, notes }: Report): Sheet<FileContent> {
  const said = sections.flatMap(({ heading, paragraphs }: ReportSection): Row[] =>
    paragraphs.length === 0
      ? []
      : [[null], [bold(heading)], ...paragraphs.map((text) => rowOf([text], about))],
  );
  const data: Row[] = [
    [{ ...bold(title), fontSize: 16, height: 2 * lineHeight }],
    [textCell(subtitle)],
    ...said,
    [null],
    ...notes.map((note) => rowOf([note], about)),
  ];
  return { sheet, data, columns: about.map(({ width }) => ({ width })), orientation: 'landscape' };
}

/** A report as a workbook: a sheet a table with a header that stays in sight, and one with all else. */
export function xlsxOf(report: Report, words: Words): Promise<Buffer> {
  const taken = new Set<string>();
  const tables = report.sections.flatMap(({ heading, table }) =>
    table ? [tableSheet(sheetName(heading, taken), table)] : [],
  );
  const rest = aboutSheet(sheetName(words.t('export.about'), taken), report);
  const sheets = [...tables, rest];
  return writeXlsxFile(sheets, {
    fontFamily: 'Calibri',
    fontSize: 11,
    features: [forPrintAndReaders(report, words)],
  }).toBuffer();
}
