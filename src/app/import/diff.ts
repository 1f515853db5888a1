import type { AdoptedThemes } from '../../domain/loop/loop';
import type { Assignment, Person } from '../../domain/people/person';
import type { Member, Unit } from '../../domain/people/unit';
import type { DayRange } from '../../domain/rulesets/rule-set';
import type { ImportChanges } from './changes';

/** One field of a record: added when `from` is absent, taken away when `to` is. */
export interface FieldChange {
  field: string;
  from?: string;
  to?: string;
}

/** One record that an import changes, in the words of the files' columns. */
export interface ChangeLine {
  what: 'holidays' | 'person' | 'unit' | 'themes';
  id: string;
  name: string;
  kind: 'new' | 'changed' | 'ended';
  fields: FieldChange[];
}

function single(field: string, from: string | undefined, to: string | undefined): FieldChange[] {
  if (from === to) return [];
  return [{ field, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
}

/** What is in one list and not in the other. */
function listed(field: string, before: readonly string[], after: readonly string[]): FieldChange[] {
  const gone = before.filter((text) => !after.includes(text));
  const come = after.filter((text) => !before.includes(text));
  return [...gone.map((from) => ({ field, from })), ...come.map((to) => ({ field, to }))];
}

const period = ({ from, to }: { from: string; to?: string | undefined }): string => `${from}–${to ?? ''}`;

function roleText({ role, unitId, ...held }: Assignment): string {
  return [role, unitId, period(held)].filter((part) => part !== undefined).join(' ');
}

function memberText({ name, role, ...held }: Member): string {
  return `${name} ${role} ${period(held)}`;
}

function personFields(before: Person | undefined, after: Person): FieldChange[] {
  return [
    ...single('upn', before?.upn, after.upn),
    ...single('name', before?.name, after.name),
    ...single('aad_object_id', before?.aadObjectId, after.aadObjectId),
    ...single('language', before?.language, after.language),
    ...listed('role', before?.assignments.map(roleText) ?? [], after.assignments.map(roleText)),
    // Only chefs have one; it is set with the role.
    ...single('next digest', before?.dueAt, after.dueAt),
  ];
}

function chefOf({ chefId, members }: Unit): string {
  return members.find(({ personId, role }) => role === 'chef' && personId === chefId)?.name ?? chefId;
}

function unitFields(before: Unit | undefined, after: Unit): FieldChange[] {
  const links = ({ dataPackages }: Unit): string[] =>
    dataPackages.map(({ number, url, available }) => `${number}: ${url} from ${available}`);
  return [
    ...single('name', before?.name, after.name),
    ...single('sector', before?.sector, after.sector),
    ...single('ownership', before?.ownership, after.ownership),
    ...single('special', before && String(before.special), String(after.special)),
    ...single('chef', before && chefOf(before), chefOf(after)),
    ...listed(
      'site',
      before?.sites.map(({ name }) => name) ?? [],
      after.sites.map(({ name }) => name),
    ),
    ...listed('person', before?.members.map(memberText) ?? [], after.members.map(memberText)),
    ...listed('data package', before ? links(before) : [], links(after)),
  ];
}

function themesFields(before: AdoptedThemes | undefined, after: AdoptedThemes): FieldChange[] {
  const titles = ({ themes }: AdoptedThemes): string[] => themes.map(({ title }) => title);
  return [
    ...single('report_year', before && String(before.reportYear), String(after.reportYear)),
    ...single('decided', before?.decided, after.decided),
    ...listed('title', before ? titles(before) : [], titles(after)),
  ];
}

function kindOf({ before }: { before?: unknown }): 'new' | 'changed' {
  return before === undefined ? 'new' : 'changed';
}

/** What an import changes, record by record and field by field, in the order in which it is written. */
export function changeLines({ holidays, people, units, themes }: ImportChanges): ChangeLine[] {
  const periods = (ranges: readonly DayRange[]): string[] => ranges.map(period);
  const lines: ChangeLine[] = [];
  if (holidays) {
    const fields = listed('period', periods(holidays.before), periods(holidays.after));
    lines.push({ what: 'holidays', id: 'holidays', name: '', kind: 'changed', fields });
  }
  for (const { id, before, after, planned } of people) {
    const fields = personFields(before, after);
    const kind = planned ? kindOf({ before }) : 'ended';
    lines.push({ what: 'person', id, name: `${after.name} (${after.upn})`, kind, fields });
  }
  for (const { id, before, after } of units) {
    const fields = unitFields(before, after);
    lines.push({ what: 'unit', id, name: after.name, kind: kindOf({ before }), fields });
  }
  for (const { before, after } of themes) {
    const fields = themesFields(before, after);
    lines.push({ what: 'themes', id: after.area, name: '', kind: kindOf({ before }), fields });
  }
  return lines;
}
