import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
  type IStylesOptions,
} from 'docx';
import type { Report, ReportSection, ReportTable } from '../views/exports/report';
import { locales, type Words } from '../views/texts';
import { printable, shares, writtenCell } from './written';

/** Lengths in twips, a twentieth of a point: A4 on its side, with margins of two centimetres. */
const page = { width: 11_906, height: 16_838, margin: 1_134 };
const textWidth = page.height - 2 * page.margin;

const ink = '1F2937';
const headerFill = 'E5EDF3';
const line = { style: 'single', size: 4, color: 'B6C2CC' } as const;

function styles(words: Words): IStylesOptions {
  const heading = { bold: true, color: ink };
  return {
    default: {
      document: {
        run: { font: 'Calibri', size: 20, language: { value: locales[words.language] } },
        paragraph: { spacing: { after: 80 } },
      },
      title: { run: { ...heading, size: 40 }, paragraph: { spacing: { after: 60 } } },
      heading1: { run: { ...heading, size: 28 }, paragraph: { spacing: { before: 280, after: 100 } } },
      heading2: { run: { ...heading, size: 23 }, paragraph: { spacing: { before: 200, after: 60 } } },
    },
  };
}

/** A text with the lines that its author gave it. */
function runsOf(written: string, isBold = false): TextRun[] {
  return printable(written)
    .split('\n')
    .map((text, at) => {
      const run: IRunOptions = { text, bold: isBold, ...(at > 0 && { break: 1 }) };
      return new TextRun(run);
    });
}

function paragraph(text: string, isBold = false): Paragraph {
  return new Paragraph({ children: runsOf(text, isBold) });
}

function cellOf(text: string, width: number, isHeader = false): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 50, bottom: 20, left: 90, right: 90 },
    ...(isHeader && { shading: { fill: headerFill, type: 'clear', color: 'auto' } }),
    children: [paragraph(text, isHeader)],
  });
}

function tableOf(words: Words, table: ReportTable): Table {
  const widths = shares(table).map((share) => Math.floor(share * textWidth));
  const row = (texts: readonly string[], isHeader = false): TableRow =>
    new TableRow({
      // Repeated on every page, and said by screen readers with each cell.
      tableHeader: isHeader,
      cantSplit: true,
      children: texts.map((text, at) => cellOf(text, widths[at] ?? 0, isHeader)),
    });
  return new Table({
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    borders: {
      top: line,
      bottom: line,
      left: line,
      right: line,
      insideHorizontal: line,
      insideVertical: line,
    },
    rows: [
      row(
        table.columns.map(({ heading }) => heading),
        true,
      ),
      ...table.rows.map((cells) => row(cells.map((cell) => writtenCell(words, cell)))),
    ],
  });
}

/** Each row as a short text of its own, for a table whose cells are too long to stand side by side. */
function proseOf(words: Words, { columns, rows }: ReportTable, headedBy: readonly number[]): Paragraph[] {
  return rows.flatMap((row) => {
    const texts = row.map((cell) => writtenCell(words, cell));
    const heading = headedBy.map((at) => texts[at] ?? '').join(' · ');
    const below = columns.flatMap((column, at) => {
      const text = texts[at] ?? '';
      if (text === '' || headedBy.includes(at)) return [];
      return [new Paragraph({ children: [...runsOf(`${column.heading}: `, true), ...runsOf(text)] })];
    });
    return [
      new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, children: runsOf(heading) }),
      ...below,
    ];
  });
}

function bodyOf(words: Words, table: ReportTable): (Paragraph | Table)[] {
  if (table.rows.length === 0) return [];
  return table.headedBy ? proseOf(words, table, table.headedBy) : [tableOf(words, table)];
}

function sectionOf(words: Words, { heading, paragraphs, table }: ReportSection): (Paragraph | Table)[] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, keepNext: true, children: runsOf(heading) }),
    ...paragraphs.map((text) => paragraph(text)),
    ...(table ? bodyOf(words, table) : []),
  ];
}

/**
 * What is said last, apart from what is above. After a table Word wants a paragraph in any case; without a height
 * it cannot begin a page of its own.
 */
function endOf(notes: readonly string[]): Paragraph[] {
  if (notes.length === 0)
    return [new Paragraph({ spacing: { before: 0, after: 0, line: 20, lineRule: 'exact' } })];
  return notes.map(
    (note, at) => new Paragraph({ ...(at === 0 && { spacing: { before: 200 } }), children: runsOf(note) }),
  );
}

/** 'Side 2 af 7', with the figures as fields that the reader's program fills in. */
function footer(words: Words): Footer {
  const marks = { '<page>': PageNumber.CURRENT, '<pages>': PageNumber.TOTAL_PAGES };
  const parts = words.t('export.page', { page: '<page>', pages: '<pages>' }).split(/(<pages?>)/);
  const children = parts.map((part) => (part in marks ? marks[part as keyof typeof marks] : part));
  return new Footer({
    children: [
      new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ children, size: 18 })] }),
    ],
  });
}

/** A report as a Word document, made to be read by committee and screen reader alike. */
export function docxOf(report: Report, words: Words): Promise<Buffer> {
  const { title, subtitle, sections, notes } = report;
  return Packer.toBuffer(
    new Document({
      title: printable(title),
      creator: 'Kvalitetsloop',
      description: printable(subtitle),
      styles: styles(words),
      sections: [
        {
          properties: {
            page: {
              size: { width: page.width, height: page.height, orientation: PageOrientation.LANDSCAPE },
              margin: { top: page.margin, right: page.margin, bottom: page.margin, left: page.margin },
            },
          },
          footers: { default: footer(words) },
          children: [
            new Paragraph({ heading: HeadingLevel.TITLE, children: runsOf(title) }),
            paragraph(subtitle),
            ...sections.flatMap((section) => sectionOf(words, section)),
            ...endOf(notes),
          ],
        },
      ],
    }),
  );
}
