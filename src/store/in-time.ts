import { AsyncLocalStorage } from 'node:async_hooks';
import { StoreError, type DocumentStore } from '../app/ports';

/** Teams gives up after about ten seconds; this leaves two for all that is not the store. */
export const turnBudgetMs = 8000;

/** How long one turn may wait for the store in all, and has: what is waited for at the same time counts once. */
interface Turn {
  readonly budgetMs: number;
  waitedMs: number;
  underWay: number;
  /** When the first of those under way was begun. */
  since: number;
}

const turns = new AsyncLocalStorage<Turn>();

/** Runs what someone waits for: all its waiting for the store has one budget of time. */
export function inTurn<T>(run: () => Promise<T>, budgetMs: number = turnBudgetMs): Promise<T> {
  return turns.run({ budgetMs, waitedMs: 0, underWay: 0, since: 0 }, run);
}

async function within<T>(turn: Turn, call: () => Promise<T>): Promise<T> {
  const tooSlow = (): StoreError =>
    new StoreError(
      'store/unavailable',
      `The store is too slow: ${turn.budgetMs} ms were not enough for a turn`,
    );
  const now = performance.now();
  if (turn.underWay === 0) turn.since = now;
  const leftMs = turn.budgetMs - turn.waitedMs - (now - turn.since);
  if (leftMs <= 0) throw tooSlow();
  turn.underWay += 1;
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
    turn.underWay -= 1;
    if (turn.underWay === 0) turn.waitedMs += performance.now() - turn.since;
  }
}

/**
 * Waits for the store, or for those who are before one at it, no longer than the turn that asks has left. What runs in
 * no turn takes the time it takes.
 * @throws StoreError `store/unavailable`
 */
export function inTime<T>(call: () => Promise<T>): Promise<T> {
  const turn = turns.getStore();
  return turn ? within(turn, call) : call();
}

/**
 * A store that fails a turn in time for an answer, however slow it is. A write that is given up may have been made
 * all the same, as with any store that did not answer.
 */
export function storeInTime(store: DocumentStore): DocumentStore {
  return {
    get: (...args) => inTime(() => store.get(...args)),
    put: (...args) => inTime(() => store.put(...args)),
    delete: (...args) => inTime(() => store.delete(...args)),
    batch: (...args) => inTime(() => store.batch(...args)),
    query: (...args) => inTime(() => store.query(...args)),
    scrub: () => inTime(() => store.scrub()),
    ready: () => store.ready(),
    close: () => store.close(),
  };
}
