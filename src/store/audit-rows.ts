import type { AuditChain, AuditPlace, AuditRow, DocumentStore, StoredDocument } from '../app/ports';
import { readHead, type Stored } from './audit-head';
import { rowId, type ChainedRow, type StoredRow } from './audit-row';
import { decode } from './codec';
import { cursorAfter } from './sort-key';
import { UnreadableDocument } from './unreadable';

/** The number in a row's id. */
export function numberOf({ id }: StoredDocument): number {
  return Number(id.slice(id.lastIndexOf(':') + 1));
}

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

function isChained(row: StoredRow): row is ChainedRow {
  return 'chain' in row;
}

/** @throws UnreadableDocument, for a row of before there were chains as well */
export function chainedRow(document: StoredDocument): ChainedRow {
  const row = decode('audit', document);
  if (!isChained(row)) throw new UnreadableDocument(document, 'it is in no chain');
  return row;
}

/** The rows that can be read; the log names each of the others once. */
export function chainedRows(read: Stored['read'], documents: readonly StoredDocument[]): ChainedRow[] {
  return read
    .all('audit', documents)
    .map(({ value }) => value)
    .filter(isChained);
}

/** The rows that can be read, up to the first that cannot. */
export function readableBefore(read: Stored['read'], documents: readonly StoredDocument[]): ChainedRow[] {
  const rows: ChainedRow[] = [];
  for (const document of documents) {
    const [row] = chainedRows(read, [document]);
    if (!row) break;
    rows.push(row);
  }
  return rows;
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

/**
 * The newest rows, or those before a number. Numbers have no gaps, so where a page begins is known beforehand; only
 * where rows are gone or cannot be read is more asked for, so that those behind them are not lost from sight.
 */
export async function newestRows(
  { store, read }: Stored,
  place: AuditPlace,
  chain: AuditChain,
  { before, limit }: { before?: number; limit: number },
): Promise<AuditRow[]> {
  const rows: AuditRow[] = [];
  let end = before ?? ((await readHead({ store, read }, place, chain))?.head.seq ?? 0) + 1;
  while (end > 1 && rows.length < limit) {
    const after = Math.max(0, end - 1 - (limit - rows.length));
    const documents = await documentsAfter(store, place, chain, after, end - 1 - after);
    const older = documents.filter((document) => numberOf(document) < end);
    if (older.length === 0) break;
    const found = chainedRows(read, older).map(readable);
    // A row that was tampered with may say another number than its id; pages still come to an end.
    rows.push(...found.filter(({ seq }) => seq < (before ?? Infinity)).reverse());
    end = after + 1;
  }
  return rows;
}

/** The hash of a row that is kept, or on which the first kept one follows. */
export async function hashAt(
  stored: Stored,
  place: AuditPlace,
  chain: AuditChain,
  seq: number,
): Promise<string | undefined> {
  const held = await readHead(stored, place, chain);
  if (held && held.head.from.seq - 1 === seq) return held.head.from.prev;
  const document = await stored.store.get(place.container, place.pk, rowId(chain, seq));
  return document && chainedRow(document).hash;
}
