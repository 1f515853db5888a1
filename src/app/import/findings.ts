import { roles } from '../../domain/people/person';

/** Every fault that an import file can have, with what it is, why it matters and how to mend it. */
const texts = {
  'file/unknown': (name) =>
    `${name} is no import file. Rename it to units.csv, people.csv, themes.csv, datapackages.csv or holidays.csv, or leave it out.`,
  'file/twice': (name) => `${name} is given twice, and only one can hold. Leave one out.`,
  'file/missing': (name) => `${name} is needed, since none has been imported yet. Add the file.`,
  'file/too-large': () => 'The file is larger than 10 MB, more than a municipality needs. Check the export.',
  'file/too-many-rows': (most) =>
    `The file has more than ${most} rows, more than a municipality needs. Check the export.`,
  'file/encoding': () => 'The file is UTF-16, which is not read. Save it as "CSV UTF-8".',
  'file/no-csv': (what) =>
    `The file is ${what}, whatever its name says. Open it in the program it is from, and save it as "CSV UTF-8".`,
  'file/malformed': (why) =>
    `The file cannot be split into cells (${why}). Put quotes around a cell that has the separator, and double each quote in it.`,
  'file/empty': () => 'The file has no rows, and importing it would take everything away. Check the export.',
  'file/heading-missing': (heading) =>
    `The heading ${heading} is missing. Add the column; where it is optional its cells may be empty.`,
  'file/heading-twice': (heading) =>
    `Two columns are headed ${heading}, so it is unclear which one holds. Remove one.`,
  'row/too-many-cells': (count) =>
    `The row has ${count} cells more than there are headings. Put quotes around a cell that has the separator.`,
  'cell/empty': () => 'The cell is empty, but it is needed. Fill it in.',
  'cell/too-long': (value) => `${value} is too long. Shorten it.`,
  'cell/unreadable': (value) =>
    `${value} has control, invisible or broken characters. Type it again, and save as "CSV UTF-8".`,
  'cell/formula': (value) =>
    `${value} begins like a formula, which a spreadsheet would run. Remove its first character.`,
  // What it says is not repeated: the findings are printed, and may be kept.
  'cell/cpr': () => 'A CPR number stands in the cell, and none is kept. Take it out of the file.',
  'cell/date': (value) => `${value} is no date between 1950 and 2100. Write it as 2026-03-11 or 11.03.2026.`,
  'cell/number': (value) => `${value} is no whole number. Write digits only.`,
  'unit/id': (value) =>
    `${value} cannot be a unit's id. Use up to 60 letters, digits and hyphens, and neither 0-6, 6-18 nor municipality.`,
  'unit/duplicate': (value) =>
    `The unit ${value} stands above already, and only one row can hold. Remove one, or give it its own id.`,
  'unit/sector': (value) => `${value} is no sector. Use dagtilbud, skole or fu.`,
  'unit/ownership': (value) => `${value} is no form of ownership. Use kommunal or selvejende.`,
  'unit/special': (value) => `${value} is neither yes nor no. Use ja or nej (or leave it empty for nej).`,
  'unit/selvejende': () => 'Only a dagtilbud can be selvejende. Change the ownership or the sector.',
  'unit/site-twice': (value) => `The site ${value} is there twice. Remove one, or tell them apart by name.`,
  'unit/no-chef': (value) =>
    `${value} has no good row with the role chef in people.csv, so the unit would have no chef. Add or mend that row, or mend the UPN.`,
  'person/upn': (value) =>
    `${value} is no UPN of an employee or contact (name@domain; guests cannot use the bot). Copy it from Entra.`,
  'person/aad': (value) =>
    `${value} is no object id. Copy it from Entra (8-4-4-4-12 hex digits), or leave it empty.`,
  'person/role': (value) => `${value} is no role. Use one of ${roles.join(', ')}, or its Danish name.`,
  'person/language': (value) => `${value} is no language of the bot. Use da or en, or leave it empty.`,
  'person/contradiction': (value) =>
    `The rows above say otherwise about this person: ${value}. Make name, object id and language the same in each row.`,
  'person/aad-twice': (value) =>
    `The object id belongs to ${value} above, and two people cannot share one. Copy each person's own from Entra.`,
  'person/role-twice': (value) =>
    `The same role in the same period stands in line ${value}. Remove one, or part the periods.`,
  'person/period': () => 'The role ends before it begins. Swap or mend the dates.',
  'person/needs-unit': () => 'This role is held in a unit, and none is given. Fill in the unit.',
  'person/unit-not-used': () =>
    'This role is held in no single unit; units.csv says which a chef has. Leave the unit empty.',
  'person/no-unit': (value) =>
    `There is no good row for the unit ${value} in units.csv. Add or mend that row, or mend the id.`,
  'person/role-not-in-sector': (value) =>
    `This role is not found in ${value}. Choose another role, or mend the unit.`,
  'theme/area': (value) => `${value} is no area. Use 0-6 or 6-18.`,
  'theme/parity': (value) =>
    `The report of ${value}: 6-18 reports in even years, 0-6 in odd years. Mend the year or the area.`,
  'theme/contradiction': (value) =>
    `The rows above have ${value} for this area. Keep only the newest report, with one date of decision.`,
  'theme/twice': (value) => `The theme ${value} stands above already. Remove one.`,
  'datapackage/unit': (value) =>
    `${value} is neither the id of a unit in units.csv nor an area (0-6, 6-18). Mend it, or add the unit.`,
  'datapackage/number': (value) => `${value} is no data package of a loop. Use 1, 2, 3 or 4.`,
  'datapackage/url': (value) =>
    `${value} is no link that Teams can open safely. Use an address that begins with https:// and has no password.`,
  'datapackage/twice': (value) =>
    `The same data package of the same unit or area stands in line ${value}. Remove one.`,
  'holiday/period': () => 'The holiday ends before it begins. Swap or mend the dates.',
  'holiday/too-long': (days) =>
    `The holiday is ${days} days long, and nothing is sent in it. Mend the year, or split it if it is meant.`,
} satisfies Record<string, (detail: string) => string>;

export type FindingCode = keyof typeof texts;

/** A fault in an import file. Line 1 is the heading, line 0 the file as a whole. */
export interface Finding {
  file: string;
  line: number;
  /** As headed in English, whatever language the file's headings are in. */
  column?: string;
  code: FindingCode;
  /** What, why, how to mend it; in English, for the one who runs the import. */
  message: string;
}

const quotedLength = 60;

/** A cell as a message shows it: short, and with what cannot be seen made visible. */
function quoted(value: string): string {
  const shown = value.length > quotedLength ? `${value.slice(0, quotedLength)}…` : value;
  return JSON.stringify(shown).replace(
    /[\p{Cf}\u007f-\u009f]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** @param detail what the message is about: a name or a count, as it is */
export function finding(
  file: string,
  line: number,
  code: FindingCode,
  detail: string | number = '',
  column?: string,
): Finding {
  const message = texts[code](String(detail));
  return { file, line, ...(column === undefined ? {} : { column }), code, message };
}

/** A finding about one cell, which the message quotes. */
export function cellFinding(
  file: string,
  line: number,
  column: string,
  code: FindingCode,
  value: string,
): Finding {
  return finding(file, line, code, quoted(value), column);
}

export function isFindingCode(text: string): text is FindingCode {
  return Object.hasOwn(texts, text);
}
