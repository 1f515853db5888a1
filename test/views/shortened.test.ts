import { beginning } from '../../src/views/chat-answers';
import { cut, shortened } from '../../src/views/shortened';

const family = '👩‍👧‍👦';

it('leaves alone what is short enough', () => {
  expect(shortened('Ro', 2)).toBe('Ro');
  expect(shortened(family, family.length)).toBe(family);
});

it('cuts no sign in two', () => {
  expect(shortened(`Ro${family}`, 6)).toBe('Ro …');
  expect(shortened('å'.normalize('NFD').repeat(3), 5)).toBe(`${'å'.normalize('NFD').repeat(2)} …`);
  expect(beginning('🍎'.repeat(60) + 'x')).toBe(`${'🍎'.repeat(55)} …`);
  expect(beginning(`a${'🍎'.repeat(60)}`)).toBe(`a${'🍎'.repeat(54)} …`);
});

it('takes no more than it may, whatever it is written with', () => {
  expect(shortened(family.repeat(400), 400).length).toBeLessThanOrEqual(402);
});

it('is on one line of our own, without what it could mean', () => {
  expect(cut('*Ro*\nog mere', 5)).toBe('\\*Ro\\* …');
});
