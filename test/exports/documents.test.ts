import { csvOf } from '../../src/exports/csv';
import { docxOf } from '../../src/exports/docx';
import { xlsxOf } from '../../src/exports/xlsx';
import type { Report } from '../../src/views/exports/report';
import { wordsIn } from '../../src/views/texts';
import { readZip } from '../cli/zip-reader';

/** Reports as files: what Word, Excel and LibreOffice need of them, and no text that becomes a formula. */

const words = wordsIn('da');
const dangerous = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x";"y")'];
const widths = [30, 12, 8];

function aReport(changes: Partial<Report> = {}): Report {
  return {
    title: 'Fokusområder & <ære>',
    subtitle: 'Opgjort den 1. april 2026',
    sections: [
      {
        heading: 'Enheder/skoler: alle',
        paragraphs: ['To linjer:\nog en til', 'Med et \u0000 og et \u001b'],
        table: {
          columns: ['Enhed', 'Dato', 'Timer'].map((heading, at) => ({ heading, width: widths[at]! })),
          rows: [
            ['Møllevang', { day: '2026-04-14' }, 7.5],
            ...dangerous.map((text) => [text, { day: '2026-04-15' } as const, 1]),
          ],
        },
      },
      { heading: 'Mangler', paragraphs: ['Ingen'] },
    ],
    notes: ['Svar er ikke med.'],
    ...changes,
  };
}

async function partsOf(file: Promise<Buffer>): Promise<(name: string) => string> {
  const parts = readZip(await file);
  return (name) => {
    const part = parts.get(name);
    if (!part) throw new Error(`no ${name} among ${[...parts.keys()].join(', ')}`);
    return part.toString('utf8');
  };
}

describe('a Word document', () => {
  let part: (name: string) => string;
  beforeAll(async () => {
    part = await partsOf(docxOf(aReport(), words));
  });

  it('has Word’s own headings, and its title and language where programs look for them', () => {
    const body = part('word/document.xml');
    const styles = [...body.matchAll(/<w:pStyle w:val="(\w+)"\/>/g)].map(([, style]) => style);
    expect(styles).toEqual(['Title', 'Heading1', 'Heading1']);
    expect(part('docProps/core.xml')).toContain('<dc:title>Fokusområder &amp; &lt;ære&gt;</dc:title>');
    expect(part('word/styles.xml')).toMatch(/<w:lang w:val="da-DK"/);
  });

  it('ends with its notes, and without any with nothing that could begin a page of its own', async () => {
    expect(part('word/document.xml')).toMatch(/Svar er ikke med\.(?:(?!<w:p>).)*<w:sectPr>/);
    const bare = await partsOf(docxOf(aReport({ sections: [aReport().sections[0]!], notes: [] }), words));
    expect(bare('word/document.xml')).toMatch(
      /<\/w:tbl><w:p><w:pPr><w:spacing [^>]*w:line="20" w:lineRule="exact"\/><\/w:pPr><\/w:p><w:sectPr>/,
    );
  });

  it('repeats the header row of a table, and no other', () => {
    const rows = part('word/document.xml').split('<w:tr>').slice(1);
    expect(rows).toHaveLength(2 + dangerous.length);
    expect(rows.map((row) => row.includes('<w:tblHeader/>'))).toEqual([
      true,
      ...rows.slice(1).map(() => false),
    ]);
  });

  it('counts its pages by fields', () => {
    const footer = part('word/footer1.xml');
    expect(footer).toMatch(/Side .*PAGE.* af .*NUMPAGES/s);
  });

  it('writes days and numbers as Danes do, and texts as they are, but for what XML cannot hold', () => {
    const body = part('word/document.xml');
    for (const text of ['14.04.2026', '7,5', '=1+1', 'Med et  og et ']) expect(body).toContain(`>${text}<`);
    expect(body).toMatch(/To linjer:<\/w:t>.*<w:br\/>.*og en til/s);
  });

  it('has a heading for each row of a table whose cells are paragraphs', async () => {
    const [first] = aReport().sections;
    const table = { ...first!.table!, headedBy: [0] };
    const prose = await partsOf(docxOf(aReport({ sections: [{ ...first!, table }] }), words));
    const body = prose('word/document.xml');
    expect(body.match(/<w:pStyle w:val="Heading2"\/>/g)).toHaveLength(1 + dangerous.length);
    expect(body).not.toContain('<w:tbl>');
    expect(body).toMatch(/Dato: <\/w:t>.*14\.04\.2026/s);
  });

  it('has no empty table', async () => {
    const [first] = aReport().sections;
    const sections = [{ ...first!, table: { ...first!.table!, rows: [] } }];
    expect((await partsOf(docxOf(aReport({ sections }), words)))('word/document.xml')).not.toContain(
      '<w:tbl>',
    );
  });
});

