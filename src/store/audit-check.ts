import type {
  AuditChain,
  AuditHead,
  AuditPlace,
  ChainCheck,
  DocumentStore,
  StoredDocument,
} from '../app/ports';
import { readHead, type Stored } from './audit-head';
import { beginning, ChainedRow, hashOf, sealOf } from './audit-row';
import { documentsAfter, numberOf } from './audit-rows';
import { UnreadableDocument } from './unreadable';

const pageSize = 500;

type Broken = NonNullable<ChainCheck['broken']>;

/** How far a walk along a chain has come. */
interface Walk {
  /** The number that the next row must have, and what it must follow on. */
  next: number;
  prev: string;
  rows: number;
  broken?: Broken;
}

function isAsSealed(row: ChainedRow): boolean {
  return [row.who, ...row.about].every(({ seal, of }) => !of || sealOf(of.personId, of.salt) === seal);
}

/** What is wrong with a row at its place; its neighbours are not looked at. */
function isChanged(row: ChainedRow, chain: AuditChain, seq: number): boolean {
  return row.chain !== chain || row.seq !== seq || hashOf(row) !== row.hash || !isAsSealed(row);
}

function step(walk: Walk, chain: AuditChain, document: StoredDocument): Walk {
  const seq = numberOf(document);
  const broken = (at: number, how: Broken['how']): Walk => ({
    ...walk,
    rows: walk.rows + 1,
    broken: { seq: at, how },
  });
  if (seq > walk.next) return broken(walk.next, 'missing');
  if (seq !== walk.next) return broken(seq, 'inserted');
  const row = ChainedRow.safeParse(document.body);
  if (!row.success || isChanged(row.data, chain, seq)) return broken(seq, 'changed');
  // Whole in itself, but it was written after another row than the one that is there.
  if (row.data.prev !== walk.prev) return broken(seq, 'inserted');
  return { next: seq + 1, prev: row.data.hash, rows: walk.rows + 1 };
}

/** Goes on from where the walk is, to the first row that does not fit or the last there is. */
async function walkOn(
  store: DocumentStore,
  place: AuditPlace,
  chain: AuditChain,
  from: Walk,
  after: number,
): Promise<Walk> {
  let walk = from;
  let last = after;
  for (;;) {
    const documents = await documentsAfter(store, place, chain, last, pageSize);
    for (const document of documents) {
      walk = step(walk, chain, document);
      if (walk.broken) return walk;
    }
    if (documents.length < pageSize) return walk;
    last = walk.next - 1;
  }
}

/** What the head says of a walk that found no fault. @param first what the first row there ever was follows on */
function againstHead({ next, prev }: Walk, head: AuditHead, first: string): Broken | undefined {
  if (head.from.seq === 1 && head.from.prev !== first) return { seq: 1, how: 'changed' };
  if (next <= head.seq) return { seq: next, how: 'cut-off' };
  if (next > head.seq + 1) return { seq: head.seq + 1, how: 'inserted' };
  return prev === head.hash ? undefined : { seq: head.seq, how: 'changed' };
}

async function walkToHead(stored: Stored, place: AuditPlace, chain: AuditChain): Promise<ChainCheck> {
  const { store } = stored;
  const none = beginning(place, chain);
  const headNow = async (): Promise<AuditHead> => (await readHead(stored, place, chain))?.head ?? none;
  const { from } = await headNow();
  let walk = await walkOn(store, place, chain, { next: from.seq, prev: from.prev, rows: 0 }, 0);
  const head = await headNow();
  // The oldest rows were deleted while we walked.
  if (head.from.seq !== from.seq) return walkToHead(stored, place, chain);
  if (!walk.broken && walk.next <= head.seq) walk = await walkOn(store, place, chain, walk, walk.next - 1);
  const broken = walk.broken ?? againstHead(walk, head, none.hash);
  return { rows: walk.rows, head, ...(broken && { broken }) };
}

/**
 * Walks a chain from where it begins to its head. It may be written to meanwhile: the head is read again at the end,
 * by when every row that was seen is behind it. Without a head that can be read there is nothing to compare with.
 */
export async function checkChain(stored: Stored, place: AuditPlace, chain: AuditChain): Promise<ChainCheck> {
  try {
    return await walkToHead(stored, place, chain);
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error;
    return { rows: 0, head: beginning(place, chain), broken: { seq: 0, how: 'unreadable' } };
  }
}
