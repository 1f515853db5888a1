import type {
  DocumentStore,
  Loaded,
  Operation,
  RecordType,
  StoreDocument,
  UnitChange,
  Units,
} from '../app/ports';
import type { Instant } from '../domain/calendar/instant';
import {
  project,
  withoutAgreement,
  type Summary,
  type UnitRecord,
  type UnitRecords,
} from '../domain/status/summary';
import { decode, encode } from './codec';

const summaryId = 'summary';
const pageSize = 200;

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
      });
  }
}

function operationsOf(
  { records, removedAgreementIds = [], outbox = [], audit }: UnitChange,
  unitId: string,
): Operation[] {
  const auditId = `audit:${audit.at}:${audit.action}:${audit.personId}:${audit.subjectId}`;
  return [
    ...records.map((change): Operation => ({
      op: 'put',
      document: documentOf(change, unitId),
      expect: 'any',
    })),
    ...removedAgreementIds.map((id): Operation => ({ op: 'delete', id, expect: 'any' })),
    ...outbox.map((row): Operation => ({
      op: 'put',
      document: encode('outbox', unitId, row.id, row, { state: row.state, unitId, dueAt: row.dueAt }),
      expect: 'absent',
    })),
    { op: 'put', document: encode('audit', unitId, auditId, audit), expect: 'any' },
  ];
}

/** The units' partitions over any `DocumentStore`: one batch an action, ordered by the summary's etag. */
export function unitRepository(store: DocumentStore): Units {
  async function save(change: UnitChange): Promise<Summary> {
    const { summary: loaded, records, removedAgreementIds = [] } = change;
    const projected = records.reduce(project, loaded.value);
    const summary = removedAgreementIds.reduce(withoutAgreement, projected);
    const unitId = summary.unit.id;
    const document = encode('summary', unitId, summaryId, summary, { unitId, chefId: summary.unit.chefId });
    const expect = loaded.etag === 'absent' ? 'absent' : { etag: loaded.etag };
    await store.batch('units', unitId, [{ op: 'put', document, expect }, ...operationsOf(change, unitId)]);
    return summary;
  }

  async function* summaries(filter?: { chefId: string }): AsyncIterable<Summary> {
    let after: string | undefined;
    do {
      const page = await store.query('units', {
        type: 'summary',
        limit: pageSize,
        ...filter,
        ...(after && { after }),
      });
      for (const document of page.documents) yield decode('summary', document);
      after = page.next;
    } while (after);
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
    async dueMeetings(until: Instant, limit: number) {
      const { documents } = await store.query('units', { type: 'meeting', dueUntil: until, limit });
      return documents.map((document) => ({ unitId: document.pk, meetingId: document.id }));
    },
  };
}
