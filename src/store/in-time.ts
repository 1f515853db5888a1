import { AsyncLocalStorage } from 'node:async_hooks';
import { StoreError, type DocumentStore } from '../app/ports';

/** Teams gives up after about ten seconds; this leaves two for all that is not the store. */
export const turnBudgetMs = 8000;

/** How long one turn has waited for the store in all. */
interface Waited {
  ms: number;
}

const turns = new AsyncLocalStorage<Waited>();

/** Runs what someone waits for: its calls of the store have one budget of time between them. */
export function inTurn<T>(run: () => Promise<T>): Promise<T> {
  return turns.run({ ms: 0 }, run);
}

async function within<T>(waited: Waited, budgetMs: number, call: () => Promise<T>): Promise<T> {
  const leftMs = budgetMs - waited.ms;
  const tooSlow = (): StoreError =>
    new StoreError('store/unavailable', `The store is too slow: ${budgetMs} ms were not enough for a turn`);
  if (leftMs <= 0) throw tooSlow();
  const began = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(tooSlow());
    }, leftMs);
  });
  try {
    return await Promise.race([call(), late]);
  } finally {
    clearTimeout(timer);
    waited.ms += performance.now() - began;
  }
}

/**
 * A store that fails a turn in time for an answer, however slow it is. A write that is given up may have been made
 * all the same, as with any store that did not answer. What runs in no turn takes the time it takes.
 */
export function storeInTime(store: DocumentStore, budgetMs: number = turnBudgetMs): DocumentStore {
  function timed<T>(call: () => Promise<T>): Promise<T> {
    const waited = turns.getStore();
    return waited ? within(waited, budgetMs, call) : call();
  }
  return {
    get: (...args) => timed(() => store.get(...args)),
    put: (...args) => timed(() => store.put(...args)),
    delete: (...args) => timed(() => store.delete(...args)),
    batch: (...args) => timed(() => store.batch(...args)),
    query: (...args) => timed(() => store.query(...args)),
    scrub: () => timed(() => store.scrub()),
    ready: () => store.ready(),
    close: () => store.close(),
  };
}
