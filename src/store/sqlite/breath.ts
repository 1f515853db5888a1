import { setImmediate as afterOthers } from 'node:timers/promises';

/**
 * What is done in promises alone comes before everything else, and the driver's calls are synchronous: someone who
 * asks hundreds of things in a row would keep all others waiting, even those who only want to be let in. So now and
 * then a call waits until they have been served.
 * @returns resolves at once, or, when so long has gone by since the last time, after the others
 */
export function breathEvery(ms: number): () => Promise<void> {
  let lastMs = performance.now();
  return async () => {
    if (performance.now() - lastMs < ms) return;
    await afterOthers();
    lastMs = performance.now();
  };
}
