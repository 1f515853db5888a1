import type {
  DocumentStore,
  Loaded,
  DueType,
  Operation,
  RecordType,
  StoreDocument,
  UnitChange,
  Units,
} from '../app/ports';
import type { Agreement } from '../domain/follow-up/schema';
import type { Instant } from '../domain/calendar/instant';
import {
  project,
  type Summary,
  type UnitRecord,
  type UnitRecords,
} from '../domain/status/summary';
import { withoutRecord } from '../domain/status/without-record';
import { auditDocument } from './audit-document';
import { decode, encode } from './codec';
import { expectationOf } from './document';
import { pagesOf } from './pages';
import { rowDocument } from './outbox-repository';

const summaryId = 'summary';

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
  { records, removed = [], outbox = [], changedRows = [], audit }: UnitChange,
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
    { op: 'put', document: auditDocument(unitId, audit), expect: 'any' },
  ];
}

/** The units' partitions over any `DocumentStore`: one batch an action, ordered by the summary's etag. */
export function unitRepository(store: DocumentStore): Units {
  async function save(change: UnitChange): Promise<Summary> {
    const { summary: loaded, records, removed = [] } = change;
    const projected = records.reduce(project, loaded.value);
    const summary = removed.reduce(withoutRecord, projected);
    const unitId = summary.unit.id;
    const document = encode('summary', unitId, summaryId, summary, { unitId, chefId: summary.unit.chefId });
    const expect = expectationOf(loaded.etag);
    await store.batch('units', unitId, [{ op: 'put', document, expect }, ...operationsOf(change, unitId)]);
    return summary;
  }

  async function* summaries(filter?: { chefId: string }): AsyncIterable<Summary> {
    for await (const page of pagesOf(store, 'units', { type: 'summary', ...filter }))
      for (const document of page) yield decode('summary', document);
  }

  return {
    save,
    summaries,
    async summary(unitId): Promise<Loaded<Summary> | undefined> {
      const document = await store.get('units', unitId, summaryId);
      return document && { value: decode('summary', document), etag: document.etag };
    },
    async record<T extends RecordType>(
      type: T,
      unitId: string,
      id: string,
    ): Promise<UnitRecords[T] | undefined> {
      const document = await store.get('units', unitId, id);
      return document && decode(type, document);
    },
    async agreements(unitId): Promise<Agreement[]> {
      const found: Agreement[] = [];
      for await (const page of pagesOf(store, 'units', { type: 'agreement', pk: unitId }))
        for (const document of page) found.push(decode('agreement', document));
      return found;
    },
    async *due(type: DueType, until: Instant) {
      for await (const page of pagesOf(store, 'units', { type, dueUntil: until }))
        for (const { pk, id } of page) yield { unitId: pk, id };
    },
  };
}
