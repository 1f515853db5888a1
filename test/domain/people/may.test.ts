import { may, rolesIn, type Subject } from '../../../src/domain/people/may';
import { actions, type Action } from '../../../src/domain/people/permissions';
import { roles, type Assignment, type Person, type Role } from '../../../src/domain/people/person';
import type { Unit } from '../../../src/domain/people/unit';
import { aPerson, aPersonAs, aUnit } from '../../fixtures/builders';

const today = '2026-03-02';
const kommunal = aUnit();
const selvejende = aUnit({ sector: 'dagtilbud', ownership: 'selvejende' });
const first: NonNullable<Subject['meeting']> = { kind: 'learning-dialogue', number: 1 };
const later: Subject['meeting'] = { kind: 'learning-dialogue', number: 2 };
const oneToOne: NonNullable<Subject['meeting']> = { kind: 'one-to-one', number: 1 };

/** Every place where something can be asked for; a unit alone is its status and what is municipality-wide. */
const places: Record<string, Subject> = {
  LS1: { unit: kommunal, meeting: first },
  'LS2-4 udtalelse': { unit: kommunal, meeting: later },
  'LS2-4 deltagelse': { unit: kommunal, meeting: later, boardParticipates: true },
  '1:1': { unit: kommunal, meeting: oneToOne },
  'LS1 selvejende': { unit: selvejende, meeting: first },
  'LS2-4 selvejende': { unit: selvejende, meeting: later },
  '1:1 selvejende': { unit: selvejende, meeting: oneToOne },
  enheden: { unit: kommunal },
  'enheden selvejende': { unit: selvejende },
  kommunen: {},
};
const dialogues = [
  'LS1',
  'LS2-4 udtalelse',
  'LS2-4 deltagelse',
  'LS1 selvejende',
  'LS2-4 selvejende',
] as const;

const leadership: Role[] = [
  'leader',
  'pedagogical-leader',
  'deputy-leader',
  'centre-leader',
  'youth-school-coordinator',
  'department-head',
];
const circle: Role[] = [...leadership, 'staff-rep', 'consultant'];
const councils: Role[] = ['pupil-council', 'senate'];
const pair: Role[] = ['chef', 'leader'];

