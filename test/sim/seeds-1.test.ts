import { hundredSeeds, runSeeds, withinMs, type SeedOutcome } from './seeds';

let outcomes: Map<number, SeedOutcome>;

beforeAll(async () => {
  outcomes = await runSeeds(1);
}, withinMs);

it.each(hundredSeeds(1))('holds every invariant with seed %i', (seed) => {
  const outcome = outcomes.get(seed);
  expect(outcome?.broken).toBe('');
  expect(outcome?.posts).toBeGreaterThan(20);
});
