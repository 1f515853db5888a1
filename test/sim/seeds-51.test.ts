import { explained, fiftySeeds, optionsOf, withinMs } from './seeds';
import { simulate } from './simulate';

it.each(fiftySeeds(51))(
  'holds every invariant with seed %i',
  async (seed) => {
    const outcome = await simulate(optionsOf(seed));
    expect(explained(outcome, seed)).toBe('');
    expect(outcome.counts['posts']).toBeGreaterThan(20);
  },
  withinMs,
);
