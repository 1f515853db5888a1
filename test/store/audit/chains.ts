import type {
  AuditChain,
  AuditEntry,
  AuditPlace,
  DocumentStore,
  StoredDocument,
} from '../../../src/app/ports';
import { jsonLog } from '../../../src/log';
import { emptySummary } from '../../../src/domain/status/summary';
import { auditRepository } from '../../../src/store/audit-repository';
import { documentReader } from '../../../src/store/document-reader';
import { municipalityRepository } from '../../../src/store/municipality-repository';
import { peopleRepository } from '../../../src/store/people-repository';
import { unitRepository } from '../../../src/store/unit-repository';
import { plusMs } from '../../../src/domain/calendar/instant';
import { aUnit, monday } from '../../fixtures/records';

/** A unit with an audit, over any store. */

const reader = documentReader(jsonLog('error', () => undefined));

export const place: AuditPlace = { container: 'units', pk: 'moellevang' };

/** The repositories as one process has them. */
export function repositoriesOver(store: DocumentStore) {
  return {
    audit: auditRepository(store, reader),
    units: unitRepository(store, reader),
    people: peopleRepository(store, reader),
    municipality: municipalityRepository(store, reader),
  };
}

export type Repositories = ReturnType<typeof repositoriesOver>;

/** The nth thing that a person did, an hour after the one before. */
export function entry(nth: number, personId = 'leader', changes: Partial<AuditEntry> = {}): AuditEntry {
  const at = plusMs(monday, nth * 3_600_000);
  return { at, personId, action: 'submit-answers', subjectId: `meeting:ld${nth}`, ...changes };
}

/** Saves the unit as it is, with a row; once, whoever else writes. */
export async function change({ units }: Repositories, audit: AuditEntry): Promise<void> {
  const loaded = await units.summary(place.pk);
  const summary = loaded ?? { value: emptySummary(aUnit()), etag: 'absent' };
  await units.save({ summary, records: [], audit });
}

export async function rowsOf(store: DocumentStore, chain: AuditChain): Promise<StoredDocument[]> {
  const { documents } = await store.query(place.container, {
    ...{ type: 'audit', pk: place.pk, limit: 1000 },
    idPrefix: `audit:${chain}:`,
  });
  return documents;
}