/** domain.md §3, a line an action and place. What is not here, nobody may. */
const allowed: Record<Action, Partial<Record<keyof typeof places, Role[]>>> = {
  answer: {
    LS1: ['chef', ...circle, 'board-rep', ...councils],
    'LS2-4 udtalelse': ['chef', ...circle, 'board-rep', ...councils],
    'LS2-4 deltagelse': ['chef', ...circle, 'board-rep', ...councils],
    'LS1 selvejende': [...circle, 'board-rep', ...councils],
    'LS2-4 selvejende': [...circle, 'board-rep', ...councils],
    '1:1': pair,
    '1:1 selvejende': pair,
  },
  'read-meeting': {
    LS1: ['chef', ...circle, 'board-rep', ...councils],
    'LS2-4 udtalelse': ['chef', ...circle, 'board-rep', ...councils],
    'LS2-4 deltagelse': ['chef', ...circle, 'board-rep', ...councils],
    'LS1 selvejende': [...circle, 'board-rep', ...councils],
    'LS2-4 selvejende': [...circle, 'board-rep', ...councils],
    '1:1': pair,
    '1:1 selvejende': pair,
  },
  'read-answers': {
    LS1: ['chef', ...circle, 'board-rep'],
    'LS2-4 udtalelse': ['chef', ...circle],
    'LS2-4 deltagelse': ['chef', ...circle, 'board-rep'],
    'LS1 selvejende': [...circle, 'board-rep'],
    'LS2-4 selvejende': [...circle, 'board-rep'],
    '1:1': pair,
    '1:1 selvejende': pair,
  },
  'read-schema': {
    LS1: ['chef', ...circle, 'board-rep'],
    'LS2-4 udtalelse': ['chef', ...circle],
    'LS2-4 deltagelse': ['chef', ...circle, 'board-rep'],
    'LS1 selvejende': [...circle, 'board-rep'],
    'LS2-4 selvejende': [...circle, 'board-rep'],
    '1:1': pair,
    '1:1 selvejende': pair,
  },
  'write-schema': {
    LS1: ['leader'],
    'LS2-4 udtalelse': ['leader'],
    'LS2-4 deltagelse': ['leader'],
    'LS1 selvejende': ['board-rep'],
    'LS2-4 selvejende': ['board-rep'],
    '1:1': pair,
    '1:1 selvejende': pair,
  },
  'hold-meeting': {
    LS1: pair,
    'LS2-4 udtalelse': pair,
    'LS2-4 deltagelse': pair,
    'LS1 selvejende': ['board-rep'],
    'LS2-4 selvejende': ['board-rep'],
    '1:1': pair,
    '1:1 selvejende': pair,
  },
  'plan-meeting': {
    LS1: pair,
    'LS2-4 udtalelse': pair,
    'LS2-4 deltagelse': pair,
    'LS1 selvejende': ['leader', 'board-rep'],
    'LS2-4 selvejende': ['leader', 'board-rep'],
    '1:1': pair,
    '1:1 selvejende': pair,
  },
  'settle-agreement': {
    LS1: ['chef', ...circle, 'board-rep'],
    'LS2-4 udtalelse': ['chef', ...circle, 'board-rep'],
    'LS2-4 deltagelse': ['chef', ...circle, 'board-rep'],
    'LS1 selvejende': [...circle, 'board-rep'],
    'LS2-4 selvejende': [...circle, 'board-rep'],
    '1:1': pair,
    '1:1 selvejende': pair,
  },
  'write-receipts': {
    LS1: ['leader'],
    'LS2-4 udtalelse': ['leader'],
    'LS2-4 deltagelse': ['leader'],
    'LS1 selvejende': ['board-rep'],
    'LS2-4 selvejende': ['board-rep'],
  },
  'add-evidence': {
    LS1: ['chef', ...circle, 'board-rep'],
    'LS2-4 udtalelse': ['chef', ...circle],
    'LS2-4 deltagelse': ['chef', ...circle, 'board-rep'],
    'LS1 selvejende': [...circle, 'board-rep'],
    'LS2-4 selvejende': [...circle, 'board-rep'],
  },
  'tend-basis': {
    LS1: ['leader'],
    'LS2-4 udtalelse': ['leader'],
    'LS2-4 deltagelse': ['leader'],
    'LS1 selvejende': ['board-rep'],
    'LS2-4 selvejende': ['board-rep'],
  },
  'report-supervision': { 'enheden selvejende': ['board-rep'] },
  'follow-up-supervision': { 'enheden selvejende': ['chef'] },
  'read-supervision': { 'enheden selvejende': ['chef', 'board-rep'] },
  'give-supervision-point': { enheden: ['chef'], 'enheden selvejende': ['chef'] },
  'read-supervision-points': { enheden: pair, 'enheden selvejende': ['chef', 'board-rep'] },
  'note-supervision-point': { enheden: ['leader'], 'enheden selvejende': ['board-rep'] },
  'close-loop': { enheden: ['leader'], 'enheden selvejende': ['board-rep'] },
  'release-point': { '1:1': pair, '1:1 selvejende': pair },
  'read-status': { enheden: pair, 'enheden selvejende': pair },
  'read-overview': {
    enheden: ['chef'],
    'enheden selvejende': ['chef'],
    kommunen: ['chef', 'administration'],
  },
  'export-loop': { enheden: ['chef', 'leader'], 'enheden selvejende': ['leader', 'board-rep'] },
  'export-unit': {
    enheden: ['chef'],
    'enheden selvejende': ['chef'],
    kommunen: ['chef', 'administration'],
  },
  administer: { kommunen: ['administration'] },
  'read-audit': { kommunen: ['administration'] },
};

/** What does not ask about a meeting is answered the same with one, except to those the meeting keeps out. */
const anywhere: readonly Action[] = [
  'read-status',
  'read-overview',
  'export-loop',
  'export-unit',
  'administer',
  'read-audit',
  'report-supervision',
  'follow-up-supervision',
  'read-supervision',
  'give-supervision-point',
  'read-supervision-points',
  'note-supervision-point',
  'close-loop',
];

describe('who may what (domain.md §3)', () => {
  describe.each(actions.filter((action) => !anywhere.includes(action)))('%s', (action) => {
    describe.each(Object.keys(places))('at %s', (place) => {
      const yes = allowed[action][place] ?? [];
      it.each(roles)(`as %s: ${yes.length === 0 ? 'nobody' : yes.join(', ')}`, (role) => {
        expect(may(aPersonAs(role), action, places[place]!, today)).toEqual(yes.includes(role) ? [role] : []);
      });
    });
  });

  describe.each(anywhere)('%s', (action) => {
    it.each(['enheden', 'enheden selvejende', 'kommunen'])('at %s', (place) => {
      const yes = roles.filter((role) => may(aPersonAs(role), action, places[place]!, today).length > 0);
      expect(yes.sort()).toEqual([...(allowed[action][place] ?? [])].sort());
    });
  });
});

