import { isOf, personPartition, type OutboxRow } from '../../domain/delivery/outbox';
import { aadKey, upnKey } from '../../domain/people/identity';
import type { Person } from '../../domain/people/person';
import { holds } from '../../domain/privacy/erased-text';
import { ownInUnit } from '../../domain/privacy/held';
import type { Summary, UnitRecord } from '../../domain/status/summary';
import type { Actor, Deps } from '../deps';
import { inParallel } from '../in-parallel';
import { municipalityPk, type AuditPlace } from '../ports';
import { rulesFor } from '../rules';
import { loadPerson, reading } from '../use-case';
import type { HeldDocument, MineData, MineInUnit } from './results';

const rowsAtOnce = 500;

/**
 * The units in which something of someone may be: those that name them, by whatever role they had then, and those of
 * the roles they have. One query.
 */
async function unitsOf(deps: Deps, { id, assignments }: Person): Promise<Summary[]> {
  const held = new Set(assignments.map(({ unitId }) => unitId));
  const found: Summary[] = [];
  for await (const summary of deps.units.summaries())
    if (held.has(summary.unit.id) || holds(summary, id)) found.push(summary);
  return found.sort((a, b) => a.unit.name.localeCompare(b.unit.name, 'da'));
}

/** Ids of others stand in the ids of what they wrote: the file has none of those. */
function withoutOthers(id: string, personId: string): string {
  return id
    .split(':')
    .map((part) => (part !== personId && /^p[0-9a-f]{20}$/.test(part) ? '…' : part))
    .join(':');
}

async function auditIn(deps: Deps, place: AuditPlace, personId: string): Promise<MineData['audit']> {
  const counts = { by: 0, about: 0 };
  for (const chain of ['changes', 'looks'] as const) {
    let before: number | undefined;
    for (;;) {
      const limit = { limit: rowsAtOnce, ...(before !== undefined && { before }) };
      const rows = await deps.audit.rows(place, chain, limit);
      for (const { personId: who, subjectId } of rows) {
        if (who === personId) counts.by += 1;
        else if (holds(subjectId, personId)) counts.about += 1;
      }
      before = rows.at(-1)?.seq;
      if (rows.length < rowsAtOnce || before === undefined) break;
    }
  }
  return counts;
}

function cardsOf(rows: readonly OutboxRow[]): MineInUnit['cards'] {
  return rows.map(({ card, state, dueAt, settledAt }) => ({ card, state, at: settledAt ?? dueAt }));
}

function idOf({ type, record }: UnitRecord): string {
  if (type === 'unit') return 'unit';
  return type === 'loop' ? `loop:${record.id}` : record.id;
}

/** What a unit holds of someone. A query a kind, one for cards and two for the audit. */
async function heldIn(
  deps: Deps,
  summary: Summary,
  personId: string,
): Promise<{ inUnit: MineInUnit; documents: HeldDocument[]; audit: MineData['audit'] }> {
  const { id: pk, name } = summary.unit;
  const { records } = await deps.holdings.records(pk);
  const rows = (await deps.outbox.ofPartition(pk)).map(({ value }) => value);
  const named = rows.filter((row) => holds(row, personId));
  const audit = await auditIn(deps, { container: 'units', pk }, personId);
  const place = { container: 'units' as const, pk };
  const documents: HeldDocument[] = [
    ...records
      .filter(({ record }) => holds(record, personId))
      .map((record) => ({ ...place, type: record.type, id: idOf(record) })),
    ...named.map(({ id }) => ({ ...place, type: 'outbox', id })),
    ...(holds(summary, personId) ? [{ ...place, type: 'summary', id: 'summary' }] : []),
  ];
  const own = ownInUnit(summary, records, personId);
  // A chef is named on the cards of everyone in the unit.
  const cards = cardsOf(named.filter((row) => isOf(row, personId)));
  return { inUnit: { unitId: pk, unit: name, ...own, cards }, documents, audit };
}

