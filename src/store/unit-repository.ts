import type {
  AuditHead,
  DocumentStore,
  LoadedSummary,
  DueType,
  Operation,
  RecordType,
  StoreDocument,
  UnitChange,
  Units,
} from '../app/ports';
import type { Agreement } from '../domain/follow-up/schema';
import type { Instant } from '../domain/calendar/instant';
import { project, type Summary, type UnitRecord, type UnitRecords } from '../domain/status/summary';
import { withoutRecord } from '../domain/status/without-record';
import { linked, summaryDocument, summaryId } from './audit-head';
import { beginning } from './audit-row';
import { encode, type StoredTypes } from './codec';
import { expectationOf } from './document';
import type { DocumentReader } from './document-reader';
import { pagesOf } from './pages';
import { rowDocument } from './outbox-repository';

function documentOf(change: UnitRecord, unitId: string): StoreDocument {
  switch (change.type) {
    case 'unit':
      return encode('unit', unitId, 'unit', change.record, { chefId: change.record.chefId });
    case 'loop':
      return encode('loop', unitId, `loop:${change.record.id}`, change.record, {
        state: change.record.state,
      });
    case 'meeting':
      return encode('meeting', unitId, change.record.id, change.record, {
        state: change.record.phase,
        unitId,
        dueAt: change.record.dueAt,
      });
    case 'response':
      return encode('response', unitId, change.record.id, change.record, {
        state: change.record.state,
        unitId,
      });
    case 'schema':
      return encode('schema', unitId, change.record.id, change.record, {
        state: change.record.state,
        unitId,
      });
    case 'agreement':
      return encode('agreement', unitId, change.record.id, change.record, {
        state: change.record.state,
        unitId,
        dueAt: change.record.dueAt,
      });
    case 'receipts':
      return encode('receipts', unitId, change.record.id, change.record, { unitId });
    case 'evidence':
      return encode('evidence', unitId, change.record.id, change.record, {
        state: change.record.state,
        unitId,
      });
    case 'supervision-report':
      return encode('supervision-report', unitId, change.record.id, change.record, { unitId });
    case 'supervision-point':
      return encode('supervision-point', unitId, change.record.id, change.record, {
        state: change.record.state,
        unitId,
        dueAt: change.record.dueAt,
      });
    case 'closing':
      return encode('closing', unitId, change.record.id, change.record, {
        state: change.record.state,
        unitId,
      });
    case 'basis-notes':
      return encode('basis-notes', unitId, change.record.id, change.record, { unitId });
  }
}

function operationsOf(
  { records, removed = [], outbox = [], changedRows = [] }: UnitChange,
  unitId: string,
): Operation[] {
  return [
    ...records.map((change): Operation => ({
      op: 'put',
      document: documentOf(change, unitId),
      expect: 'any',
    })),
    ...removed.map(({ id }): Operation => ({ op: 'delete', id, expect: 'any' })),
    ...outbox.map((row): Operation => ({
      op: 'put',
      document: rowDocument(row),
      expect: 'absent',
    })),
    ...changedRows.map(({ value, etag }): Operation => ({
      op: 'put',
      document: rowDocument(value),
      expect: { etag },
    })),
  ];
}

/** The head of the unit's writes stands in the same document; it is no part of what a summary says. */
function apart({ audit, ...value }: StoredTypes['summary']): { value: Summary; audit?: AuditHead } {
  return { value, ...(audit && { audit }) };
}

/** Whose ids may be part of the id of what a change is about. */
function peopleIn({ unit, responses }: Summary, { outbox = [], changedRows = [] }: UnitChange): Set<string> {
  const rows = [...outbox, ...changedRows.map(({ value }) => value)];
  const people = [...unit.members, ...Object.values(responses), ...rows].map(({ personId }) => personId);
  return new Set([unit.chefId, ...people]);
}

/** The units' partitions over any `DocumentStore`: one batch an action, ordered by the summary's etag. */
export function unitRepository(store: DocumentStore, read: DocumentReader): Units {
  async function save(change: UnitChange): Promise<Summary> {
    const { summary: loaded, records, removed = [] } = change;
    const projected = records.reduce(project, loaded.value);
    const summary = removed.reduce(withoutRecord, projected);
    const unitId = summary.unit.id;
    const place = { container: 'units', pk: unitId } as const;
    const people = peopleIn(summary, change);
    const before = loaded.audit ?? beginning(place, 'changes');
    const audit = linked(place, 'changes', before, change.audit, (part) => people.has(part));
    const document = summaryDocument(summary, audit.head);
    const expect = expectationOf(loaded.etag);
    await store.batch('units', unitId, [
      { op: 'put', document, expect },
      ...operationsOf(change, unitId),
      audit.put,
    ]);
    return summary;
  }

  async function* summaries(filter?: { chefId: string }): AsyncIterable<Summary> {
    for await (const page of pagesOf(store, 'units', { type: 'summary', ...filter }))
      for (const { value } of read.all('summary', page)) yield apart(value).value;
  }

  return {
    save,
    summaries,
    async summary(unitId): Promise<LoadedSummary | undefined> {
      const document = await store.get('units', unitId, summaryId);
      return document && { ...apart(read.one('summary', document)), etag: document.etag };
    },
    async record<T extends RecordType>(
      type: T,
      unitId: string,
      id: string,
    ): Promise<UnitRecords[T] | undefined> {
      const document = await store.get('units', unitId, id);
      return document && read.one(type, document);
    },
    async agreements(unitId): Promise<Agreement[]> {
      const found: Agreement[] = [];
      for await (const page of pagesOf(store, 'units', { type: 'agreement', pk: unitId }))
        found.push(...read.all('agreement', page).map(({ value }) => value));
      return found;
    },
    async *due(type: DueType, until: Instant) {
      for await (const page of pagesOf(store, 'units', { type, dueUntil: until }))
        for (const { pk, id } of page) yield { unitId: pk, id };
    },
  };
}
