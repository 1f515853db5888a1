import {
  municipalityPk,
  type AuditChain,
  type AuditEntry,
  type AuditHead,
  type AuditPlace,
  type DocumentStore,
  type Operation,
  type StoreDocument,
} from '../app/ports';
import type { Summary } from '../domain/status/summary';
import { beginning, nextRow, rowId, type RecentLook, type StoredRow } from './audit-row';
import { encode, type StoredTypes } from './codec';
import { expectationOf } from './document';
import type { DocumentReader } from './document-reader';

export const summaryId = 'summary';

/** What an audit is read from and written to. */
export interface Stored {
  store: DocumentStore;
  read: DocumentReader;
}

/** A head as read, and how the next one is written in its place: only if nobody else was quicker. */
export interface HeldHead {
  head: AuditHead;
  etag: string;
  recent: RecentLook[];
  put: (head: AuditHead, recent?: RecentLook[]) => Operation;
}

export const headId = (chain: AuditChain): string => `audit-head:${chain}`;

/**
 * A unit's writes are ordered by its summary, so that is where the head of their chain is. The municipality's own
 * partition has none.
 */
function isInSummary({ container, pk }: AuditPlace, chain: AuditChain): boolean {
  return container === 'units' && pk !== municipalityPk && chain === 'changes';
}

/** A summary as a document, with the head of its unit's writes. */
export function summaryDocument(summary: Summary, audit: AuditHead): StoreDocument {
  const { id: unitId, chefId } = summary.unit;
  return encode('summary', unitId, summaryId, { ...summary, audit }, { unitId, chefId });
}

function inSummary(place: AuditPlace, { audit, ...summary }: StoredTypes['summary'], etag: string): HeldHead {
  return {
    head: audit ?? beginning(place, 'changes'),
    etag,
    recent: [],
    put: (head) => ({ op: 'put', document: summaryDocument(summary, head), expect: { etag } }),
  };
}

function ofItsOwn(
  place: AuditPlace,
  chain: AuditChain,
  stored: StoredTypes['audit-head'] | undefined,
  etag: string,
): HeldHead {
  return {
    head: stored?.head ?? beginning(place, chain),
    etag,
    recent: stored?.recent ?? [],
    put: (head, recent = stored?.recent ?? []) => ({
      op: 'put',
      document: encode('audit-head', place.pk, headId(chain), { head, recent }),
      expect: expectationOf(etag),
    }),
  };
}

/**
 * Where a chain is now; its beginning when it has no row. One point read.
 * @throws StoreError `store/unreadable`
 */
export async function readHead(
  { store, read }: Stored,
  place: AuditPlace,
  chain: AuditChain,
): Promise<HeldHead | undefined> {
  const isSummary = isInSummary(place, chain);
  const document = await store.get(place.container, place.pk, isSummary ? summaryId : headId(chain));
  if (isSummary) return document && inSummary(place, read.one('summary', document), document.etag);
  const stored = document && read.one('audit-head', document);
  return ofItsOwn(place, chain, stored, document?.etag ?? 'absent');
}

export function rowDocument(pk: string, id: string, row: StoredRow): StoreDocument {
  return encode('audit', pk, id, row);
}

/** The row that a write leaves, and the head after it. That there is one already is a conflict. */
export function linked(
  { pk }: AuditPlace,
  chain: AuditChain,
  head: AuditHead,
  entry: AuditEntry,
  isPerson: (part: string) => boolean,
): { put: Operation; head: AuditHead } {
  const next = nextRow(chain, head, entry, isPerson);
  const document = rowDocument(pk, rowId(chain, next.row.seq), next.row);
  return { put: { op: 'put', document, expect: 'absent' }, head: next.head };
}
