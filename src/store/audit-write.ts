import {
  StoreError,
  type AuditChain,
  type AuditEntry,
  type AuditPlace,
  type DocumentStore,
  type Operation,
} from '../app/ports';
import { inTime } from './in-time';
import { linked, readHead, type HeldHead, type Stored } from './audit-head';

const maxAttempts = 8;

/** By store, what is under way at a chain; so that this process does not get in its own way. */
const underWay = new WeakMap<DocumentStore, Map<string, Promise<unknown>>>();

/** Runs one after the other what is about one chain of one store. @throws StoreError when those before take too long */
async function oneByOne(store: DocumentStore, key: string, run: () => Promise<void>): Promise<void> {
  const chains = underWay.get(store) ?? new Map<string, Promise<unknown>>();
  underWay.set(store, chains);
  const before = chains.get(key) ?? Promise.resolve();
  const own = inTime(() => before).then(run);
  // Whoever comes next waits for both to end, not for them to go well.
  const ended = Promise.all([before, own.catch(() => undefined)]);
  chains.set(key, ended);
  try {
    await own;
  } finally {
    if (chains.get(key) === ended) chains.delete(key);
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'store/conflict';
}

/** The head and the row have an expectation each; where there is a third, the conflict may be its own. */
function mayBeAnothers(operations: readonly Operation[]): boolean {
  return operations.filter(({ expect }) => expect !== 'any').length > 2;
}

/**
 * One batch that moves the head of a chain on; again when another process was quicker.
 * @param operationsOf all of the batch, the head's new document among them; none: nothing is written
 * @throws StoreError `store/conflict` when it is not for the head that the batch was refused
 */
export function moveHead(
  stored: Stored,
  place: AuditPlace,
  chain: AuditChain,
  operationsOf: (held: HeldHead) => Operation[],
): Promise<void> {
  const { store } = stored;
  const { container, pk } = place;
  return oneByOne(store, `${container} ${pk} ${chain}`, async () => {
    let held = await readHead(stored, place, chain);
    for (let attempt = 1; held; attempt += 1) {
      const operations = operationsOf(held);
      if (operations.length === 0) return;
      try {
        await store.batch(container, pk, operations);
        return;
      } catch (error) {
        if (!isConflict(error) || attempt >= maxAttempts) throw error;
        const etag: string = held.etag;
        held = await readHead(stored, place, chain);
        if (held?.etag === etag && mayBeAnothers(operations)) throw error;
      }
    }
  });
}

/** One batch of a write that no summary orders, and its row. @throws StoreError `store/conflict` by the write's own expectation */
export function saveWithRow(
  stored: Stored,
  place: AuditPlace,
  entry: AuditEntry,
  write: Operation,
): Promise<void> {
  return moveHead(stored, place, 'changes', (held) => {
    // A person's partition has their id for its name.
    const next = linked(place, 'changes', held.head, entry, (part) => part === place.pk);
    return [write, next.put, held.put(next.head)];
  });
}
