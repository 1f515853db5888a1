import { Refusal } from '../../domain/errors';
import { meetingsOf, type Summary } from '../../domain/status/summary';
import { matchesByName } from '../../domain/status/name-match';
import { may } from '../../domain/people/may';
import type { Person } from '../../domain/people/person';
import { findPeople } from '../administration/people';
import type { Actor, Deps } from '../deps';
import { municipalityPk, type AuditRow } from '../ports';
import { reading } from '../use-case';
import { pageOfPlace, readCursor, writtenCursor, type Cursor } from './pages';
import type { AuditActor, AuditAnswer, AuditExport, AuditLine, AuditPage, AuditPlaceName } from './results';

/** On a card. */
const linesOfPage = 20;
/** Of each chain, where one person's rows are looked for. */
const scannedOfPage = 200;
const mostInDocument = 5000;

/** What acts without being a person, by the id its rows have. */
const programs: Readonly<Record<string, AuditActor>> = { timer: 'program', cli: 'command-line' };

/** @throws Refusal `access/not-administration` */
export function demandAudit({ person, today }: Actor): void {
  if (may(person, 'read-audit', {}, today).length === 0) throw new Refusal('access/not-administration');
}

/** @throws Refusal `access/no-such-unit` */
async function placeOf(
  deps: Deps,
  pk: string,
): Promise<{ place: AuditPlaceName; summary?: Summary | undefined }> {
  if (pk === municipalityPk) return { place: { pk } };
  const summary = (await deps.units.summary(pk))?.value;
  if (!summary) throw new Refusal('access/no-such-unit');
  return { place: { pk, unitName: summary.unit.name }, summary };
}

/** The names of those in the rows; of who has left the list, and was not erased, the id. One point read each. */
async function namesIn(
  deps: Deps,
  rows: readonly AuditRow[],
  summary: Summary | undefined,
): Promise<Map<string, string>> {
  const names = new Map(summary?.unit.members.map(({ personId, name }) => [personId, name]));
  const ids = new Set(rows.flatMap(({ personId }) => personId ?? []));
  await Promise.all(
    [...ids].map(async (id) => {
      if (names.has(id) || Object.hasOwn(programs, id)) return;
      names.set(id, (await deps.people.byId(id))?.value.name ?? id);
    }),
  );
  return names;
}

function lineOf(
  { at, personId, action, subjectId }: AuditRow,
  names: ReadonlyMap<string, string>,
  summary: Summary | undefined,
): AuditLine {
  const by: AuditActor =
    personId === undefined ? 'erased' : (programs[personId] ?? { name: names.get(personId) ?? personId });
  // An id ends where the next part begins: 'oo1' is not in 'oo12'.
  const meeting = summary && meetingsOf(summary).find(({ id }) => `${subjectId}:`.includes(`${id}:`));
  return { at, by, action, ...(meeting && { meeting: { kind: meeting.kind, number: meeting.number } }) };
}

async function linesOf(
  deps: Deps,
  rows: readonly AuditRow[],
  summary: Summary | undefined,
): Promise<AuditLine[]> {
  const names = await namesIn(deps, rows, summary);
  return rows.map((row) => lineOf(row, names, summary));
}

export interface AuditKey {
  /** A unit's id, or 'municipality'. */
  pk: string;
  personId?: string | undefined;
  /** `older` of the page before. */
  from?: string | undefined;
}

async function pageFor(deps: Deps, { pk, personId, from }: AuditKey): Promise<AuditPage> {
  const { place, summary } = await placeOf(deps, pk);
  const { rows, next } = await pageOfPlace(deps.audit, { container: 'units', pk }, readCursor(from), {
    count: linesOfPage,
    scan: personId === undefined ? linesOfPage : scannedOfPage,
    isMeant: (row) => personId === undefined || row.personId === personId,
  });
  const person = personId === undefined ? undefined : (await deps.people.byId(personId))?.value;
  if (personId !== undefined && !person) throw new Refusal('people/gone');
  return {
    place,
    ...(person && { person: { id: person.id, name: person.name } }),
    lines: await linesOf(deps, rows, summary),
    ...(next && { older: writtenCursor(next) }),
    now: deps.clock.now(),
  };
}

/**
 * A page of the audit of a unit or of the municipality, for the administration: who did and saw what, never what it
 * said. @throws Refusal `access/not-administration`, `access/no-such-unit`, `people/gone`
 */
export const readAudit = (deps: Deps, actor: Actor, key: AuditKey): Promise<AuditPage> =>
  reading(deps, 'read-audit', () => {
    demandAudit(actor);
    return pageFor(deps, key);
  });

/** Where a person's rows may be: in the units of their roles, the chef's own, and the municipality's. */
async function placesOf(deps: Deps, { id, assignments }: Person): Promise<AuditPlaceName[]> {
  const ids = new Set(assignments.flatMap(({ unitId }) => unitId ?? []));
  const found: AuditPlaceName[] = [];
  for (const unitId of ids) {
    const unit = (await deps.units.summary(unitId))?.value.unit;
    if (unit) found.push({ pk: unit.id, unitName: unit.name });
  }
  for await (const { unit } of deps.units.summaries({ chefId: id }))
    if (!ids.has(unit.id)) found.push({ pk: unit.id, unitName: unit.name });
  return [...found, { pk: municipalityPk }];
}

/**
 * Where rows of one person may be, to choose among.
 * @throws Refusal `access/not-administration`, `people/gone`
 */
export const auditOfPerson = (deps: Deps, actor: Actor, personId: string): Promise<AuditAnswer> =>
  reading(deps, 'audit-of-person', async () => {
    demandAudit(actor);
    const person = (await deps.people.byId(personId))?.value;
    if (!person) throw new Refusal('people/gone');
    return { places: await placesOf(deps, person), person: { id: person.id, name: person.name } };
  });

/**
 * Answers 'log', 'log <enhed>' and 'log <person>'.
 * @throws Refusal `access/not-administration`, `links/several-units`; `people/nobody` when neither fits
 */
export const askAudit = async (deps: Deps, actor: Actor, written: string): Promise<AuditAnswer> => {
  demandAudit(actor);
  if (written.trim() === '') return { page: await readAudit(deps, actor, { pk: municipalityPk }) };
  const units = await reading(deps, 'find-units-of-audit', async () => {
    const all = [];
    for await (const { unit } of deps.units.summaries()) all.push(unit);
    return matchesByName(all, written);
  });
  const [unit, ...others] = units;
  if (unit && others.length === 0) return { page: await readAudit(deps, actor, { pk: unit.id }) };
  if (unit) throw new Refusal('links/several-units');
  const people = await findPeople(deps, actor, written);
  const [person, ...more] = people;
  if (person && more.length === 0) return auditOfPerson(deps, actor, person.id);
  return { people: people.map(({ id, name }) => ({ id, name })) };
};

/** All that is kept of one place, up to what a document holds. */
export async function readAuditExport(deps: Deps, actor: Actor, pk: string): Promise<AuditExport> {
  demandAudit(actor);
  const { place, summary } = await placeOf(deps, pk);
  const rows: AuditRow[] = [];
  let from: Cursor | undefined = {};
  while (from && rows.length < mostInDocument) {
    const page: Awaited<ReturnType<typeof pageOfPlace>> = await pageOfPlace(
      deps.audit,
      { container: 'units', pk },
      from,
      { count: scannedOfPage, scan: scannedOfPage, isMeant: () => true },
    );
    rows.push(...page.rows);
    from = page.next;
  }
  const lines = await linesOf(deps, rows, summary);
  return { kind: 'audit', now: deps.clock.now(), place, lines, isCut: from !== undefined };
}
