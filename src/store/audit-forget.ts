import { randomUUID } from 'node:crypto';
import type { AuditPlace, Operation, StoredDocument } from '../app/ports';
import { readHead, rowDocument, type Stored } from './audit-head';
import { moveHead } from './audit-write';
import type { ChainedRow, FormerRow, Sealed, StoredRow } from './audit-row';
import { pagesOf } from './pages';

/** A row is at most two operations: its new document, and the old one where the id names the person. */
const rowsAtOnce = 40;

function isOf({ of }: Sealed, personId: string): boolean {
  return of?.personId === personId;
}

/** The seal stays, so the hash does too; without the salt nobody can find out whom it names. */
function closed(sealed: Sealed, personId: string): Sealed {
  return isOf(sealed, personId) ? { seal: sealed.seal } : sealed;
}

function withoutChained(row: ChainedRow, personId: string): ChainedRow | undefined {
  if (![row.who, ...row.about].some((sealed) => isOf(sealed, personId))) return undefined;
  return {
    ...row,
    who: closed(row.who, personId),
    about: row.about.map((sealed) => closed(sealed, personId)),
  };
}

function withoutFormer(
  { personId: who, subjectId, ...row }: FormerRow,
  personId: string,
): FormerRow | undefined {
  const parts = subjectId.split(':');
  if (who !== personId && !parts.includes(personId)) return undefined;
  const kept = parts.map((part) => (part === personId ? '~' : part)).join(':');
  return { ...row, subjectId: kept, ...(who !== undefined && who !== personId && { personId: who }) };
}

/** What takes a person out of a row; none when they are not in it. */
function operationsOf({ pk, id, etag }: StoredDocument, row: StoredRow, personId: string): Operation[] {
  if ('chain' in row) {
    const without = withoutChained(row, personId);
    return without ? [{ op: 'put', document: rowDocument(pk, id, without), expect: { etag } }] : [];
  }
  const without = withoutFormer(row, personId);
  if (!without) return [];
  const renamed = rowDocument(pk, `audit:${row.at}:${row.action}:${randomUUID()}`, without);
  return [
    { op: 'delete', id, expect: { etag } },
    { op: 'put', document: renamed, expect: 'absent' },
  ];
}

/** This hour's looks are kept with the head. */
async function forgetRecent(stored: Stored, place: AuditPlace, personId: string): Promise<void> {
  const held = await readHead(stored, place, 'looks');
  if (!held?.recent.some((look) => look.personId === personId)) return;
  await moveHead(stored, place, 'looks', ({ head, recent, put }) => [
    put(
      head,
      recent.filter((look) => look.personId !== personId),
    ),
  ]);
}

/**
 * Takes a person out of a partition's audit, a batch at a time; broken off, it is done by doing it again.
 * @returns how many rows named them
 * @throws StoreError `store/conflict` when a row was deleted meanwhile; `store/unreadable`, with nothing changed, where
 * the person may be in what cannot be read
 */
export async function forget(stored: Stored, place: AuditPlace, personId: string): Promise<number> {
  const { store, read } = stored;
  const { container, pk } = place;
  const changes: Operation[][] = [];
  for await (const page of pagesOf(store, container, { type: 'audit', pk }))
    changes.push(
      ...page
        .map((document) => operationsOf(document, read.one('audit', document), personId))
        .filter((some) => some.length > 0),
    );
  for (let from = 0; from < changes.length; from += rowsAtOnce)
    await store.batch(container, pk, changes.slice(from, from + rowsAtOnce).flat());
  await forgetRecent(stored, place, personId);
  return changes.length;
}
