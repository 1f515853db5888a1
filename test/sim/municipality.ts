import type { ImportFile } from '../../src/app/import-municipality';
import type { Day } from '../../src/domain/calendar/instant';
import type { Random } from './random';

/** A municipality of any size, as the files that an administration would import. */
export interface Municipality {
  files: ImportFile[];
  /** The days of the council's decisions. */
  decided: { '6-18': Day; '0-6': Day };
}

type Line = readonly string[];

const sectorsInTurn = [
  'skole',
  'dagtilbud',
  'fu',
  'selvejende',
  'skole',
  'dagtilbud',
  'specialskole',
] as const;

/** From and to of a person who leaves halfway and the one who comes after. */
const leaves = '2027-04-14';
const comes = '2027-04-15';
const from = '2026-01-01';

function csv(name: string, headings: string, lines: readonly Line[]): ImportFile {
  const text = [headings, ...lines.map((line) => line.join(';'))].join('\n');
  return { name, bytes: new TextEncoder().encode(text) };
}

/** Looks as Entra's do. */
function objectIdOf(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

/** Every role that has something to say in a unit of this kind. */
function rolesOf(kind: (typeof sectorsInTurn)[number]): string[] {
  switch (kind) {
    case 'fu':
      return [
        'leader',
        'deputy-leader',
        'centre-leader',
        'youth-school-coordinator',
        'department-head',
        'staff-rep',
        'senate',
        'consultant',
      ];
    case 'selvejende':
      return ['leader', 'pedagogical-leader', 'staff-rep', 'board-rep'];
    case 'dagtilbud':
      return ['leader', 'pedagogical-leader', 'staff-rep', 'board-rep', 'consultant'];
    default:
      return ['leader', 'pedagogical-leader', 'staff-rep', 'board-rep', 'pupil-council', 'consultant'];
  }
}

/** @param units how many; every seventh has a leader who is replaced halfway */
export function aMunicipality(units: number, random: Random): Municipality {
  const chefs = Math.max(1, Math.ceil(units / 18));
  const unitLines: Line[] = [];
  const people: Line[] = [];
  const person = (upn: string, role: string, unit: string, since = from, until = ''): void => {
    // Some are known by their object id, the others by their UPN until they write.
    const objectId = random.chance(0.7) ? objectIdOf(people.length) : '';
    people.push([`${upn}@example.dk`, upn.replaceAll('-', ' '), objectId, role, unit, since, until, '']);
  };
  for (let chef = 0; chef < chefs; chef += 1) person(`chef-${chef}`, 'chef', '');
  for (let index = 0; index < units; index += 1) {
    const kind = sectorsInTurn[index % sectorsInTurn.length]!;
    const sector = kind === 'selvejende' ? 'dagtilbud' : kind === 'specialskole' ? 'skole' : kind;
    const ownership = kind === 'selvejende' ? 'selvejende' : 'kommunal';
    const id = `u${index}`;
    const sites = kind === 'fu' ? 'Nord|Syd' : '';
    const special = kind === 'specialskole' ? 'ja' : 'nej';
    unitLines.push([
      id,
      `Enhed ${index}`,
      sector,
      ownership,
      special,
      `chef-${index % chefs}@example.dk`,
      sites,
    ]);
    for (const role of rolesOf(kind)) {
      const isReplaced = role === 'leader' && index % 7 === 3;
      person(`${role}-${index}`, role, id, from, isReplaced ? leaves : '');
      if (isReplaced) person(`${role}-${index}-ny`, role, id, comes);
    }
  }
  const files = [
    csv('units.csv', 'id;name;sector;ownership;special;chef_upn;sites', unitLines),
    csv('people.csv', 'upn;name;aad_object_id;role;unit;from;to;language', people),
    csv('themes.csv', 'area;report_year;decided;title', [
      ['6-18', '2026', '2026-11-25', 'Fællesskaber for alle'],
      ['0-6', '2027', '2027-01-13', 'Sprog i hverdagen'],
    ]),
    csv('datapackages.csv', 'unit;number;url;available', [
      ['6-18', '1', 'https://lis.example.dk/1', '2027-01-15'],
      ['6-18', '2', 'https://lis.example.dk/2', '2027-08-16'],
      ['6-18', '3', 'https://lis.example.dk/3', '2028-01-14'],
      ['6-18', '4', 'https://lis.example.dk/4', '2028-08-15'],
      ['0-6', '1', 'https://lis.example.dk/5', '2027-01-20'],
      ['0-6', '2', 'https://lis.example.dk/6', '2027-08-20'],
      ['0-6', '3', 'https://lis.example.dk/7', '2028-01-20'],
      ['0-6', '4', 'https://lis.example.dk/8', '2028-08-20'],
    ]),
  ];
  return { files, decided: { '6-18': '2026-11-25', '0-6': '2027-01-13' } };
}

/** The municipality's school holidays of the years that are simulated. */
export const schoolHolidays = [
  { from: '2026-12-21', to: '2027-01-03' },
  { from: '2027-02-15', to: '2027-02-19' },
  { from: '2027-03-22', to: '2027-03-29' },
  { from: '2027-06-28', to: '2027-08-08' },
  { from: '2027-10-18', to: '2027-10-22' },
  { from: '2027-12-20', to: '2028-01-02' },
  { from: '2028-02-14', to: '2028-02-18' },
  { from: '2028-04-10', to: '2028-04-17' },
  { from: '2028-06-26', to: '2028-08-06' },
  { from: '2028-10-16', to: '2028-10-20' },
  { from: '2028-12-18', to: '2029-01-02' },
];
