import { coverageOf, occasions, type CoverageRow } from '../../../src/app/guides/coverage';
import { gapsIn, unusedGuides } from '../../../src/app/guides/gaps';
import { sayUnitSort } from '../../../src/app/guides/needs';
import type { Guide } from '../../../src/domain/guide/guide';
import type { Role } from '../../../src/domain/people/person';
import { ruleSet } from '../../../src/domain/rulesets/rule-set';
import { readShelf } from '../../../src/guides-folder';
import { aGuide, aOneToOne } from './written';

const { guides } = readShelf();
const shipped = coverageOf(guides);

const find = (rows: readonly CoverageRow[], unit: string, role: Role): CoverageRow | undefined =>
  rows.find((row) => sayUnitSort(row.unit) === unit && row.role === role);
const askedOn = (unit: string, role: Role): string[] =>
  occasions.filter((occasion) => find(shipped, unit, role)?.cells[occasion]);

describe('whom the rules ask', () => {
  it('has a row for every role of every sort of unit', () => {
    const rolesOf = (unit: string): Role[] =>
      shipped.filter((row) => sayUnitSort(row.unit) === unit).map(({ role }) => role);
    const common: Role[] = ['chef', 'leader', 'pedagogical-leader', 'staff-rep', 'consultant'];
    const skole = [...common, 'pupil-council', 'board-rep'];
    const dagtilbud = [...common, 'board-rep'];
    const leadership = ['deputy-leader', 'centre-leader', 'youth-school-coordinator', 'department-head'];
    const fu = ['chef', 'leader', ...leadership, 'staff-rep', 'consultant', 'senate', 'board-rep'];
    expect(
      [...new Set(shipped.map(({ unit }) => sayUnitSort(unit)))].map((unit) => [unit, rolesOf(unit)]),
    ).toEqual([
      ['skole', skole],
      ['special skole', skole],
      ['dagtilbud', dagtilbud],
      ['special dagtilbud', dagtilbud],
      ['selvejende dagtilbud', dagtilbud],
      ['selvejende special dagtilbud', dagtilbud],
      ['FU', fu],
      ['special FU', fu],
    ]);
  });

  it.each<[string, Role, string[]]>([
    ['skole', 'chef', ['first-dialogue', 'later-dialogues', 'one-to-ones']],
    ['special dagtilbud', 'leader', ['first-dialogue', 'later-dialogues', 'one-to-ones']],
    ['FU', 'senate', ['first-dialogue', 'later-dialogues']],
    ['selvejende dagtilbud', 'chef', ['supervision']],
    ['selvejende dagtilbud', 'leader', ['first-dialogue', 'later-dialogues']],
    ['selvejende special dagtilbud', 'board-rep', ['first-dialogue', 'later-dialogues', 'supervision']],
    ['dagtilbud', 'board-rep', ['first-dialogue', 'later-dialogues']],
  ])('%s, %s: %j', (unit, role, expected) => {
    expect(askedOn(unit, role)).toEqual(expected);
  });

  it('are those to whom the calendar sends a card before a meeting', () => {
    const sentTo = (kind: 'learning-dialogue' | 'one-to-one'): Role[] =>
      ruleSet()
        .cards.filter((step) => step.kind === kind && (step.card === 'input' || step.card === 'preparation'))
        .flatMap(({ to }) => to);
    const asked = (occasion: 'first-dialogue' | 'one-to-ones'): Role[] =>
      shipped.filter(({ cells }) => cells[occasion]).map(({ role }) => role);
    const sorted = (roles: Role[]): Role[] => [...new Set(roles)].sort();
    expect(sorted(asked('first-dialogue'))).toEqual(sorted(sentTo('learning-dialogue')));
    expect(sorted(asked('one-to-ones'))).toEqual(sorted(sentTo('one-to-one')));
  });
});

describe('the guides that are shipped', () => {
  it('leave nobody without', () => {
    expect(gapsIn(shipped)).toEqual([]);
  });

  it('are all used', () => {
    expect(unusedGuides(guides, shipped)).toEqual([]);
  });

  it('give special units and selvejende their own', () => {
    const leader = (unit: string) => find(shipped, unit, 'leader')?.cells['first-dialogue']?.guides;
    const units = ['skole', 'special skole', 'dagtilbud', 'selvejende dagtilbud', 'FU'];
    expect(new Set(units.map((unit) => leader(unit)?.join())).size).toBe(units.length);
  });

  it('give a kommunal board one for each of its two ways to take part', () => {
    expect(find(shipped, 'skole', 'board-rep')?.cells['later-dialogues']?.guides).toEqual([
      'board-ls2-4-statement',
      'board-ls2-4-participation',
    ]);
  });
});

describe('a gap', () => {
  const gaps = (...some: Guide[]): string[] => gapsIn(coverageOf(some));
  const of = (all: readonly string[], unit: string, role: Role): string[] =>
    all
      .filter((line) => line.startsWith(`MISSING: ${unit}, ${role}, `))
      .map((line) => line.split(/, |: /)[3] ?? '');

  it('says whom, when, what it means and how to mend it', () => {
    expect(gaps(aGuide)).toContain(
      "MISSING: skole, leader, LS2–4: no guide fits, so they would be asked nothing, widen the 'for' of one that is near or write one",
    );
  });

  it('is none where a guide fits', () => {
    expect(of(gaps(aGuide), 'skole', 'leader')).toEqual(['LS2–4', '1:1']);
    expect(of(gaps(aGuide, aOneToOne), 'special skole', 'leader')).toEqual(['LS2–4']);
    expect(of(gaps(aGuide), 'selvejende dagtilbud', 'chef')).toEqual(['tilsyn']);
  });

  it('names the numbers when only some are missing', () => {
    const second = { ...aGuide, for: { ...aGuide.for, numbers: [1, 2] } };
    const firstThree = { ...aOneToOne, for: { ...aOneToOne.for, numbers: [1, 2, 3, 4] } };
    const all = gaps(second, firstThree);
    expect(all).toContainEqual(
      expect.stringMatching(/^MISSING: skole, leader, LS2–4 \(number 3, 4\): no guide/),
    );
    expect(all).toContainEqual(
      expect.stringMatching(
        /^MISSING: skole, leader, 1:1 \(number 5, 6, 7, 8, 9, 10, 11, 12, 13\): no guide/,
      ),
    );
  });

  it('names the way of taking part that a board has no guide for', () => {
    const statement: Guide = {
      ...aGuide,
      for: { kind: 'learning-dialogue', roles: ['board-rep'], mode: 'statement' },
    };
    expect(gaps(statement)).toContainEqual(
      expect.stringMatching(
        /^MISSING: FU, board-rep, LS2–4 \(number 2 participation, 3 participation, 4 participation\): /,
      ),
    );
  });

  it('is no reason to keep a guide that nobody is given', () => {
    const hidden: Guide = {
      ...aGuide,
      id: 'administration',
      for: { ...aGuide.for, roles: ['administration'] },
    };
    expect(unusedGuides([aGuide, hidden], coverageOf([aGuide, hidden]))).toEqual([
      expect.stringMatching(
        /^administration\.json: for: nobody is given it, .+, mend 'for' or remove the file$/,
      ),
    ]);
  });
});
