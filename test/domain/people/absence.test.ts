import {
  absenceFrom,
  checkedPeriod,
  handedOver,
  standingIn,
  standsInNow,
} from '../../../src/domain/people/absence';
import { coverRolesIn, may, rolesIn, standsInFor } from '../../../src/domain/people/may';
import type { Assignment } from '../../../src/domain/people/person';
import { aPerson, aSchool } from '../../fixtures/builders';

const today = '2026-03-02';
const period = { from: '2026-03-09', to: '2026-03-20' };
const inPeriod = '2026-03-10';
const unit = aSchool();

const has = (role: Assignment['role'], unitId?: string, more: Partial<Assignment> = {}): Assignment => ({
  role,
  from: '2025-08-01',
  ...(unitId !== undefined && { unitId }),
  ...more,
});
const mette = aPerson('leader', [has('leader', unit.id)]);
const karen = aPerson('pedagogical-leader', [has('pedagogical-leader', unit.id)]);

describe('a period', () => {
  it.each([
    ['is taken', period, { ok: true, value: period }],
    ['of one day is taken', { from: today, to: today }, { ok: true, value: { from: today, to: today } }],
    [
      'the wrong way round',
      { from: '2026-03-20', to: '2026-03-09' },
      { ok: false, code: 'absence/wrong-order' },
    ],
    ['that is over', { from: '2026-02-02', to: '2026-03-01' }, { ok: false, code: 'absence/over' }],
    ['of more than a year', { from: today, to: '2027-03-04' }, { ok: false, code: 'absence/too-long' }],
  ] as const)('%s', (_what, given, expected) => {
    expect(checkedPeriod(given, today)).toEqual(expected);
  });

  it('that is over is no absence any more', () => {
    const away = { ...mette, absence: period };
    expect(absenceFrom(away, today)).toEqual(period);
    expect(absenceFrom(away, '2026-03-20')).toEqual(period);
    expect(absenceFrom(away, '2026-03-21')).toBeUndefined();
  });
});

describe('who stands in', () => {
  it('has the role in the units they share, for the period', () => {
    const away = { ...mette, assignments: [has('leader', unit.id), has('leader', 'elsewhere')] };
    expect(handedOver(away, karen, period)).toEqual([
      { role: 'leader', unitId: unit.id, ...period, covers: 'leader' },
    ]);
  });

  it('has it no longer than the role lasts', () => {
    const away = aPerson('leader', [has('leader', unit.id, { from: '2026-03-12', to: '2026-03-16' })]);
    expect(handedOver(away, karen, period)).toMatchObject([{ from: '2026-03-12', to: '2026-03-16' }]);
  });

  it.each([
    ['a pupil', aPerson('sara', [has('pupil-council', unit.id)])],
    ['someone of another unit', aPerson('ida', [has('leader', 'elsewhere')])],
    ['the administration', aPerson('lone', [has('administration')])],
    ['a chef', aPerson('chef', [has('chef')])],
    ['who stands in here themselves', aPerson('x', [has('leader', unit.id, { covers: 'y' })])],
    ['the person themselves', mette],
  ])('for a leader is not %s', (_who, cover) => {
    expect(handedOver(mette, cover, period)).toEqual([]);
  });

  it('for a chef is a chef, and nobody else', () => {
    const anders = aPerson('chef', [has('chef')]);
    expect(handedOver(anders, aPerson('birgit', [has('chef')]), period)).toEqual([
      { role: 'chef', ...period, covers: 'chef' },
    ]);
    expect(handedOver(anders, mette, period)).toEqual([]);
  });

  it('hands on no role that is not their own', () => {
    const away = aPerson('leader', [has('leader', unit.id, { covers: 'other' })]);
    expect(handedOver(away, karen, period)).toEqual([]);
  });

  it('is given the roles once, and loses them with the absence', () => {
    const roles = handedOver(mette, karen, period);
    const covering = standingIn(karen, mette.id, roles);
    expect(standingIn(covering, mette.id, roles)).toBe(covering);
    expect(standsInNow(covering, inPeriod)).toEqual([{ personId: 'leader', to: period.to }]);
    expect(standsInNow(covering, today)).toEqual([]);
    expect(standingIn(covering, mette.id, []).assignments).toEqual(karen.assignments);
  });

  it('is known by the role: their own comes first', () => {
    const covering = standingIn(karen, mette.id, handedOver(mette, karen, period));
    expect(standsInFor(covering, unit, 'leader', inPeriod)).toBe('leader');
    expect(standsInFor(covering, unit, 'pedagogical-leader', inPeriod)).toBeUndefined();
    expect(standsInFor(covering, unit, 'leader', '2026-03-21')).toBeUndefined();
  });
});

describe('at dialogues only', () => {
  const covering = standingIn(karen, mette.id, handedOver(mette, karen, period));
  const dialogue = { kind: 'learning-dialogue', number: 1 } as const;
  const oneToOne = { kind: 'one-to-one', number: 1 } as const;

  it('who stands in answers and writes as the leader', () => {
    expect(may(covering, 'answer', { unit, meeting: dialogue }, inPeriod)).toContain('leader');
    expect(may(covering, 'write-schema', { unit, meeting: dialogue }, inPeriod)).toEqual(['leader']);
    expect(may(covering, 'write-receipts', { unit, meeting: dialogue }, inPeriod)).toEqual(['leader']);
    expect(coverRolesIn(covering, unit, inPeriod)).toEqual(['leader']);
    expect(rolesIn(covering, unit, inPeriod)).toEqual(['pedagogical-leader']);
  });

  it('1:1s and status stay with the leader', () => {
    for (const action of ['answer', 'read-answers', 'read-schema', 'write-schema', 'read-meeting'] as const)
      expect(may(covering, action, { unit, meeting: oneToOne }, inPeriod)).toEqual([]);
    expect(may(covering, 'read-status', { unit }, inPeriod)).toEqual([]);
    expect(may(covering, 'read-overview', {}, inPeriod)).toEqual([]);
  });
});
