import { readImport } from '../../src/app/import-municipality';
import { filesWith, fileOf, goodRows, more } from './import-files';

const found = (files: Parameters<typeof readImport>[0]) =>
  readImport(files).findings.map(({ file, line, column, code }) => [file, line, column, code]);

describe('reading the import files', () => {
  it('reads good files without a finding', () => {
    expect(readImport(filesWith({}))).toEqual({
      findings: [],
      plan: {
        isWhole: true,
        units: [
          {
            ...{ id: 'skolen', name: 'Skolen ved Åen', sector: 'skole', ownership: 'kommunal' },
            ...{ special: false, chefUpn: 'chef@demo.test', sites: [] },
          },
          {
            ...{ id: 'klubben', name: 'FU Klubben', sector: 'fu', ownership: 'kommunal' },
            ...{ special: false, chefUpn: 'chef@demo.test' },
            sites: [
              { id: 'fyret', name: 'Fyret' },
              { id: 'ankeret', name: 'Ankeret' },
            ],
          },
          {
            ...{ id: 'solen', name: 'Solen', sector: 'dagtilbud', ownership: 'selvejende' },
            ...{ special: true, chefUpn: 'chef@demo.test', sites: [] },
          },
        ],
        people: [
          {
            ...{ upn: 'chef@demo.test', name: 'Carl Chef', language: 'da' },
            aadObjectId: '00000000-0000-4000-8000-0000000000c0',
            assignments: [{ role: 'chef', from: '2024-01-01' }],
          },
          {
            ...{ upn: 'lis@demo.test', name: 'Lis Leder' },
            assignments: [{ role: 'leader', unitId: 'skolen', from: '2024-01-01' }],
          },
          {
            ...{ upn: 'bo@demo.test', name: 'Bo Board', language: 'en' },
            assignments: [
              { role: 'board-rep', unitId: 'solen', from: '2024-01-01' },
              { role: 'staff-rep', unitId: 'klubben', from: '2024-01-01' },
            ],
          },
        ],
        themes: [
          {
            ...{ area: '6-18', reportYear: 2026, decided: '2026-03-11' },
            themes: [
              { id: '2026-1', title: 'Fællesskaber' },
              { id: '2026-2', title: 'Lyst til at lære' },
            ],
          },
        ],
        dataPackages: [
          { of: '6-18', number: 1, url: 'https://lis.test/alle', available: '2026-03-20' },
          { of: 'klubben', number: 1, url: 'https://lis.test/klubben', available: '2026-03-21' },
        ],
        holidays: [
          { from: '2026-03-28', to: '2026-04-06' },
          { from: '2026-06-27', to: '2026-08-09' },
        ],
      },
    });
  });

  it('reads the same from Danish headings, roles, words and dates, commas and folders', () => {
    const danish = [
      {
        name: 'import/Units.csv',
        bytes: Buffer.from(
          'enhedsnummer,navn,sektor,ejerform,specialtilbud,chef,afdelinger\n' +
            'Skolen,Skolen ved Åen,Skole,Kommunal,Nej,CHEF@demo.test,\n' +
            'klubben,FU Klubben,FU,kommunal,,chef@demo.test,Fyret | Ankeret\n' +
            'solen,Solen,dagtilbud,selvejende,JA,chef@demo.test,\n',
          'latin1',
        ),
      },
      {
        name: 'C:\\import\\people.csv',
        bytes: Buffer.from(
          'brugernavn;navn;entra objekt-id;rolle;enhed;fra;til;sprog\n' +
            'chef@demo.test;Carl Chef;00000000-0000-4000-8000-0000000000C0;Børn og Unge-chef;;01.01.2024;;dansk\n' +
            'lis@demo.test;Lis Leder;;Skoleleder;SKOLEN;1.1.2024;;\n' +
            'bo@demo.test;Bo Board;;bestyrelsesrepræsentant;solen;01.01.2024;;engelsk\n' +
            'bo@demo.test;Bo Board;;medarbejderrepræsentant;klubben;01.01.2024;;\n',
        ),
      },
      {
        name: 'themes.csv',
        bytes: Buffer.from(
          'område;rapportår;besluttet;tema\n6-18;2026;11.03.2026;Fællesskaber\n6-18;2026;11.03.2026;Lyst til at lære',
        ),
      },
      {
        name: 'datapackages.csv',
        bytes: Buffer.from(
          'enhed;nr;link;tilgængelig\n6-18;1;https://lis.test/alle;20.03.2026\nklubben;1;https://lis.test/klubben;21.03.2026',
        ),
      },
      {
        name: 'Holidays.csv',
        bytes: Buffer.from(
          'fra,til,navn\n27.06.2026,09.08.2026,Sommerferie\n28.3.2026,06.04.2026,Påskeferie',
          'latin1',
        ),
      },
    ];
    expect(readImport(danish)).toEqual(readImport(filesWith({})));
  });

  it('says what, why and how to mend it', () => {
    const [finding] = readImport(more('units.csv', 'ny;Ny;gymnasium;kommunal;nej;chef@demo.test;')).findings;
    expect(finding).toEqual({
      ...{ file: 'units.csv', line: 5, column: 'sector', code: 'unit/sector' },
      message: '"gymnasium" is no sector. Use dagtilbud, skole or fu.',
    });
  });

  it('finds each bad cell of a row, and all files in order', () => {
    const files = filesWith({
      'units.csv': ['skolen;Skolen;skole;kommunal;nej;chef@demo.test;', 'x;=x;x;x;x;x;'],
      'people.csv': [goodRows['people.csv'][0]!, goodRows['people.csv'][1]!, 'x;x;;x;;x;;'],
      'datapackages.csv': ['x;x;x;x'],
    });
    expect(found(files.reverse()).map(([file, line, column]) => [file, line, column])).toEqual([
      ...['name', 'sector', 'ownership', 'special', 'chef_upn'].map((column) => ['units.csv', 3, column]),
      ...['upn', 'role', 'from'].map((column) => ['people.csv', 4, column]),
      ...['number', 'url', 'available'].map((column) => ['datapackages.csv', 2, column]),
    ]);
  });

  it('leaves out a bad row and what depends on it, and says so of each', () => {
    const rows = goodRows['people.csv'].map((row) => row.replace('2024-01-01', '2024-13-01'));
    const { plan, findings } = readImport(
      filesWith({ 'people.csv': [rows[0]!, ...goodRows['people.csv'].slice(1)] }),
    );
    expect(findings.map(({ file, line, code }) => [file, line, code])).toEqual([
      ['units.csv', 2, 'unit/no-chef'],
      ['units.csv', 3, 'unit/no-chef'],
      ['units.csv', 4, 'unit/no-chef'],
      ['people.csv', 2, 'cell/date'],
      ['people.csv', 3, 'person/no-unit'],
      ['people.csv', 4, 'person/no-unit'],
      ['people.csv', 5, 'person/no-unit'],
      ['datapackages.csv', 3, 'datapackage/unit'],
    ]);
    expect(plan).toEqual({
      isWhole: false,
      themes: [expect.objectContaining({ area: '6-18' })],
      dataPackages: [expect.objectContaining({ of: '6-18' })],
      holidays: [expect.anything(), expect.anything()],
    });
  });

  it('asks for units and people unless they were imported before', () => {
    const themes = [fileOf('themes.csv', goodRows['themes.csv'])];
    expect(found(themes)).toEqual([
      ['units.csv', 0, undefined, 'file/missing'],
      ['people.csv', 0, undefined, 'file/missing'],
    ]);
    const known = {
      units: [{ id: 'skolen', sector: 'skole', chefUpn: 'chef@demo.test' }],
      people: [{ upn: 'chef@demo.test', isChef: true }],
    } as const;
    expect(readImport(themes, known).findings).toEqual([]);
    const people = fileOf('people.csv', ['lis@demo.test;Lis;;leader;skolen;2024-01-01;;']);
    expect(readImport([people], known).findings).toEqual([
      expect.objectContaining({ file: 'people.csv', line: 0, code: 'unit/no-chef' }),
    ]);
  });

  it('does not know other CSV files, and takes each once', () => {
    const extra = [
      { name: 'poeple.csv', bytes: Buffer.from('') },
      { name: 'README.md', bytes: Buffer.from('') },
      ...filesWith({}),
      fileOf('themes.csv', goodRows['themes.csv']),
    ];
    expect(found(extra)).toEqual([
      ['poeple.csv', 0, undefined, 'file/unknown'],
      ['themes.csv', 0, undefined, 'file/twice'],
    ]);
  });
});
