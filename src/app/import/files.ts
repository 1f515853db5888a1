import { z } from 'zod/v4';
import type { Role } from '../../domain/people/person';
import type { Area, Sector } from '../../domain/people/unit';
import {
  choiceCell,
  dayCell,
  eitherCell,
  linkCell,
  nameCell,
  objectIdCell,
  optionalCell,
  unitIdCell,
  upnCell,
  wholeNumberCell,
} from './cells';
import type { Headings } from './csv';

/**
 * The files of an import, by column: what a cell may hold, and its headings beside the English one.
 *
 * | file | columns (Danish headings) |
 * |---|---|
 * | units.csv | id (enhed_id, enhedsnummer) · name (navn) · sector (sektor) · ownership (ejerform) · special (specialtilbud) · chef_upn (chef, chefens_upn) · sites (afdelinger, matrikler, steder) |
 * | people.csv | upn (brugernavn) · name (navn) · aad_object_id (objekt_id, entra_objekt_id) · role (rolle) · unit (enhed) · from (fra) · to (til) · language (sprog) |
 * | themes.csv | area (område) · report_year (rapportår) · decided (besluttet, vedtaget) · title (titel, tema) |
 * | datapackages.csv | unit (enhed) · number (nummer, nr) · url (link) · available (tilgængelig, tilgængelig_fra) |
 * | holidays.csv | from (fra) · to (til) · name (navn) |
 *
 * Sites are separated by `|`. May be empty: special, sites, aad_object_id, unit (for chef and
 * administration), to, language. Dates are `2026-03-11` or `11.03.2026`.
 */
export const fileNames = [
  'units.csv',
  'people.csv',
  'themes.csv',
  'datapackages.csv',
  'holidays.csv',
] as const;
export type FileName = (typeof fileNames)[number];

const sectors: readonly (readonly [Sector, ...string[]])[] = [
  ['dagtilbud'],
  ['skole', 'school'],
  ['fu', 'fu-område'],
];

/** Every role under its code name, its Danish name and what is written for short. */
const roleNames: readonly (readonly [Role, ...string[]])[] = [
  ['chef', 'bu-chef', 'børn og unge-chef', 'distriktschef'],
  ['leader', 'leder', 'skoleleder', 'dagtilbudsleder', 'fu-leder'],
  ['pedagogical-leader', 'pædagogisk leder'],
  ['deputy-leader', 'viceleder', 'fu-viceleder'],
  ['centre-leader', 'fritidscenterleder', 'centerleder'],
  ['youth-school-coordinator', 'ungdomsskolekoordinator'],
  ['department-head', 'afdelingsleder', 'afdelingslederrepræsentant'],
  ['staff-rep', 'medarbejderrepræsentant'],
  ['board-rep', 'bestyrelsesrepræsentant', 'bestyrelse'],
  ['pupil-council', 'elevråd'],
  ['senate', 'senat'],
  ['consultant', 'konsulent', 'faglig konsulent'],
  ['administration', 'forvaltning', 'forvaltningen', 'fællesfunktionerne'],
];

const areaCell = choiceCell<Area>([['0-6'], ['6-18']], 'theme/area');

const maxSitesLength = 4000;
const sitesCell = nameCell(maxSitesLength)
  .transform((text) => text.split('|').map((site) => site.trim()))
  .pipe(z.array(nameCell()));

export const UnitRow = z.object({
  id: unitIdCell,
  name: nameCell(),
  sector: choiceCell(sectors, 'unit/sector'),
  ownership: choiceCell<'kommunal' | 'selvejende'>([['kommunal'], ['selvejende']], 'unit/ownership'),
  special: optionalCell(
    choiceCell<boolean>(
      [
        [true, 'ja', 'yes', '1'],
        [false, 'nej', 'no', '0'],
      ],
      'unit/special',
    ),
  ),
  chef_upn: upnCell,
  sites: optionalCell(sitesCell),
});
export type UnitRow = z.infer<typeof UnitRow>;

export const PersonRow = z.object({
  upn: upnCell,
  name: nameCell(),
  aad_object_id: optionalCell(objectIdCell),
  role: choiceCell(roleNames, 'person/role'),
  unit: optionalCell(unitIdCell),
  from: dayCell,
  to: optionalCell(dayCell),
  language: optionalCell(
    choiceCell<'da' | 'en'>(
      [
        ['da', 'dansk', 'danish'],
        ['en', 'engelsk', 'english'],
      ],
      'person/language',
    ),
  ),
});
export type PersonRow = z.infer<typeof PersonRow>;

export const ThemeRow = z.object({
  area: areaCell,
  report_year: wholeNumberCell,
  decided: dayCell,
  title: nameCell(),
});
export type ThemeRow = z.infer<typeof ThemeRow>;

const maxPackages = 4;

export const DataPackageRow = z.object({
  unit: eitherCell(areaCell, unitIdCell, 'datapackage/unit'),
  number: wholeNumberCell.refine((number) => number >= 1 && number <= maxPackages, 'datapackage/number'),
  url: linkCell,
  available: dayCell,
});
export type DataPackageRow = z.infer<typeof DataPackageRow>;

/** A school holiday; both days are included. The name is for those who keep the file. */
export const HolidayRow = z.object({ from: dayCell, to: dayCell, name: nameCell() });
export type HolidayRow = z.infer<typeof HolidayRow>;

export const headings: Readonly<Record<FileName, Headings<string>>> = {
  'units.csv': {
    id: ['enhed_id', 'enhedsnummer'],
    name: ['navn'],
    sector: ['sektor'],
    ownership: ['ejerform'],
    special: ['specialtilbud'],
    chef_upn: ['chef', 'chefens_upn'],
    sites: ['afdelinger', 'matrikler', 'steder'],
  } satisfies Headings<keyof UnitRow>,
  'people.csv': {
    upn: ['brugernavn'],
    name: ['navn'],
    aad_object_id: ['objekt_id', 'entra_objekt_id'],
    role: ['rolle'],
    unit: ['enhed'],
    from: ['fra'],
    to: ['til'],
    language: ['sprog'],
  } satisfies Headings<keyof PersonRow>,
  'themes.csv': {
    area: ['område'],
    report_year: ['rapportår'],
    decided: ['besluttet', 'vedtaget'],
    title: ['titel', 'tema'],
  } satisfies Headings<keyof ThemeRow>,
  'datapackages.csv': {
    unit: ['enhed'],
    number: ['nummer', 'nr'],
    url: ['link'],
    available: ['tilgængelig', 'tilgængelig_fra'],
  } satisfies Headings<keyof DataPackageRow>,
  'holidays.csv': { from: ['fra'], to: ['til'], name: ['navn'] } satisfies Headings<keyof HolidayRow>,
};
