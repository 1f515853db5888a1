import { StoreError, type DocumentStore, type StoreDocument } from '../../src/app/ports';
import { isWrite, storeAround } from '../fixtures/store-around';
import type { Faults } from './faults';
import type { Life } from './life';
import type { Random } from './random';
import type { World } from './world';

/** Told of each write of an instance: when it was made, and when a fault kept it from being made. */
export interface Watcher {
  written(document: StoreDocument): void;
  prevented(document: StoreDocument): void;
}

/**
 * The store as one instance meets it: slow, sometimes unavailable before or after the write was made,
 * sometimes in conflict, and with the instance dying at any call.
 */
export function faultyStore(
  store: DocumentStore,
  world: World,
  random: Random,
  faults: () => Faults['store'],
  life: Life,
  watcher: Watcher,
): DocumentStore {
  const wait = (): Promise<void> => life.sleep(1 + Math.floor(random.next() * faults().slowestMs));

  const faulty = storeAround(store, async (call, run) => {
    const { name, written } = call;
    const { crash, unavailable, conflict } = faults();
    await wait();
    if (random.chance(crash / 2)) return life.crash('before a call of the store');
    const prevent = (code: 'store/unavailable' | 'store/conflict'): never => {
      for (const document of written) watcher.prevented(document);
      world.note(`${life.name} ${code} before`);
      throw new StoreError(code, 'simulated');
    };
    if (random.chance(unavailable / 2)) prevent('store/unavailable');
    if (name === 'batch' && random.chance(conflict)) prevent('store/conflict');
    const result = await run();
    for (const document of written) watcher.written(document);
    if (isWrite(call) && random.chance(crash / 2)) return life.crash('after a write');
    if (isWrite(call) && random.chance(unavailable / 2)) {
      world.note(`${life.name} store/unavailable after`);
      throw new StoreError('store/unavailable', 'simulated: no answer came');
    }
    return result;
  });
  // An instance that ends leaves the store as it is to the others.
  return { ...faulty, close: () => Promise.resolve() };
}