describe('a workbook', () => {
  let part: (name: string) => string;
  beforeAll(async () => {
    part = await partsOf(xlsxOf(aReport(), words));
  });

  it('has a sheet for the table and one for the rest, named as Excel takes it', () => {
    const names = [...part('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
      ([, name]) => name,
    );
    expect(names).toEqual(['Enheder skoler  alle', 'Om dokumentet']);
  });

  it('keeps the header row in sight, and repeats it in print', () => {
    expect(part('xl/worksheets/sheet1.xml')).toMatch(/<pane ySplit="1"[^>]*state="frozen"/);
    expect(part('xl/workbook.xml')).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="0">\'Enheder skoler  alle\'!$1:$1</definedName>',
    );
  });

  it('numbers the pages and fits them to the paper, with the parts in the order that Excel wants', () => {
    const sheet = part('xl/worksheets/sheet1.xml');
    expect(sheet).toContain('&amp;RSide &amp;P af &amp;N');
    // A title's own ampersand is none of the footer's codes.
    expect(sheet).toContain('&amp;LFokusområder &amp;&amp; &lt;ære');
    expect(sheet).toMatch(/<pageSetup [^>]*fitToWidth="1" fitToHeight="0"/);
    const order = ['sheetPr', 'sheetViews', 'cols', 'sheetData', 'pageMargins', 'pageSetup', 'headerFooter'];
    const places = order.map((tag) => sheet.indexOf(`<${tag}`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('has its title and language', () => {
    const core = part('docProps/core.xml');
    expect(core).toContain('<dc:title>Fokusområder &amp; &lt;ære&gt;</dc:title>');
    expect(core).toContain('<dc:language>da-DK</dc:language>');
    expect(part('[Content_Types].xml')).toContain('PartName="/docProps/core.xml"');
    expect(part('_rels/.rels')).toContain('Target="docProps/core.xml"');
  });

  it('has texts as texts, days as dates and numbers as numbers; and no formula', () => {
    const sheet = part('xl/worksheets/sheet1.xml');
    expect(sheet).not.toMatch(/<f[ >]/);
    expect(sheet).toMatch(/<c r="B2" s="\d+"><v>46126<\/v>/);
    expect(sheet).toMatch(/<c r="C2" s="\d+"><v>7.5<\/v>/);
    const styles = part('xl/styles.xml');
    const textFormat = /numFmtId="(\d+)" formatCode="@"/.exec(styles)?.[1] ?? 'none';
    const formats = [...styles.split('<cellXfs')[1]!.matchAll(/<xf ([^>]*)>/g)].map(([, xf]) => xf);
    for (const at of dangerous.keys()) {
      const [, style] = new RegExp(`<c r="A${at + 3}" s="(\\d+)" t="s">`).exec(sheet) ?? [];
      expect(formats[Number(style)]).toContain(`numFmtId="${textFormat}"`);
    }
  });
});

describe('a CSV file', () => {
  it('is what Danish Excel opens: UTF-8 with a mark, semicolons, and nothing that is a formula', () => {
    const file = csvOf(aReport(), words);
    expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = file.subarray(3).toString('utf8').split('\r\n');
    expect(lines.slice(0, 3)).toEqual(['Enhed;Dato;Timer', 'Møllevang;14.04.2026;7,5', "'=1+1;15.04.2026;1"]);
    expect(file.toString('utf8')).not.toMatch(/(?:^|;|\r\n)"?[=+\-@\t]/);
    expect(lines.at(-1)).toBe('');
  });

  it('has several tables one after another, each under its heading', () => {
    const table = { columns: [{ heading: 'A', width: 1 }], rows: [['x']] };
    const sections = ['En', 'To'].map((heading) => ({ heading, paragraphs: [], table }));
    expect(csvOf(aReport({ sections }), words).toString('utf8').slice(1)).toBe(
      'En\r\nA\r\nx\r\n\r\nTo\r\nA\r\nx\r\n',
    );
  });
});
