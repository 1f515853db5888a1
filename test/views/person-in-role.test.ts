import { inPlaceOf } from '../../src/views/in-place-of';
import { personInRole } from '../../src/views/person-in-role';
import { wordsIn } from '../../src/views/texts';

/** How someone is named beside their role. */

it('is the name, and the role behind it', () => {
  expect(personInRole(wordsIn('da'), { name: 'Sara Lund', role: 'pupil-council' })).toBe(
    'Sara Lund (elevråd)',
  );
});

it('is the role alone of someone who has left', () => {
  expect(personInRole(wordsIn('da'), { role: 'chef' })).toBe('Børn og Unge-chef');
});

it.each([
  ['da', 'elevråd'],
  ['en', 'pupil council'],
] as const)('is the role alone, in %s, of someone who was erased', (language, role) => {
  const name = inPlaceOf('pupil-council', false);
  expect(personInRole(wordsIn(language), { name, role: 'pupil-council' })).toBe(role);
});
