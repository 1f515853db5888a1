import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { dayOf, mondayOf } from '../../src/domain/calendar/copenhagen';
import { minutesOf } from '../../src/domain/calendar/diary';
import { meetingAt } from '../../src/app/start-loops';
import type { Unit } from '../../src/domain/people/unit';
import {
  aUnit,
  clashesIn,
  plainRules,
  planRound,
  rulesWithHolidays,
  type Plan,
} from '../domain/calendar/rounds';

/** Planning a whole municipality, and many of them: evenly, quickly, in memory that follows the units. */

const sectors = ['dagtilbud', 'skole', 'fu'] as const;
const decided = '2026-03-11';

/** Chefs with between one and twenty units of all sectors; every ninth dagtilbud is selvejende. */
function municipality(count: number, sizes: readonly number[]): Unit[] {
  const units: Unit[] = [];
  for (let chef = 0; units.length < count; chef += 1)
    for (let nth = 0; nth < (sizes[chef % sizes.length] ?? 1) && units.length < count; nth += 1) {
      const index = units.length;
      units.push(
        aUnit(`u${String(index).padStart(5, '0')}`, `chef${chef}`, {
          sector: sectors[index % 3]!,
          ownership: index % 27 === 0 ? 'selvejende' : 'kommunal',
        }),
      );
    }
  return units;
}

interface Week {
  meetings: number;
  minutes: number;
}

/** By chef, what each week in use holds. */
function weeksOf(plans: readonly Plan[]): Map<string, Week[]> {
  const byChef = new Map<string, Map<string, Week>>();
  for (const [{ chefId }, times] of plans) {
    const weeks = byChef.get(chefId) ?? new Map<string, Week>();
    byChef.set(chefId, weeks);
    for (const time of times) {
      const monday = mondayOf(dayOf(time.start));
      const { meetings, minutes } = weeks.get(monday) ?? { meetings: 0, minutes: 0 };
      weeks.set(monday, { meetings: meetings + 1, minutes: minutes + minutesOf(time) });
    }
  }
  return new Map([...byChef].map(([chefId, weeks]) => [chefId, [...weeks.values()]]));
}

function busiestOverMean(weeks: readonly Week[], of: (week: Week) => number): number {
  const mean = weeks.reduce((sum, week) => sum + of(week), 0) / weeks.length;
  return Math.max(...weeks.map(of)) / mean;
}

describe('a municipality of 150 units', () => {
  const chefs = [20, 19, 17, 16, 14, 13, 12, 11, 10, 7, 5, 3, 2, 1];

  it.each([
    ['without school holidays', plainRules, decided],
    ['with them', rulesWithHolidays, decided],
    ['decided in summer', rulesWithHolidays, '2026-06-17'],
  ])('is planned %s without a clash, no chef’s week more than twice the mean', (_, rules, day) => {
    const plans = planRound(municipality(150, chefs), { decided: day, rules });
    const units = (chefId: string): number => plans.filter(([unit]) => unit.chefId === chefId).length;
    expect(clashesIn(plans)).toEqual([]);
    for (const [chefId, weeks] of weeksOf(plans)) {
      const ratio = busiestOverMean(weeks, ({ meetings }) => meetings);
      const minutes = busiestOverMean(weeks, (week) => week.minutes);
      expect({ chefId, isEven: ratio <= 2 }).toEqual({ chefId, isEven: true });
      // A week with two dialogues is a full one for who has few units, and the rest of a season may bring one.
      expect({ chefId, isEven: minutes <= (units(chefId) >= 10 ? 2 : 2.5) }).toEqual({
        chefId,
        isEven: true,
      });
    }
  });
});

describe('10,000 units', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;

  /** A unit's sixteen meetings and what is kept to plan them: a fixed amount, so memory grows with the units. */
  const mostBytesPerUnit = 30_000;

  /** Plans them and works out their cards, as starting loops does; what is kept is what is measured. */
  function measured(count: number): { seconds: number; bytesPerUnit: number; plans: readonly Plan[] } {
    const units = municipality(count, [20, 16, 12, 8, 5]);
    collect();
    const before = process.memoryUsage().heapUsed;
    const start = process.hrtime.bigint();
    const plans = planRound(units, { decided, rules: rulesWithHolidays });
    const isEachDue = plans.every(([unit, times]) =>
      times.every((time) => meetingAt(unit.id, '2026', time, rulesWithHolidays).dueAt !== undefined),
    );
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    expect(isEachDue).toBe(true);
    collect();
    return { seconds, plans, bytesPerUnit: (process.memoryUsage().heapUsed - before) / count };
  }

  it('are planned in under a minute, in so much memory a unit', () => {
    const many = measured(10_000);
    expect(many.plans.flatMap(([, times]) => times).length).toBeGreaterThan(150_000);
    expect(clashesIn(many.plans)).toEqual([]);
    process.stdout.write(
      `10,000 units: ${many.seconds.toFixed(1)} s, ${Math.round(many.bytesPerUnit)} bytes a unit\n`,
    );
    expect(many.seconds).toBeLessThan(60);
    expect(many.bytesPerUnit).toBeLessThan(mostBytesPerUnit);
  }, 180_000);
});
