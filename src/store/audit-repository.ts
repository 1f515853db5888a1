import {
  municipalityPk,
  type Audit,
  type AuditChain,
  type AuditEntry,
  type AuditPlace,
  type DocumentStore,
  type Operation,
} from '../app/ports';
import { plusMs, type Instant } from '../domain/calendar/instant';
import { checkChain } from './audit-check';
import { forget } from './audit-forget';
import { linked, type HeldHead, type Stored } from './audit-head';
import { rowId, type ChainedRow, type RecentLook } from './audit-row';
import { documentsAfter, hashAt, newestRows, readableBefore } from './audit-rows';
import { moveHead } from './audit-write';
import type { DocumentReader } from './document-reader';
import { pagesOf } from './pages';
import { UnreadableDocument } from './unreadable';

const lookAgainMs = 60 * 60_000;
/** What a head keeps of this hour's looks; with more than that in an hour, a look may be two rows. */
const mostRecent = 100;
/** With the head's document they are one batch. */
const dropsAtOnce = 90;

function isSameLook(a: RecentLook, b: RecentLook): boolean {
  return a.personId === b.personId && a.action === b.action && a.subjectId === b.subjectId;
}

function lookOperations(place: AuditPlace, held: HeldHead, entry: AuditEntry): Operation[] {
  const hourAgo = plusMs(entry.at, -lookAgainMs);
  const thisHour = held.recent.filter(({ at }) => at > hourAgo);
  if (thisHour.some((look) => isSameLook(look, entry))) return [];
  const { at, personId, action, subjectId } = entry;
  const { put, head } = linked(place, 'looks', held.head, entry, () => false);
  return [put, held.put(head, [...thisHour, { at, personId, action, subjectId }].slice(-mostRecent))];
}

/** Deletes some of the oldest rows of before an instant. @returns how many */
async function dropSome(
  stored: Stored,
  place: AuditPlace,
  chain: AuditChain,
  instant: Instant,
): Promise<number> {
  let dropped: ChainedRow[] = [];
  const documents = await documentsAfter(stored.store, place, chain, 0, dropsAtOnce);
  const oldest = readableBefore(stored.read, documents);
  await moveHead(stored, place, chain, ({ head, put }) => {
    // Another process may have dropped some of them meanwhile; a chain never begins again where it began before.
    const rows = oldest.filter(({ seq }) => seq >= head.from.seq);
    const firstKept = rows.findIndex(({ at }) => at >= instant);
    dropped = firstKept === -1 ? rows : rows.slice(0, firstKept);
    const last = dropped.at(-1);
    if (!last) return [];
    const deletes = dropped.map(({ seq }): Operation => ({
      op: 'delete',
      id: rowId(chain, seq),
      expect: 'any',
    }));
    return [...deletes, put({ ...head, from: { seq: last.seq + 1, prev: last.hash } })];
  });
  return dropped.length;
}

/** Every partition of a type's documents, once. */
async function* partitions(store: DocumentStore): AsyncIterable<AuditPlace> {
  yield { container: 'units', pk: municipalityPk };
  const seen = new Set([`units ${municipalityPk}`]);
  for (const [container, type] of [
    ['units', 'summary'],
    ['units', 'audit-head'],
    ['people', 'person'],
    ['people', 'audit-head'],
  ] as const)
    for await (const page of pagesOf(store, container, { type }))
      for (const { pk } of page) {
        const key = `${container} ${pk}`;
        if (!seen.has(key)) yield { container, pk };
        seen.add(key);
      }
}

/** The audit over any `DocumentStore`. */
export function auditRepository(store: DocumentStore, read: DocumentReader): Audit {
  const stored: Stored = { store, read };
  return {
    look: (place, entry) => moveHead(stored, place, 'looks', (held) => lookOperations(place, held, entry)),
    rows: (place, chain, page) => newestRows(stored, place, chain, page),
    places: () => partitions(store),
    check: (place, chain) => checkChain(stored, place, chain),
    hashAt: (place, chain, seq) => hashAt(stored, place, chain, seq),
    forget: (place, personId) => forget(stored, place, personId),
    async dropUntil(place, chain, instant): Promise<number> {
      let all = 0;
      try {
        for (;;) {
          const dropped = await dropSome(stored, place, chain, instant);
          all += dropped;
          if (dropped < dropsAtOnce) return all;
        }
      } catch (error) {
        // Where the chain ends cannot be read: the log says so, and the other chains are not kept for it.
        if (error instanceof UnreadableDocument) return all;
        throw error;
      }
    },
  };
}
