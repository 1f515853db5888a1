import type { ImportFile } from '../../src/app/import-municipality';

/** Small good files, and ways to spoil them. */

const heads = {
  'units.csv': 'id;name;sector;ownership;special;chef_upn;sites',
  'people.csv': 'upn;name;aad_object_id;role;unit;from;to;language',
  'themes.csv': 'area;report_year;decided;title',
  'datapackages.csv': 'unit;number;url;available',
  'holidays.csv': 'from;to;name',
};
type Name = keyof typeof heads;

export const goodRows: Record<Name, string[]> = {
  'units.csv': [
    'skolen;Skolen ved Åen;skole;kommunal;nej;chef@demo.test;',
    'klubben;FU Klubben;fu;kommunal;;chef@demo.test;Fyret|Ankeret',
    'solen;Solen;dagtilbud;selvejende;ja;chef@demo.test;',
  ],
  'people.csv': [
    'chef@demo.test;Carl Chef;00000000-0000-4000-8000-0000000000C0;chef;;2024-01-01;;da',
    'lis@demo.test;Lis Leder;;leader;skolen;2024-01-01;;',
    'bo@demo.test;Bo Board;;board-rep;solen;2024-01-01;;en',
    'bo@demo.test;Bo Board;;staff-rep;klubben;2024-01-01;;',
  ],
  'themes.csv': ['6-18;2026;2026-03-11;Fællesskaber', '6-18;2026;2026-03-11;Lyst til at lære'],
  'datapackages.csv': [
    '6-18;1;https://lis.test/alle;2026-03-20',
    'klubben;1;https://lis.test/klubben;2026-03-21',
  ],
  'holidays.csv': ['2026-06-27;2026-08-09;Sommerferie', '2026-03-28;2026-04-06;Påskeferie'],
};

export function fileOf(name: Name, rows: readonly string[]): ImportFile {
  return { name, bytes: Buffer.from([heads[name], ...rows].join('\n')) };
}

/** The good files with some rows other than they were. */
export function filesWith(rows: Partial<Record<Name, readonly string[]>>): ImportFile[] {
  return Object.entries({ ...goodRows, ...rows }).map(([name, own]) => fileOf(name as Name, own));
}

/** The good rows of a file and more. */
export function more(name: Name, ...rows: string[]): ImportFile[] {
  return filesWith({ [name]: [...goodRows[name], ...rows] });
}
