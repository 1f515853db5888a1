import fc from 'fast-check';
import { readTable } from '../../src/app/import/csv';

const headings = { id: ['enhed_id'], name: ['navn'] };

const table = (content: string | Uint8Array) =>
  readTable(
    { name: 'units.csv', bytes: typeof content === 'string' ? Buffer.from(content) : content },
    headings,
  );

const cells = (content: string | Uint8Array) => table(content).rows.map((row) => row.cells);

describe('reading a CSV file', () => {
  const smoerblomst = [{ id: 'a', name: 'Smørblomst Ågård æble' }];

  it.each([
    ['UTF-8', Buffer.from('id;name\na;Smørblomst Ågård æble\n')],
    ['UTF-8 with BOM', Buffer.from('\ufeffid;name\r\na;Smørblomst Ågård æble\r\n')],
    ['Windows-1252', Buffer.from('id;name\r\na;Smørblomst Ågård æble\r\n', 'latin1')],
    ['commas', Buffer.from('id,name\na,Smørblomst Ågård æble')],
    ['Danish headings in another order', Buffer.from(' Navn ;ENHED-ID\nSmørblomst Ågård æble;a')],
    ['old line ends', Buffer.from('id;name\ra;Smørblomst Ågård æble\r')],
    [
      'letters in two parts and hard blanks',
      Buffer.from('id;name\na;Smørblomst\u00a0A\u030ag\u00e5rd æble '),
    ],
    ['columns nobody asked for', Buffer.from('cvr;id;;name\n12;a;;Smørblomst Ågård æble')],
    ['blank lines', Buffer.from('\n\nid;name\n;\n\n  ;  \na;Smørblomst Ågård æble\n;\n')],
  ])('reads %s', (_name, bytes) => {
    expect(cells(bytes)).toEqual(smoerblomst);
    expect(table(bytes).findings).toEqual([]);
  });

  it('reads the euro sign and dashes that only Windows-1252 has', () => {
    expect(cells(Buffer.from([...Buffer.from('id;name\na;'), 0x80, 0x96, 0xe6]))).toEqual([
      { id: 'a', name: '€–æ' },
    ]);
  });

  it('keeps separators, quotes and line ends inside quotes', () => {
    expect(cells('id;name\na;"x; ""y""\r\nz"\nb;c')).toEqual([
      { id: 'a', name: 'x; "y"\nz' },
      { id: 'b', name: 'c' },
    ]);
  });

  it('tells the line where a row begins, past blank lines and quoted line ends', () => {
    const { rows } = table('\r\nid;name\r\n\r\na;"x\r\ny"\r\nb;c\r\n;\r\nd;"e"');
    expect(rows.map(({ line }) => line)).toEqual([4, 6, 8]);
  });

  it('takes a row without its last, empty cells', () => {
    expect(cells('id;name\na')).toEqual([{ id: 'a', name: '' }]);
  });

  it.each([
    ['a row with too many cells', 'id;name\na;b\nc;d;e', 3, 'row/too-many-cells'],
    ['a heading that is missing', 'id;nam\na;b', 1, 'file/heading-missing'],
    ['a heading twice, in two languages', '\nid;name;navn\na;b;c', 2, 'file/heading-twice'],
    ['quotes that never end', 'id;name\na;"b\nc;d', 3, 'file/malformed'],
    ['quotes inside an unquoted cell', 'id;name\na;b"c"', 2, 'file/malformed'],
    ['nothing', '', 0, 'file/empty'],
    ['headings only', 'id;name\n', 0, 'file/empty'],
  ])('finds %s', (_name, content, line, code) => {
    expect(table(content).findings).toEqual([expect.objectContaining({ file: 'units.csv', line, code })]);
  });

  it('keeps the rows beside one with too many cells', () => {
    expect(cells('id;name\na;b\nc;d;e\nf;g')).toEqual([
      { id: 'a', name: 'b' },
      { id: 'f', name: 'g' },
    ]);
  });

  it.each([
    ['UTF-16', Buffer.from('\ufeffid;name\na;b', 'utf16le'), 'file/encoding'],
    ['UTF-16, the other way round', Buffer.from('\ufeffid;name\na;b', 'utf16le').swap16(), 'file/encoding'],
    ['UTF-16 without a mark', Buffer.from('id;name\na;b', 'utf16le'), 'file/encoding'],
    ['a workbook by another name', Buffer.from('PK\u0003\u0004xl/workbook.xml', 'latin1'), 'file/no-csv'],
    ['an old workbook', Buffer.from('\u00d0\u00cf\u0011\u00e0\u00a1', 'latin1'), 'file/no-csv'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'file/no-csv'],
    ['a packed file', Buffer.from([0x1f, 0x8b, 8, 0]), 'file/no-csv'],
    [
      'more rows than a municipality has',
      Buffer.from(`id;name\n${'a;b\n'.repeat(200_000)}`),
      'file/too-many-rows',
    ],
    ['a file beyond all measure', new Uint8Array(10_000_001), 'file/too-large'],
  ])('refuses %s', (_name, bytes, code) => {
    expect(table(bytes)).toEqual({ rows: [], findings: [expect.objectContaining({ line: 0, code })] });
  });

  it.each([
    ['a cell of 1 MB', `id;name\na;${'x'.repeat(1_000_000)}`],
    ['100,000 columns', `id;name;${'c;'.repeat(100_000)}\na;b`],
    ['a million blank lines', `id;name${'\n'.repeat(1_000_000)}a;b`],
    ['a million line ends in a cell', `id;name\na;"${'\n'.repeat(1_000_000)}b"`],
    ['as many rows as there may be', `id;name\n${'a;b\n'.repeat(20_000)}`],
  ])('reads %s', (_name, content) => {
    const { rows, findings } = table(content);
    expect(findings).toEqual([]);
    expect(rows.at(-1)!.cells.id).toBe('a');
  });

  it('takes 100,000 cells where there are two headings for one fault', () => {
    const { rows, findings } = table(`id;name\na;b${';x'.repeat(100_000)}`);
    expect(rows).toEqual([]);
    expect(findings).toEqual([expect.objectContaining({ line: 2, code: 'row/too-many-cells' })]);
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const withHeading = Buffer.concat([Buffer.from('id;name\n'), bytes]);
        expect(table(withHeading).rows.length + table(withHeading).findings.length).toBeGreaterThan(0);
        expect(table(bytes).findings.length).toBeGreaterThanOrEqual(0);
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});
