import { z } from 'zod/v4';
import { runBuilt } from '../support/built';

/** How one seed's history went, as `seeds-main.ts` says it. */
const SeedOutcome = z.object({
  seed: z.int(),
  /** How to see it again, what was broken and the last events; empty when every invariant held. */
  broken: z.string(),
  /** Cards that came. */
  posts: z.int(),
});
export type SeedOutcome = z.infer<typeof SeedOutcome>;

const hundred = 100;

/** A hundred seeds, from one on: a test file has so many, and the files run side by side. */
export function hundredSeeds(from: number): number[] {
  return Array.from({ length: hundred }, (_, index) => from + index);
}

/** Runs the histories of a hundred seeds in the built simulator, several times quicker there than among tests. */
export async function runSeeds(from: number): Promise<Map<number, SeedOutcome>> {
  const { out, err, code } = await runBuilt('test/sim/seeds-main.js', [String(from), String(hundred)]);
  if (code !== 0) throw new Error(err);
  const outcomes = out
    .trim()
    .split('\n')
    .map((line) => SeedOutcome.parse(JSON.parse(line)));
  return new Map(outcomes.map((outcome) => [outcome.seed, outcome]));
}

export const withinMs = 20 * 60_000;
