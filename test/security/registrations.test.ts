import { verbs } from '../../src/teams/verbs';
import { verbRows } from './permissions';
import { undrawn, unlisted } from './registrations';

it('has a row for everything that the bot has registered, and for nothing else', () => {
  expect(unlisted()).toEqual([]);
});

it('names a verb that has no row', () => {
  const [first] = verbs.entries();
  verbs.set('something.new', first![1]);
  expect(unlisted()).toEqual([
    'The verb something.new has no row in test/security/permissions.ts: write who may, from domain.md',
  ]);
  verbs.delete('something.new');
});

it('names the verbs that no card had', () => {
  const everywhere = new Set(['kommunal', 'selvejende', 'once']);
  const drawn = new Map(Object.keys(verbRows).map((verb) => [verb, everywhere] as const));
  expect(undrawn(drawn)).toEqual([]);
  drawn.set('prepare.save', new Set(['kommunal']));
  expect(undrawn(drawn)).toEqual(['prepare.save was never drawn in a selvejende unit']);
});
