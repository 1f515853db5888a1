import { aadKey, upnKey } from '../../../src/domain/people/identity';
import { activeAssignments } from '../../../src/domain/people/person';
import { areaOf, membersOn, organiserRole } from '../../../src/domain/people/unit';
import { aMember, aPerson, aUnit } from '../../fixtures/builders';

describe('a role from one day to another', () => {
  const role = { role: 'leader', unitId: 'moellevang', from: '2026-03-01', to: '2026-07-31' } as const;
  const person = aPerson('leader', [role]);
  const unit = aUnit({ members: [aMember('leader', { from: role.from, to: role.to })] });

  it.each([
    ['2026-02-28', false],
    ['2026-03-01', true],
    ['2026-05-15', true],
    ['2026-07-31', true],
    ['2026-08-01', false],
  ])('on %s is held: %s', (day, isHeld) => {
    expect(activeAssignments(person, day)).toEqual(isHeld ? [role] : []);
    expect(membersOn(unit, day)).toHaveLength(isHeld ? 1 : 0);
  });

  it('without an end is held on', () => {
    const openEnded = { role: 'chef', from: '2026-03-01' } as const;
    expect(activeAssignments(aPerson('chef', [openEnded]), '2099-12-31')).toEqual([openEnded]);
  });

  it('is one of several', () => {
    const parent = { role: 'board-rep', unitId: 'aaby', from: '2026-05-01' } as const;
    const both = aPerson('leader', [role, parent]);
    expect(activeAssignments(both, '2026-04-30')).toEqual([role]);
    expect(activeAssignments(both, '2026-05-01')).toEqual([role, parent]);
    expect(activeAssignments(both, '2026-08-01')).toEqual([parent]);
  });
});

describe('how a person is named', () => {
  it('does not depend on case or blanks around', () => {
    expect(upnKey(' Leder@Example.DK ')).toBe(upnKey('leder@example.dk'));
    expect(aadKey('0A1B ')).toBe(aadKey('0a1b'));
  });

  it('tells a UPN from an object id', () => {
    expect(upnKey('x')).not.toBe(aadKey('x'));
  });
});

describe('a unit', () => {
  it.each([
    ['dagtilbud', '0-6'],
    ['skole', '6-18'],
    ['fu', '6-18'],
  ] as const)('that is %s belongs to the report for %s', (sector, area) => {
    expect(areaOf(sector)).toBe(area);
  });

  it('has its dialogues organised by the leader, or by the board when it is selvejende (rule 13)', () => {
    expect(organiserRole(aUnit())).toBe('leader');
    expect(organiserRole(aUnit({ ownership: 'selvejende' }))).toBe('board-rep');
  });
});
