import { StoreError, type DocumentStore } from '../../src/app/ports';
import { isWrite, storeAround } from '../fixtures/store-around';
import type { Random } from '../sim/random';

/**
 * A store of which so many calls fail: half of the writes that fail do so before anything is written, and the other
 * half after it was, so that nobody is told.
 * @param share of all calls, 0–1
 */
export function failingStore(store: DocumentStore, share: number, random: Random): DocumentStore {
  return storeAround(store, async (call, run) => {
    const fails = random.chance(share);
    const failsAfter = isWrite(call) && random.chance(0.5);
    if (fails && !failsAfter) throw new StoreError('store/unavailable', 'made to fail');
    const result = await run();
    if (fails) throw new StoreError('store/unavailable', 'made to fail after it was written');
    return result;
  });
}
