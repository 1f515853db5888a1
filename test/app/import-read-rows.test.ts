import { readImport } from '../../src/app/import-municipality';
import { filesWith, goodRows, more } from './import-files';

const found = (files: Parameters<typeof readImport>[0]) =>
  readImport(files).findings.map(({ file, line, column, code }) => [file, line, column, code]);

describe('reading the import files', () => {
  it.each([
    ['', 'id', 'cell/empty'],
    ['a/b', 'id', 'unit/id'],
    ['6-18', 'id', 'unit/id'],
    ['Municipality', 'id', 'unit/id'],
    ['SKOLEN', 'id', 'unit/duplicate'],
    ['x'.repeat(61), 'id', 'unit/id'],
  ])('finds the unit id %j', (id, column, code) => {
    expect(found(more('units.csv', `${id};Ny;skole;kommunal;nej;chef@demo.test;`))).toEqual([
      ['units.csv', 5, column, code],
    ]);
  });

  it.each([
    ['=HYPERLINK("x")', 'cell/formula'],
    ['+4512345678', 'cell/formula'],
    ['-1', 'cell/formula'],
    ['@SUM(A1)', 'cell/formula'],
    ['a\u0000b', 'cell/unreadable'],
    ['a\tb', 'cell/unreadable'],
    ['a\nb', 'cell/unreadable'],
    ['a\u202eb', 'cell/unreadable'],
    ['M\ufffdllevang', 'cell/unreadable'],
    ['x'.repeat(201), 'cell/too-long'],
    ['   ', 'cell/empty'],
  ])('finds the name %j', (name, code) => {
    const quoted = `"${name.replaceAll('"', '""')}"`;
    const files = more('units.csv', `ny;${quoted};skole;kommunal;nej;chef@demo.test;`);
    expect(found(files)).toEqual([['units.csv', 5, 'name', code]]);
  });

  it.each([
    ['ny;Ny;skole;privat;nej;chef@demo.test;', 'ownership', 'unit/ownership'],
    ['ny;Ny;skole;selvejende;nej;chef@demo.test;', 'ownership', 'unit/selvejende'],
    ['ny;Ny;skole;kommunal;måske;chef@demo.test;', 'special', 'unit/special'],
    ['ny;Ny;skole;kommunal;nej;lis@demo.test;', 'chef_upn', 'unit/no-chef'],
    ['ny;Ny;skole;kommunal;nej;nobody@demo.test;', 'chef_upn', 'unit/no-chef'],
    ['ny;Ny;skole;kommunal;nej;chef;', 'chef_upn', 'person/upn'],
    ['ny;Ny;skole;kommunal;nej;chef@demo.test;Nord|nord ', 'sites', 'unit/site-twice'],
    ['ny;Ny;skole;kommunal;nej;chef@demo.test;Nord||Syd', 'sites', 'cell/empty'],
    ['ny;Ny;skole;kommunal;nej;chef@demo.test;Nord|=Syd', 'sites', 'cell/formula'],
    ['ny;Ny;constructor;kommunal;nej;chef@demo.test;', 'sector', 'unit/sector'],
  ])('finds the unit row %s', (row, column, code) => {
    expect(found(more('units.csv', row))).toEqual([['units.csv', 5, column, code]]);
  });

  it.each([
    ['ny@demo.test;Ny;;rektor;skolen;2024-01-01;;', 'role', 'person/role'],
    ['ny@demo.test;Ny;;leader;;2024-01-01;;', 'unit', 'person/needs-unit'],
    ['ny@demo.test;Ny;;leader;nowhere;2024-01-01;;', 'unit', 'person/no-unit'],
    ['ny@demo.test;Ny;;administration;skolen;2024-01-01;;', 'unit', 'person/unit-not-used'],
    ['ny@demo.test;Ny;;leader;skolen;2024-02-01;2024-01-31;', 'to', 'person/period'],
    ['ny@demo.test;Ny;;leader;skolen;2024-02-30;;', 'from', 'cell/date'],
    ['ny@demo.test;Ny;;leader;skolen;29.02.2023;;', 'from', 'cell/date'],
    ['ny@demo.test;Ny;;leader;skolen;03/01/2024;;', 'from', 'cell/date'],
    ['ny@demo.test;Ny;;leader;skolen;0202-01-01;;', 'from', 'cell/date'],
    ['ny@demo.test;Ny;;leader;skolen;;;', 'from', 'cell/empty'],
    ['ny@demo.test;Ny;;pupil-council;klubben;2024-01-01;;', 'role', 'person/role-not-in-sector'],
    ['ny@demo.test;Ny;;senat;skolen;2024-01-01;;', 'role', 'person/role-not-in-sector'],
    ['ny@demo.test;Ny;;viceleder;skolen;2024-01-01;;', 'role', 'person/role-not-in-sector'],
    ['ny@demo.test;Ny;123;leader;skolen;2024-01-01;;', 'aad_object_id', 'person/aad'],
    [
      'ny@demo.test;Ny;00000000-0000-4000-8000-0000000000c0;leader;skolen;2024-01-01;;',
      ...(['aad_object_id', 'person/aad-twice'] as const),
    ],
    [
      'chef@demo.test;Carl Chef;00000000-0000-4000-8000-0000000000c1;administration;;2024-01-01;;',
      ...(['aad_object_id', 'person/contradiction'] as const),
    ],
    ['ny#EXT#@demo.test;Ny;;leader;skolen;2024-01-01;;', 'upn', 'person/upn'],
    ['LIS@demo.test;Lis Løber;;staff-rep;skolen;2024-01-01;;', 'name', 'person/contradiction'],
    ['bo@demo.test;Bo Board;;consultant;skolen;2024-01-01;;da', 'language', 'person/contradiction'],
    ['ny@demo.test;Ny;;leader;skolen;2024-01-01;;sv', 'language', 'person/language'],
    ['lis@demo.test;Lis Leder;;leader;skolen;2024-01-01;;', 'role', 'person/role-twice'],
    ['lis@demo.test;Lis Leder;;leder;skolen;2025-01-01;2025-02-01;', 'role', 'person/role-twice'],
  ])('finds the person row %s', (row, column, code) => {
    expect(found(more('people.csv', row))).toEqual([['people.csv', 6, column, code]]);
  });

  it('takes the same role again after it ended', () => {
    const rows = [
      ...goodRows['people.csv'],
      'ny@demo.test;Ny;;leader;skolen;2020-01-01;2021-01-01;',
      'ny@demo.test;Ny;;leader;skolen;2021-01-02;;',
    ];
    expect(found(filesWith({ 'people.csv': rows }))).toEqual([]);
  });

  it.each([
    ['0-18;2026;2026-03-11;Leg', 'area', 'theme/area'],
    ['6-18;2026;2026-03-11;fællesskaber', 'title', 'theme/twice'],
    ['6-18;2028;2028-03-11;Leg', 'report_year', 'theme/contradiction'],
    ['6-18;2026;2026-03-12;Leg', 'report_year', 'theme/contradiction'],
    ['0-6;2026;2026-03-11;Leg', 'report_year', 'theme/parity'],
    ['0-6;MMXXV;2025-03-11;Leg', 'report_year', 'cell/number'],
  ])('finds the theme row %s', (row, column, code) => {
    expect(found(more('themes.csv', row))).toEqual([['themes.csv', 4, column, code]]);
  });

  it.each([
    ['nowhere;1;https://lis.test;2026-03-20', 'unit', 'datapackage/unit'],
    ['skolen;5;https://lis.test;2026-03-20', 'number', 'datapackage/number'],
    ['skolen;1;http://lis.test;2026-03-20', 'url', 'datapackage/url'],
    ['skolen;1;javascript:alert(1);2026-03-20', 'url', 'datapackage/url'],
    ['skolen;1;https://me:secret@lis.test;2026-03-20', 'url', 'datapackage/url'],
    ['klubben;1;https://lis.test;2026-03-20', 'number', 'datapackage/twice'],
  ])('finds the data package row %s', (row, column, code) => {
    expect(found(more('datapackages.csv', row))).toEqual([['datapackages.csv', 4, column, code]]);
  });

  it.each([
    ['2026-10-18;2026-10-10;Efterårsferie', 'to', 'holiday/period'],
    ['2026-12-19;2027-12-31;Juleferie', 'to', 'holiday/too-long'],
    ['2026-02-30;2026-03-01;Vinterferie', 'from', 'cell/date'],
    ['2026-02-07;uge 7;Vinterferie', 'to', 'cell/date'],
    ['2026-02-07;;Vinterferie', 'to', 'cell/empty'],
    ['2026-02-07;2026-02-15;', 'name', 'cell/empty'],
  ])('finds the holiday row %s', (row, column, code) => {
    expect(found(more('holidays.csv', row))).toEqual([['holidays.csv', 4, column, code]]);
  });

  it.each([
    ['units.csv', 5, 'ny;Ny 010190-1234;skole;kommunal;nej;chef@demo.test;', 'name'],
    ['units.csv', 5, 'ny;Ny;skole;kommunal;nej;chef@demo.test;Fyret|0101901234', 'sites'],
    ['people.csv', 6, 'ny@demo.test;Ny (010190 1234);;leader;skolen;2024-01-01;;', 'name'],
    ['people.csv', 6, '0101901234@demo.test;Ny;;leader;skolen;2024-01-01;;', 'upn'],
    ['people.csv', 6, 'ny@demo.test;Ny;010190-1234;leader;skolen;2024-01-01;;', 'aad_object_id'],
    ['themes.csv', 4, '6-18;2026;2026-03-11;Om 010190–1234', 'title'],
    ['datapackages.csv', 4, 'skolen;1;https://lis.test/010190-1234;2026-03-20', 'url'],
    ['holidays.csv', 4, '2026-02-07;2026-02-15;\u200b010190\u200b1234', 'name'],
  ] as const)('finds a CPR number in %s, line %d, and does not repeat it', (file, line, row, column) => {
    const { findings, plan } = readImport(more(file, row));
    expect(findings.filter(({ code }) => code === 'cell/cpr')).toMatchObject([{ file, line, column }]);
    expect(JSON.stringify({ findings, plan })).not.toMatch(/010190.?1234/);
  });

  it('takes holidays of a day, of ten weeks, twice and overlapping', () => {
    const rows = [
      ...['2026-05-15;2026-05-15;Klemmedag', '2026-06-27;2026-09-04;Sommer', '2026-06-27;2026-08-09;Sommer'],
      '2026-06-27;2026-08-09;Sommerferie',
    ];
    const { plan, findings } = readImport(filesWith({ 'holidays.csv': rows }));
    expect(findings).toEqual([]);
    expect(plan.holidays?.map(({ from, to }) => `${from} ${to}`)).toEqual([
      '2026-05-15 2026-05-15',
      '2026-06-27 2026-08-09',
      '2026-06-27 2026-08-09',
      '2026-06-27 2026-09-04',
    ]);
  });

  it('leaves the holidays as they are without a file, and says so of an empty one', () => {
    const files = filesWith({}).filter(({ name }) => name !== 'holidays.csv');
    expect(readImport(files)).toMatchObject({ findings: [], plan: { isWhole: true } });
    expect(readImport(files).plan).not.toHaveProperty('holidays');
    expect(found(filesWith({ 'holidays.csv': [] }))).toEqual([['holidays.csv', 0, undefined, 'file/empty']]);
  });
});
