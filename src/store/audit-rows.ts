import type { AuditChain, AuditPlace, AuditRow, DocumentStore, StoredDocument } from '../app/ports';
import { readHead } from './audit-head';
import { ChainedRow, rowId } from './audit-row';
import { decode } from './codec';
import { cursorAfter } from './sort-key';

/** A chain's documents with numbers above `after`, in order. One query. */
export async function documentsAfter(
  store: DocumentStore,
  { container, pk }: AuditPlace,
  chain: AuditChain,
  after: number,
  limit: number,
): Promise<StoredDocument[]> {
  const { documents } = await store.query(container, {
    ...{ type: 'audit', pk, limit },
    idPrefix: `audit:${chain}:`,
    after: cursorAfter({ pk, id: rowId(chain, after) }),
  });
  return documents;
}

/** @throws StoreError `store/unreadable`, for a row of before there were chains as well */
export function chainedRow(document: StoredDocument): ChainedRow {
  return ChainedRow.parse(decode('audit', document));
}

/** A sealed person's id again, where the person was not erased. */
function subjectOf({ subject, about }: ChainedRow): string {
  const parts = subject.split(':').map((part) => {
    const nth = /^~(\d+)$/.exec(part)?.[1];
    return (nth === undefined ? undefined : about[Number(nth) - 1]?.of?.personId) ?? part;
  });
  return parts.join(':');
}

/** A row as people may read it. */
export function readable(row: ChainedRow): AuditRow {
  const { seq, at, action, who } = row;
  return { seq, at, action, subjectId: subjectOf(row), ...(who.of && { personId: who.of.personId }) };
}

/** The newest rows, or those before a number. Numbers have no gaps, so where a page begins is known beforehand. */
export async function newestRows(
  store: DocumentStore,
  place: AuditPlace,
  chain: AuditChain,
  { before, limit }: { before?: number; limit: number },
): Promise<AuditRow[]> {
  const end = before ?? ((await readHead(store, place, chain))?.head.seq ?? 0) + 1;
  const after = Math.max(0, end - 1 - limit);
  if (end - 1 - after < 1) return [];
  const documents = await documentsAfter(store, place, chain, after, end - 1 - after);
  return documents
    .map((document) => readable(chainedRow(document)))
    .filter(({ seq }) => seq < end)
    .reverse();
}

/** The hash of a row that is kept, or on which the first kept one follows. */
export async function hashAt(
  store: DocumentStore,
  place: AuditPlace,
  chain: AuditChain,
  seq: number,
): Promise<string | undefined> {
  const held = await readHead(store, place, chain);
  if (held && held.head.from.seq - 1 === seq) return held.head.from.prev;
  const document = await store.get(place.container, place.pk, rowId(chain, seq));
  return document && chainedRow(document).hash;
}
