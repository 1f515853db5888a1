import type { FaultLevel } from './faults';
import type { Outcome } from './simulate';

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

/** Fifty seeds, from one on: a test file has so many, and the files run side by side. */
export function fiftySeeds(from: number): number[] {
  return Array.from({ length: 50 }, (_, index) => from + index);
}

export const withinMs = 120_000;
