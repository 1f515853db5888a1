import { withRole, withRoleEnd } from '../../../src/domain/people/change-roles';
import type { Assignment, Person } from '../../../src/domain/people/person';
import { aPerson } from '../../fixtures/builders';

const skole = { id: 'skolen', sector: 'skole' } as const;
const leads: Assignment = { role: 'leader', unitId: 'skolen', from: '2024-08-01' };
const covers: Assignment = { ...leads, from: '2026-03-01', to: '2026-03-20', covers: 'another' };
const held = { role: 'leader', unitId: 'skolen', from: '2024-08-01' } as const;

const person = (...assignments: Assignment[]): Person => aPerson('p', assignments);
const rolesOf = (result: ReturnType<typeof withRole>): Assignment[] => {
  if (!result.ok) throw new Error(result.code);
  return result.value.assignments;
};

describe('a role in a unit', () => {
  it('is added beside the others', () => {
    const added = withRole(person(leads), skole, { role: 'staff-rep', from: '2026-08-01' }, '2027-07-31');
    expect(rolesOf(added)).toEqual([
      leads,
      { role: 'staff-rep', unitId: 'skolen', from: '2026-08-01', to: '2027-07-31' },
    ]);
  });

  it('can be added twice to the same effect, so that a broken-off change can be done again', () => {
    expect(rolesOf(withRole(person(leads), skole, held, undefined))).toEqual([leads]);
  });

  it('can follow itself, and does not meet whom one stands in for', () => {
    const before = { ...leads, to: '2026-02-28' };
    const again = withRole(person(before, covers), skole, { role: 'leader', from: '2026-03-01' }, undefined);
    expect(rolesOf(again)).toHaveLength(3);
  });

  it.each([
    ['chef', { role: 'chef', from: '2026-08-01' }, undefined, 'people/by-import'],
    ['the administration', { role: 'administration', from: '2026-08-01' }, undefined, 'people/by-import'],
    ['a role of FU', { role: 'senate', from: '2026-08-01' }, undefined, 'people/not-in-sector'],
    ['a role held already', { role: 'leader', from: '2026-08-01' }, undefined, 'people/held-already'],
    [
      'an end before it begins',
      { role: 'staff-rep', from: '2026-08-01' },
      '2026-07-31',
      'people/wrong-order',
    ],
  ] as const)('is refused as %s', (_what, role, to, code) => {
    expect(withRole(person(leads), skole, role, to)).toEqual({ ok: false, code });
  });

  it('ends on a day, or goes on again, in its place among the others', () => {
    const other: Assignment = { role: 'board-rep', unitId: 'solen', from: '2025-01-01' };
    const ended = withRoleEnd(person(leads, other), held, '2026-07-31', undefined);
    expect(rolesOf(ended)).toEqual([{ ...leads, to: '2026-07-31' }, other]);
    const again = withRoleEnd(person({ ...leads, to: '2026-07-31' }, other), held, undefined, '2026-07-31');
    expect(rolesOf(again)).toEqual([leads, other]);
  });

  it('is not ended over an end that was set since, and ending it twice is once', () => {
    const now = person({ ...leads, to: '2026-06-30' });
    expect(withRoleEnd(now, held, '2026-07-31', undefined)).toEqual({ ok: false, code: 'people/role-gone' });
    expect(rolesOf(withRoleEnd(now, held, '2026-06-30', undefined))).toEqual(now.assignments);
  });

  it.each([
    ['that is gone', { ...held, from: '2020-01-01' }, '2026-07-31', 'people/role-gone'],
    ['of a chef', { ...held, role: 'chef' }, '2026-07-31', 'people/by-import'],
    ['before it began', held, '2024-07-31', 'people/wrong-order'],
    ['into the next of its kind', held, undefined, 'people/held-already'],
  ] as const)('does not end when it is one %s', (_what, which, to, code) => {
    const next = { ...leads, from: '2026-08-01' };
    const both = person({ ...leads, to: '2026-07-31' }, next);
    expect(withRoleEnd(both, which, to, '2026-07-31')).toEqual({ ok: false, code });
  });
});
