import { z } from 'zod/v4';
import { dayOf, mondayOf } from '../../src/domain/calendar/copenhagen';
import { minutesOf } from '../../src/domain/calendar/diary';
import { clashesIn, plainRules, planRound, rulesWithHolidays, type Plan } from '../domain/calendar/rounds';
import { runBuilt } from '../support/built';
import { municipality } from './municipality';

/** Planning a whole municipality, and many of them: evenly, quickly, in memory that follows the units. */

const decided = '2026-03-11';

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

const Scale = z.object({
  units: z.int(),
  meetings: z.int(),
  clashes: z.int(),
  seconds: z.number(),
  bytesPerUnit: z.number(),
});

describe('10,000 units', () => {
  /** In a process of its own, so that only planning is measured. */
  async function planned(count: number): Promise<z.infer<typeof Scale>> {
    const nodeArgs = ['--expose-gc'];
    const { out, err, code } = await runBuilt('test/bench/planning-main.js', [String(count)], { nodeArgs });
    if (code !== 0) throw new Error(err);
    return Scale.parse(JSON.parse(out));
  }

  it('are planned in under a minute, in memory that grows no faster than the units', async () => {
    const few = await planned(2_500);
    const many = await planned(10_000);
    for (const { units, seconds, bytesPerUnit } of [few, many])
      process.stdout.write(
        `${units} units: ${seconds.toFixed(1)} s, ${bytesPerUnit.toFixed(0)} bytes a unit\n`,
      );
    expect(many).toMatchObject({ units: 10_000, clashes: 0 });
    expect(many.meetings).toBeGreaterThan(150_000);
    expect(many.seconds).toBeLessThan(60);
    expect(few.bytesPerUnit).toBeGreaterThan(1_000);
    expect(many.bytesPerUnit).toBeLessThan(few.bytesPerUnit * 1.5);
  }, 300_000);
});
