import { exportKinds } from '../../src/app/exports/request';
import type { Walking } from './walk-around';
import { attempt } from './walk-attempts';

/** Who asks for each document in a small run. */
const fewTriers = 6;

/** Every sort of document, asked for as its card asks. */
export async function walkDocuments(walking: Walking, unitIds: readonly string[]): Promise<void> {
  const { walkers, random, isWhole } = walking;
  for (const kind of exportKinds) {
    const of = { overview: ['0-6'], closing: ['0-6'], workload: [''], mine: [''] }[kind as string] ?? unitIds;
    for (const subject of isWhole ? of : of.slice(0, 1)) {
      const data = { document: subject === '' ? kind : `${kind}:${subject}`, format: 'csv' };
      const fallback = { ...data, verb: 'export.offer' };
      const offer = { verb: 'export.offer', title: '', data, typed: {}, fallback };
      const triers = random.shuffled(walkers);
      for (const walker of triers.slice(0, isWhole ? triers.length : fewTriers))
        await attempt(walking, walker, 'own chat', offer, 'asked for');
    }
  }
}
