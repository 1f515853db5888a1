import type { FaultLevel } from './faults';
import { simulate, type Outcome } from './simulate';

/** What is run for a seed in the tests: one or two units, mostly in a storm. */
export function optionsOf(seed: number): { seed: number; units: number; years: number; faults: FaultLevel } {
  const faults = seed % 10 === 0 ? 'none' : seed % 3 === 0 ? 'normal' : 'storm';
  return { seed, units: 1 + (seed % 2), years: 2, faults };
}

/** Says how to see a failure again, and what led to it. */
export function explained({ findings, lastEvents }: Outcome, seed: number): string {
  if (findings.length === 0) return '';
  const { units, years, faults } = optionsOf(seed);
  return [
    `npm run simulate -- --seed ${seed} --units ${units} --years ${years} --faults ${faults}`,
    ...findings.slice(0, 10).map(({ invariant, what }) => `${invariant}: ${what}`),
    ...lastEvents,
  ].join('\n');
}

/** Runs seeds one after the other; each must hold every invariant. */
export function testSeeds(from: number, to: number): void {
  const seeds = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  it.each(seeds)(
    'holds every invariant with seed %i',
    async (seed) => {
      const outcome = await simulate(optionsOf(seed));
      expect(explained(outcome, seed)).toBe('');
      expect(outcome.counts['posts']).toBeGreaterThan(20);
    },
    120_000,
  );
}
