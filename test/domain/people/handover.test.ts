import { isNewSince, tookOverOn } from '../../../src/domain/people/handover';
import type { Assignment } from '../../../src/domain/people/person';
import { aLoop, aPerson, aUnit } from '../../fixtures/records';

const unit = aUnit();
const loop = aLoop({ decided: '2026-01-14' });
const today = '2026-06-01';
const leads = (changes: Partial<Assignment> = {}): Assignment => ({
  role: 'leader',
  unitId: unit.id,
  from: '2026-05-01',
  ...changes,
});
const tookOver = (...assignments: Assignment[]) => tookOverOn(aPerson('ny', assignments), unit, loop, today);

describe('a loop is handed over', () => {
  it('to a leader who began after it did', () => {
    expect(tookOver(leads())).toBe('2026-05-01');
  });

  it('from the first day, also when an import wrote the time in two lines', () => {
    const lines = [leads({ to: '2026-05-20' }), leads({ from: '2026-05-21' })];
    expect(tookOver(...lines)).toBe('2026-05-01');
  });

  it.each<[string, Assignment]>([
    ['to who has led the unit since before the loop', leads({ from: '2025-08-01' })],
    ['to who began on the day of the decision', leads({ from: '2026-01-14' })],
    ['to a former leader', leads({ to: '2026-05-31' })],
    ['to a leader to come', leads({ from: '2026-06-02' })],
    ['to the leader of another unit', leads({ unitId: 'aaby' })],
    ['to someone who stands in', leads({ covers: 'leader' })],
    ['to someone in another role', leads({ role: 'staff-rep' })],
  ])('not %s', (_name, assignment) => {
    expect(tookOver(assignment)).toBeUndefined();
  });

  it('not when it is closed, or there is none', () => {
    const person = aPerson('ny', [leads()]);
    expect(tookOverOn(person, unit, aLoop({ state: 'closed' }), today)).toBeUndefined();
    expect(tookOverOn(person, unit, undefined, today)).toBeUndefined();
  });
});

it('a leader is new for 90 days', () => {
  expect(isNewSince('2026-05-01', '2026-07-30')).toBe(true);
  expect(isNewSince('2026-05-01', '2026-07-31')).toBe(false);
});
