import { z } from 'zod/v4';
import type {
  AuditChain,
  AuditEntry,
  AuditHead,
  AuditPlace,
  DocumentStore,
  Operation,
  StoreDocument,
  StoredDocument,
} from '../app/ports';
import { Instant } from '../domain/calendar/instant';
import { beginning, nextRow, rowId, StoredHead, type StoredRow } from './audit-row';
import { decode, encode } from './codec';
import { expectationOf } from './document';

export const summaryId = 'summary';

/** A look of this hour, so that looking again within it is no row more. */
const RecentLook = z.object({ at: Instant, personId: z.string(), action: z.string(), subjectId: z.string() });
export type RecentLook = z.infer<typeof RecentLook>;

/** The head of a chain whose writes no summary orders, as a document of its own. */
export const HeadDocument = z.object({ head: StoredHead, recent: z.array(RecentLook).default([]) });
export type HeadDocument = z.infer<typeof HeadDocument>;

/** A head as read, and how the next one is written in its place: only if nobody else was quicker. */
export interface HeldHead {
  head: AuditHead;
  etag: string;
  recent: RecentLook[];
  put(head: AuditHead, recent?: RecentLook[]): Operation;
}

export const headId = (chain: AuditChain): string => `audit-head:${chain}`;

/** The municipality's own partition has no summary; each of the others in this container is a unit's. */
export const municipalityPk = 'municipality';

/** A unit's writes are ordered by its summary, so that is where the head of their chain is. */
function isInSummary({ container, pk }: AuditPlace, chain: AuditChain): boolean {
  return container === 'units' && pk !== municipalityPk && chain === 'changes';
}

/** The head that a summary holds; undefined before the first row. */
export function headInSummary({ body }: Pick<StoredDocument, 'body'>): AuditHead | undefined {
  return StoredHead.optional().parse(body['audit']);
}

export function summaryWithHead(document: StoreDocument, head: AuditHead): StoreDocument {
  return { ...document, body: { ...document.body, audit: { ...head, from: { ...head.from } } } };
}

function inSummary(place: AuditPlace, document: StoredDocument): HeldHead {
  const { etag, ...written } = document;
  return {
    head: headInSummary(document) ?? beginning(place, 'changes'),
    etag,
    recent: [],
    put: (head) => ({ op: 'put', document: summaryWithHead(written, head), expect: { etag } }),
  };
}

function ofItsOwn(place: AuditPlace, chain: AuditChain, document: StoredDocument | undefined): HeldHead {
  const stored = document && decode('audit-head', document);
  const etag = document?.etag ?? 'absent';
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

/** Where a chain is now; its beginning when it has no row. One point read. */
export async function readHead(
  store: DocumentStore,
  place: AuditPlace,
  chain: AuditChain,
): Promise<HeldHead | undefined> {
  const isSummary = isInSummary(place, chain);
  const document = await store.get(place.container, place.pk, isSummary ? summaryId : headId(chain));
  if (isSummary) return document && inSummary(place, document);
  return ofItsOwn(place, chain, document);
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