/** Where the audit is that may name someone beside their units: for who administers that is everywhere. */
async function auditPlaces(deps: Deps, person: Person, unitIds: ReadonlySet<string>): Promise<AuditPlace[]> {
  const own: AuditPlace[] = [
    { container: 'units', pk: municipalityPk },
    { container: 'people', pk: person.id },
  ];
  if (!person.assignments.some(({ role }) => role === 'administration')) return own;
  const all: AuditPlace[] = [];
  for await (const place of deps.audit.places())
    if (place.container === 'people' || !unitIds.has(place.pk)) all.push(place);
  return all;
}

/** Those for whom someone stands in, or who stand in for them: their records name the person. */
async function namedBy(deps: Deps, { id, assignments, absence }: Person): Promise<HeldDocument[]> {
  const around = new Set([...assignments.map(({ covers }) => covers), absence?.coverId]);
  const found: HeldDocument[] = [];
  for (const other of around) {
    const loaded = other === undefined ? undefined : await deps.people.byId(other);
    if (loaded && holds(loaded.value, id))
      found.push({ container: 'people', pk: '…', type: 'person', id: 'person' });
  }
  return found;
}

/** Nothing of the chat itself is shown but that there is one. */
function personFacts(person: Person): MineData['person'] {
  const { id, name, upn, aadObjectId, language, assignments, conversation, absence, entryChat } = person;
  return {
    ...{ id, name, upn, hasChat: conversation !== undefined },
    ...(aadObjectId !== undefined && { aadObjectId }),
    ...(language && { language }),
    roles: assignments.map(({ covers, ...role }) => ({ ...role, standsIn: covers !== undefined })),
    ...(absence && {
      absence: { from: absence.from, to: absence.to, hasCover: absence.coverId !== undefined },
    }),
    form: Object.values(entryChat?.values ?? {}),
  };
}

async function identityDocuments(deps: Deps, { id, upn, aadObjectId }: Person): Promise<HeldDocument[]> {
  const keys = new Set([upnKey(upn), ...(aadObjectId === undefined ? [] : [aadKey(aadObjectId)])]);
  for (const key of await deps.holdings.identities(id)) keys.add(key);
  return [...keys].map((pk) => ({ container: 'people', pk, type: 'identity', id: 'identity' }));
}

/**
 * 'mine data': all that the bot holds on whoever asks, and on nobody else. A query over units, and for each unit that
 * names them one a kind.
 * @throws Refusal `store/no-answer`
 */
export const readMineData = (deps: Deps, actor: Actor): Promise<MineData> =>
  reading(deps, 'mine-data', async () => {
    const { value: person } = await loadPerson(deps, actor.person.id);
    const summaries = await unitsOf(deps, person);
    const held: Awaited<ReturnType<typeof heldIn>>[] = [];
    await inParallel(summaries, async (summary) => {
      held.push(await heldIn(deps, summary, person.id));
    });
    held.sort((a, b) => a.inUnit.unit.localeCompare(b.inUnit.unit, 'da'));
    const places = await auditPlaces(deps, person, new Set(summaries.map(({ unit }) => unit.id)));
    const audits = held.map(({ audit }) => audit);
    for (const place of places) audits.push(await auditIn(deps, place, person.id));
    const ownPk = personPartition(person.id);
    const ownRows = (await deps.outbox.ofPartition(ownPk)).map(({ value }) => value);
    const documents: HeldDocument[] = [
      { container: 'people', pk: person.id, type: 'person', id: 'person' },
      ...(await identityDocuments(deps, person)),
      ...(await namedBy(deps, person)),
      ...held.flatMap((each) => each.documents),
      ...ownRows.map(({ id }) => ({ container: 'units' as const, pk: ownPk, type: 'outbox', id })),
    ];
    const { retention } = await rulesFor(deps);
    return {
      kind: 'mine',
      now: deps.clock.now(),
      person: personFacts(person),
      units: held.map(({ inUnit }) => inUnit),
      ownCards: cardsOf(ownRows),
      audit: {
        by: audits.reduce((sum, { by }) => sum + by, 0),
        about: audits.reduce((sum, { about }) => sum + about, 0),
      },
      retention,
      documents: documents.map((document) => ({ ...document, id: withoutOthers(document.id, person.id) })),
    };
  });
