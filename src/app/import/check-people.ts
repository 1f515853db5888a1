import { existsIn, isUnitless, overlap } from '../../domain/people/roles';
import type { Sector } from '../../domain/people/unit';
import type { Read } from './cells';
import type { PersonRow } from './files';
import { cellFinding, finding, type Finding } from './findings';
import type { PlannedPerson } from './plan';

const file = 'people.csv';
type Line = Read<PersonRow>;
export interface Checked<T> {
  good: T[];
  findings: Finding[];
}

/** Sorts rows by whether a check finds a fault in them. */
export function sift<T>(rows: readonly T[], check: (row: T) => Finding | undefined): Checked<T> {
  const good: T[] = [];
  const findings: Finding[] = [];
  for (const row of rows) {
    const fault = check(row);
    if (fault) findings.push(fault);
    else good.push(row);
  }
  return { good, findings };
}

const personal = ['name', 'aad_object_id', 'language'] as const;
type Personal = Pick<Line, (typeof personal)[number]>;

/** The first column in which a row says otherwise than the rows above it; an empty cell says nothing. */
function contradiction(above: Personal, row: Line): (typeof personal)[number] | undefined {
  return personal.find(
    (column) => above[column] !== undefined && row[column] !== undefined && above[column] !== row[column],
  );
}

/** Rows that agree with themselves, with the person's other rows and with other people's. */
export function consistentPeople(rows: readonly Line[]): Checked<Line> {
  const saidOf = new Map<string, Personal>();
  const ownerOf = new Map<string, string>();
  const sameRole = new Map<string, Line[]>();
  return sift(rows, (row) => {
    const { line, upn, role, unit, from, to, aad_object_id: aad } = row;
    if (to !== undefined && to < from) return finding(file, line, 'person/period', '', 'to');
    if (isUnitless(role)) {
      if (unit !== undefined) return finding(file, line, 'person/unit-not-used', '', 'unit');
    } else if (unit === undefined) return finding(file, line, 'person/needs-unit', '', 'unit');

    const owner = aad === undefined ? upn : (ownerOf.get(aad) ?? upn);
    if (owner !== upn) return cellFinding(file, line, 'aad_object_id', 'person/aad-twice', owner);
    const above = saidOf.get(upn) ?? row;
    const column = contradiction(above, row);
    if (column) return cellFinding(file, line, column, 'person/contradiction', above[column] ?? '');

    const key = [upn, role, unit].join(' ');
    const held = sameRole.get(key) ?? [];
    const twin = held.find((other) => overlap(other, row));
    if (twin) return finding(file, line, 'person/role-twice', twin.line, 'role');
    // Only now does the row count for those below it.
    saidOf.set(upn, {
      name: above.name,
      aad_object_id: above.aad_object_id ?? aad,
      language: above.language ?? row.language,
    });
    if (aad !== undefined) ownerOf.set(aad, upn);
    sameRole.set(key, [...held, row]);
    return undefined;
  });
}

/** Rows whose unit is there, and of a sector that has the role. */
export function peopleOfUnits(rows: readonly Line[], sectors: ReadonlyMap<string, Sector>): Checked<Line> {
  return sift(rows, ({ line, role, unit }) => {
    if (unit === undefined) return undefined;
    const sector = sectors.get(unit);
    if (sector === undefined) return cellFinding(file, line, 'unit', 'person/no-unit', unit);
    if (existsIn(role, sector)) return undefined;
    return finding(file, line, 'person/role-not-in-sector', sector, 'role');
  });
}

/** The people that the rows are about, each with all roles. */
export function peopleOf(rows: readonly Line[]): PlannedPerson[] {
  const people = new Map<string, PlannedPerson>();
  for (const { upn, name, aad_object_id: aad, language, role, unit, from, to } of rows) {
    const person: PlannedPerson = people.get(upn) ?? { upn, name, assignments: [] };
    if (aad !== undefined) person.aadObjectId = aad;
    if (language !== undefined) person.language = language;
    person.assignments.push({
      role,
      ...(unit === undefined ? {} : { unitId: unit }),
      from,
      ...(to === undefined ? {} : { to }),
    });
    people.set(upn, person);
  }
  return [...people.values()];
}