describe('in a unit that is not one’s own', () => {
  const elsewhere: Unit = { ...kommunal, id: 'aaby', chefId: 'another-chef' };
  const subjects = Object.values(places).filter(({ unit }) => unit) as (Subject & { unit: Unit })[];

  it.each(roles)('%s may nothing', (role) => {
    for (const action of actions)
      for (const subject of subjects) {
        const unit = { ...subject.unit, id: elsewhere.id, chefId: elsewhere.chefId };
        expect(may(aPersonAs(role), action, { ...subject, unit }, today)).toEqual([]);
      }
  });

  it('a chef may nothing in a unit of another chef, though named in it', () => {
    const named = aPersonAs('chef', elsewhere, { unitId: elsewhere.id });
    expect(rolesIn(named, elsewhere, today)).toEqual([]);
  });

  it('a unit’s chefId alone gives nothing to a person who is chef no more', () => {
    const former = aPersonAs('chef', kommunal, { to: '2026-03-01' });
    expect(may(former, 'read-status', { unit: kommunal }, today)).toEqual([]);
  });
});

describe('before and after the days of a role', () => {
  it.each(roles)('%s may nothing', (role) => {
    const former = aPersonAs(role, kommunal, { to: '2026-03-01' });
    const coming = aPersonAs(role, kommunal, { from: '2026-03-03' });
    for (const action of actions)
      for (const subject of Object.values(places)) {
        expect(may(former, action, subject, today)).toEqual([]);
        expect(may(coming, action, subject, today)).toEqual([]);
      }
  });

  it('the last day still counts', () => {
    const leaving = aPersonAs('leader', kommunal, { to: today });
    expect(may(leaving, 'read-status', { unit: kommunal }, today)).toEqual(['leader']);
  });
});

describe('a 1:1 is of the leader of its day', () => {
  const mine = actions.filter((action) => allowed[action]['1:1']?.includes('leader'));
  const led: Assignment = { role: 'leader', unitId: kommunal.id, from: '2025-08-01' };
  const at = (person: Person, action: Action, day: string): Role[] =>
    may(person, action, { unit: kommunal, meeting: { ...oneToOne, day } }, today);

  it.each(mine)('%s: not of who leads later; what is ahead is', (action) => {
    const fresh = aPerson('new', [{ ...led, from: '2026-02-01' }]);
    expect(at(fresh, action, '2026-01-31')).toEqual([]);
    for (const day of ['2026-02-01', today, '2026-05-01']) expect(at(fresh, action, day)).toEqual(['leader']);
  });

  it.each(mine)('%s: of who led then and leads again, their own time only', (action) => {
    const again = aPerson('again', [
      { ...led, to: '2025-10-31' },
      { ...led, from: '2026-02-01' },
    ]);
    expect(at(again, action, '2025-10-31')).toEqual(['leader']);
    expect(at(again, action, '2025-11-01')).toEqual([]);
  });

  it.each(mine)('%s: of the chef, whoever leads', (action) => {
    expect(at(aPersonAs('chef', kommunal, { from: '2026-02-01' }), action, '2026-01-31')).toEqual(['chef']);
  });

  it('a dialogue is of the unit’s leader, whoever held it', () => {
    const fresh = aPerson('new', [{ ...led, from: '2026-02-01' }]);
    const held = { unit: kommunal, meeting: { ...first, day: '2026-01-31' } };
    expect(may(fresh, 'read-schema', held, today)).toEqual(['leader']);
  });
});

describe('with several roles', () => {
  const { id: unitId } = kommunal;
  const both = aPerson('both', [
    { role: 'leader', unitId, from: '2025-08-01' },
    { role: 'board-rep', unitId: 'aaby', from: '2025-08-01' },
    { role: 'staff-rep', unitId, from: '2025-08-01' },
  ]);

  it('each counts where it is held', () => {
    expect(may(both, 'answer', { unit: kommunal, meeting: first }, today)).toEqual(['leader', 'staff-rep']);
    expect(may(both, 'answer', { unit: { ...kommunal, id: 'aaby' }, meeting: first }, today)).toEqual([
      'board-rep',
    ]);
  });

  it('the same role given twice is one', () => {
    const twice = aPerson('twice', [
      { role: 'leader', unitId, from: '2025-08-01' },
      { role: 'leader', unitId, from: '2026-01-01' },
    ]);
    expect(may(twice, 'read-status', { unit: kommunal }, today)).toEqual(['leader']);
  });
});

describe('without a meeting', () => {
  it.each(dialogues)('what is about a meeting is refused to all: %s', (place) => {
    const { meeting: _meeting, ...subject } = places[place]!;
    for (const role of roles)
      for (const action of actions.filter((one) => !anywhere.includes(one)))
        expect(may(aPersonAs(role), action, subject, today)).toEqual([]);
  });
});
