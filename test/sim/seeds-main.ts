import type { FaultLevel } from './faults';
import { simulate, type Outcome } from './simulate';

/** What is run for a seed in the tests: one or two units, mostly in a storm. */
function optionsOf(seed: number): { seed: number; units: number; years: number; faults: FaultLevel } {
  const faults = seed % 10 === 0 ? 'none' : seed % 3 === 0 ? 'normal' : 'storm';
  return { seed, units: 1 + (seed % 2), years: 2, faults };
}

function explained({ findings, lastEvents }: Outcome, seed: number): string {
  if (findings.length === 0) return '';
  const { units, years, faults } = optionsOf(seed);
  return [
    `npm run simulate -- --seed ${seed} --units ${units} --years ${years} --faults ${faults}`,
    ...findings.slice(0, 10).map(({ invariant, what }) => `${invariant}: ${what}`),
    ...lastEvents,
  ].join('\n');
}

/** Runs one seed after the other; prints a line of JSON for each. */
async function main(from: number, count: number): Promise<void> {
  for (let seed = from; seed < from + count; seed += 1) {
    const outcome = await simulate(optionsOf(seed));
    const posts = outcome.counts['posts'] ?? 0;
    process.stdout.write(`${JSON.stringify({ seed, broken: explained(outcome, seed), posts })}\n`);
  }
}

const [from = 1, count = 1] = process.argv.slice(2).map(Number);
void main(from, count);
