import fc from 'fast-check';
import { dayOf, plusDays } from '../../../src/domain/calendar/copenhagen';
import { Diary } from '../../../src/domain/calendar/diary';
import type { Day } from '../../../src/domain/calendar/instant';
import { slotsOf, suits, type PlannedTime } from '../../../src/domain/calendar/plan-loop';
import { planLoops } from '../../../src/domain/calendar/plan-loops';
import { seasonWindows } from '../../../src/domain/calendar/seasons';
import type { Unit } from '../../../src/domain/people/unit';
import { ruleSet, type RuleSet } from '../../../src/domain/rulesets/rule-set';

/** Units of chefs, and rounds of loops planned for them. */

export const plainRules = ruleSet();

/** School holidays as Aarhus has them; two school years. */
export const schoolHolidays = [
  ['2026-06-27', '2026-08-09'],
  ['2026-10-10', '2026-10-18'],
  ['2026-12-19', '2027-01-03'],
  ['2027-02-13', '2027-02-21'],
  ['2027-03-20', '2027-03-29'],
  ['2027-06-26', '2027-08-08'],
  ['2027-10-16', '2027-10-24'],
  ['2027-12-18', '2028-01-02'],
  ['2028-02-12', '2028-02-20'],
].map(([from = '', to = '']) => ({ from, to }));

export const rulesWithHolidays: RuleSet = { ...plainRules, schoolHolidays };

export function aUnit(id: string, chefId: string, over: Partial<Unit> = {}): Unit {
  const member = (role: 'leader' | 'board-rep') => ({
    personId: `${role}-${id}`,
    ...{ name: role, role, from: '2020-01-01' },
  });
  return {
    ...{ id, name: id, sector: 'dagtilbud', ownership: 'kommunal', special: false, chefId },
    ...{ sites: [], dataPackages: [], members: [member('leader'), member('board-rep')] },
    ...over,
  };
}

export interface Round {
  decided: Day;
  rules?: RuleSet;
  diary?: Diary;
  notBefore?: Day;
}

export type Plan = readonly [Unit, PlannedTime[]];

/** Plans the loops of some units, as starting them does. */
export function planRound(
  units: readonly Unit[],
  { decided, rules = plainRules, diary = new Diary(), notBefore = decided }: Round,
): Plan[] {
  const seasons = seasonWindows(decided, rules, notBefore);
  const loops = units.map((unit) => ({ unit, decided, seasons, kept: [], open: slotsOf(unit, rules) }));
  const plans = planLoops(loops, { rules, diary, notBefore });
  return units.map((unit) => [unit, plans.get(unit.id) ?? []]);
}

export function inOrder<T extends { start: string }>(times: readonly T[]): T[] {
  return [...times].sort((a, b) => (a.start < b.start ? -1 : 1));
}

/** Pairs of meetings that take the same person at the same time. */
export function clashesIn(plans: readonly Plan[]): [PlannedTime, PlannedTime][] {
  const diaries = new Map<string, PlannedTime[]>();
  for (const [unit, times] of plans)
    for (const time of times)
      for (const person of suits(unit, time.kind, dayOf(time.start))) {
        const own = diaries.get(person);
        if (own) own.push(time);
        else diaries.set(person, [time]);
      }
  return [...diaries.values()].flatMap((times) =>
    inOrder(times).flatMap((time, index, all): [PlannedTime, PlannedTime][] => {
      const before = all[index - 1];
      return before && before.end > time.start ? [[before, time]] : [];
    }),
  );
}

const decidedDay = fc.integer({ min: 0, max: 8 * 365 }).map((days) => plusDays('2024-01-01', days));

/** Rounds of up to thirty units of three chefs; every seventh leader leads two of them. */
export const anyRound = fc.record({
  decided: decidedDay,
  rules: fc.constantFrom(plainRules, rulesWithHolidays),
  units: fc
    .array(
      fc.record({
        chef: fc.integer({ min: 0, max: 2 }),
        isSelvejende: fc.boolean(),
        isLeaderOfNext: fc.integer({ min: 0, max: 6 }),
      }),
      { minLength: 1, maxLength: 30 },
    )
    .map((units) =>
      units.map(({ chef, isSelvejende, isLeaderOfNext }, index) => {
        const id = `u${String(index).padStart(2, '0')}`;
        const unit = aUnit(id, `chef${chef}`, { ownership: isSelvejende ? 'selvejende' : 'kommunal' });
        const shared = { name: 'leader', role: 'leader', from: '2020-01-01' } as const;
        // Of this unit and of all others with such a leader, whoever their chef is.
        return isLeaderOfNext === 0
          ? { ...unit, members: [...unit.members.slice(1), { ...shared, personId: 'leader-of-some' }] }
          : unit;
      }),
    ),
});

export function checkRounds(
  check: (plans: Plan[], round: { decided: Day; rules: RuleSet }) => void,
  numRuns = 25,
): void {
  fc.assert(
    fc.property(anyRound, ({ units, decided, rules }) => {
      check(planRound(units, { decided, rules }), { decided, rules });
    }),
    { seed: 2021, numRuns },
  );
}
