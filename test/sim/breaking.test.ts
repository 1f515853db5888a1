import { breakings } from './breaking';
import { simulate } from './simulate';

/** The simulator is worth something only if it notices when a rule is broken. */
it.each(Object.entries(breakings))(
  'notices a program that %s',
  async (_what, { invariant, breaking }) => {
    const { findings } = await simulate({ seed: 7, units: 4, years: 1, faults: 'storm', breaking });
    expect(new Set(findings.map((finding) => finding.invariant))).toContain(invariant);
  },
  120_000,
);

it('tells the same history for the same seed, to the byte, and another for another', async () => {
  const run = (seed: number): ReturnType<typeof simulate> =>
    simulate({ seed, units: 2, years: 1, faults: 'storm' });
  const [first, second, other] = [await run(3), await run(3), await run(4)];
  expect(second).toEqual(first);
  expect(other.history).not.toBe(first.history);
}, 120_000);
