import fc from 'fast-check';
import { importMunicipality, readImport, type ImportFile } from '../../src/app/import-municipality';
import { readDemoFiles } from '../../src/demo/files';
import { clockAt, counting, depsOver, openStore } from './import-deps';
import { filesWith, fileOf, goodRows } from './import-files';

/** Files that somebody has spoilt, on purpose or by a spreadsheet: all of it is taken, or nothing and why. */

const sample = readDemoFiles();

const odd = [
  ...[
    '',
    ' ',
    '"',
    '";',
    ';;',
    '\n',
    '\r',
    '\r\n',
    ',',
    '|',
    '\t',
    '\u0000',
    '\ufeff',
    '\u202e',
    '\ufffd',
    'æ',
  ],
  ...['=1+1', '+45', '-1', '@SUM(A1)', '2026-02-30', '31.12.0000', '275760-09-13', '1e309', '__proto__'],
  ...['javascript:alert(1)', 'file:///etc/passwd', 'x'.repeat(3_000), '${x}', 'chef', 'havblik', '0-6'],
];

interface Spoiling {
  file: number;
  at: number;
  cut: number;
  put: string;
}

const aSpoiling: fc.Arbitrary<Spoiling> = fc.record({
  file: fc.nat(4),
  at: fc.nat(20_000),
  cut: fc.oneof(fc.constant(0), fc.nat(12), fc.nat(400)),
  put: fc.oneof(fc.constantFrom(...odd), fc.string({ maxLength: 12, unit: 'binary' })),
});

function spoilt(files: readonly ImportFile[], spoilings: readonly Spoiling[]): ImportFile[] {
  return spoilings.reduce<ImportFile[]>(
    (before, { file, at, cut, put }) =>
      before.map((each, index) => {
        if (index !== file % before.length) return each;
        const text = Buffer.from(each.bytes).toString();
        const from = at % (text.length + 1);
        return { ...each, bytes: Buffer.from(text.slice(0, from) + put + text.slice(from + cut)) };
      }),
    [...files],
  );
}

it('is taken whole, or refused whole with what to mend, wherever the sample files are spoilt', async () => {
  const store = openStore();
  const { store: counted, writes } = counting(store);
  const deps = depsOver(counted, clockAt('2026-03-20T08:00:00.000Z'));
  await fc.assert(
    fc.asyncProperty(fc.array(aSpoiling, { minLength: 1, maxLength: 3 }), async (spoilings) => {
      const { plan, findings } = readImport(spoilt(sample, spoilings));
      expect(plan.isWhole).toBe(findings.length === 0);
      for (const { file, line, message } of findings) {
        expect(file).toMatch(/\.csv$/);
        expect(line).toBeGreaterThanOrEqual(0);
        expect(message).toMatch(/\.$/);
      }
      const before = writes();
      if (plan.isWhole) {
        await importMunicipality(deps, plan);
        return;
      }
      await expect(importMunicipality(deps, plan)).rejects.toMatchObject({ code: 'import/findings' });
      expect(writes()).toBe(before);
    }),
    { seed: 6, numRuns: 150 },
  );
  await store.close();
}, 60_000);

it('finds 20,000 bad rows, each by its line', () => {
  const rows = Array.from({ length: 20_000 }, () => 'x;=x;x;x;x;x;');
  const { findings, plan } = readImport(filesWith({ 'units.csv': rows }));
  expect(plan.isWhole).toBe(false);
  expect(findings.filter(({ file }) => file === 'units.csv').length).toBeGreaterThanOrEqual(100_000);
}, 60_000);

it('finds the second of two rows about one unit, and both of two chefs of one person', () => {
  const [first = ''] = goodRows['units.csv'];
  const twice = filesWith({
    'units.csv': [...goodRows['units.csv'], first.replace('Skolen ved', 'En anden ved')],
  });
  expect(readImport(twice).findings).toEqual([
    expect.objectContaining({ file: 'units.csv', line: 5, column: 'id', code: 'unit/duplicate' }),
  ]);
});

it.each([
  'data:text/html,x',
  'file:///etc/passwd',
  'javascript:alert(1)',
  '//lis.test',
  'https://',
  'https://a b',
])('takes no data package at %s', (url) => {
  const files = filesWith({}).filter(({ name }) => name !== 'datapackages.csv');
  const { findings } = readImport([...files, fileOf('datapackages.csv', [`skolen;1;${url};2026-03-20`])]);
  expect(findings).toEqual([expect.objectContaining({ line: 2, column: 'url', code: 'datapackage/url' })]);
});
