import { CsvError, parse } from 'csv-parse/sync';
import { finding, type Finding } from './findings';

/** One of the files of an import, as the caller read it. */
export interface ImportFile {
  name: string;
  bytes: Uint8Array;
}

/** A column's English heading, and the Danish ones that mean the same. */
export type Headings<Column extends string> = Readonly<Record<Column, readonly string[]>>;

export interface Row<Column extends string> {
  /** The line in the file where the row begins. */
  line: number;
  cells: Record<Column, string>;
}

export interface Table<Column extends string> {
  rows: Row<Column>[];
  findings: Finding[];
}

const maxBytes = 10_000_000;
const maxRows = 20_000;

/** What Windows-1252 has at 0x80–0x9f; U+FFFD where it has nothing. */
const windowsOnly =
  '\u20ac\ufffd\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\ufffd\u017d\ufffd' +
  '\ufffd\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\ufffd\u017e\u0178';

/** UTF-8 with or without BOM, else Windows-1252, which is what Excel saves in Denmark. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not by TextDecoder: some versions of Node take windows-1252 for Latin-1, and lose š, ž and dashes.
    const latin = Buffer.from(bytes).toString('latin1');
    return latin.replace(/[\u0080-\u009f]/gu, (each) => windowsOnly[each.charCodeAt(0) - 0x80] ?? each);
  }
}

/** With its mark, or by the empty half of each letter of a heading. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isMarked || (bytes.byteLength > 1 && (first === 0) !== (second === 0));
}

/** Files of other programs that have only been renamed, by how they begin. */
const others = [
  ['PK\u0003\u0004', 'a workbook or a zip file'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old workbook'],
  ['%PDF', 'a PDF'],
  ['\u001f\u008b', 'a packed file'],
] as const;

/** Why a file cannot be read as text at all. */
function refusedAs({ name: file, bytes }: ImportFile): Finding | undefined {
  if (bytes.byteLength > maxBytes) return finding(file, 0, 'file/too-large');
  if (isUtf16(bytes)) return finding(file, 0, 'file/encoding');
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  const other = others.find(([mark]) => start.startsWith(mark));
  return other && finding(file, 0, 'file/no-csv', other[1]);
}

/** Composed letters, no hard blanks, so that the same name is the same string. */
function tidyCell(cell: string): string {
  return cell.normalize('NFC').replaceAll('\u00a0', ' ').trim();
}

interface RawRow {
  line: number;
  cells: string[];
}

function split(text: string): RawRow[] {
  // The parser counts CRLF inside quotes as two lines.
  const lines = text.replace(/\r\n?/gu, '\n');
  const heading = lines.split('\n').find((line) => line.trim() !== '') ?? '';
  const records = parse(lines, {
    delimiter: heading.includes(';') ? ';' : ',',
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    // The heading, and one more than may be: so that what is far too long is not read to its end.
    to: maxRows + 2,
  }) as unknown as { record: string[]; info: { lines: number } }[];
  return records.map(({ record, info }) => {
    const breaks = record.reduce((count, cell) => count + cell.split('\n').length - 1, 0);
    return { line: info.lines - breaks, cells: record.map(tidyCell) };
  });
}

/** Where each column is, by its English or a Danish heading. */
function locate<Column extends string>(
  heading: RawRow,
  headings: Headings<Column>,
  file: string,
): { positions: [Column, number][]; findings: Finding[] } {
  const found = heading.cells.map((cell) => cell.toLowerCase().replace(/[\s-]+/gu, '_'));
  const positions: [Column, number][] = [];
  const findings: Finding[] = [];
  for (const column of Object.keys(headings) as Column[]) {
    const names = [column, ...headings[column]];
    const at = found.flatMap((name, index) => (names.includes(name) ? [index] : []));
    const [position] = at;
    if (position === undefined)
      findings.push(finding(file, heading.line, 'file/heading-missing', names.join(' / '), column));
    else positions.push([column, position]);
    if (at.length > 1)
      findings.push(finding(file, heading.line, 'file/heading-twice', names.join(' / '), column));
  }
  return { positions, findings };
}

/**
 * Reads a CSV file into rows by the English names of its columns. UTF-8 or Windows-1252; semicolon or
 * comma, told by the heading line; quoted cells; blank lines are skipped, columns not asked for too.
 * Every column that is asked for must be headed, so that a misspelt heading cannot lose its cells.
 * @returns no rows when the file as a whole cannot be used, and why
 */
export function readTable<Column extends string>(
  given: ImportFile,
  headings: Headings<Column>,
): Table<Column> {
  const { name: file } = given;
  const refused = refusedAs(given);
  if (refused) return { rows: [], findings: [refused] };
  let rawRows: RawRow[];
  try {
    rawRows = split(decode(given.bytes));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 0;
    const why = error.code.toLowerCase().replaceAll('_', ' ').replace(/^csv /u, '');
    return { rows: [], findings: [finding(file, line, 'file/malformed', why)] };
  }
  const [heading, ...body] = rawRows;
  if (!heading || body.length === 0) return { rows: [], findings: [finding(file, 0, 'file/empty')] };
  if (body.length > maxRows) return { rows: [], findings: [finding(file, 0, 'file/too-many-rows', maxRows)] };
  const { positions, findings } = locate(heading, headings, file);
  if (findings.length > 0) return { rows: [], findings };

  const table: Table<Column> = { rows: [], findings: [] };
  for (const { line, cells } of body) {
    const surplus = cells.slice(heading.cells.length).filter((cell) => cell !== '').length;
    if (surplus > 0) table.findings.push(finding(file, line, 'row/too-many-cells', surplus));
    else {
      const named = positions.map(([column, position]) => [column, cells[position] ?? '']);
      table.rows.push({ line, cells: Object.fromEntries(named) as Record<Column, string> });
    }
  }
  return table;
}
