import fc from 'fast-check';
import { field } from '../../src/views/fields';
import { fitting } from '../../src/views/fitting';
import { fixedSeed } from '../fixtures/builders';

/** What was typed comes back as far as one card can hold it. */

const room = 60_000;
const bytesOf = (text: string): number => Buffer.byteLength(JSON.stringify(text));

it('gives back whole what there is room for', () => {
  const fields = ['Kort', 'x'.repeat(50_000), ''].map((value, at) => field(`f${at}`, 'Felt', value));
  expect(fitting(fields)).toEqual({
    fields: [fields[0], { ...fields[1], maxLength: 50_000 }, fields[2]],
    cutCount: 0,
  });
});

it('cuts only the long ones, at the end, and never so much that the rest could be sent', () => {
  const sign = fc.constantFrom('a', 'æ', '漢', '👧', '\u0007', '\ud800', '"');
  const value = fc
    .tuple(sign, fc.integer({ min: 0, max: 60_000 }))
    .map(([each, count]) => each.repeat(count));
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 7 }), (values) => {
      const fields = values.map((text, at) => field(`f${at}`, 'Felt', text));
      const { fields: shown, cutCount } = fitting(fields);
      expect(shown.reduce((sum, each) => sum + bytesOf(each.value), 0)).toBeLessThanOrEqual(room);
      const changed = fields.filter(
        ({ id, value: typed }) => shown.find((each) => each.id === id)?.value !== typed,
      );
      expect(changed).toHaveLength(cutCount);
      for (const { id, value: typed } of changed) {
        const there = shown.find((each) => each.id === id);
        if (!there) continue;
        expect(typed.startsWith(there.value)).toBe(true);
        expect(there.value.length).toBeGreaterThan(4000);
        expect(there.value).not.toMatch(/[^\ud800][\ud800-\udbff]$/);
      }
    }),
    { ...fixedSeed, numRuns: 60 },
  );
});
