import { meetingAt } from '../../src/app/start-loops';
import { clashesIn, planRound, rulesWithHolidays, type Plan } from '../domain/calendar/rounds';
import { municipality } from './municipality';

/** Plans so many units, in a process that has done nothing else, and says what it took. */

const decided = '2026-03-11';

function collect(): void {
  if (!globalThis.gc) throw new Error('run it with --expose-gc');
  globalThis.gc();
}

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
  if (!isEachDue) throw new Error('a meeting has no card to come');
  collect();
  return { seconds, plans, bytesPerUnit: (process.memoryUsage().heapUsed - before) / count };
}

// The calendar's own tables are filled by the first few.
measured(100);
const { seconds, bytesPerUnit, plans } = measured(Number(process.argv[2]));
const meetings = plans.flatMap(([, times]) => times).length;
const clashes = clashesIn(plans).length;
process.stdout.write(
  `${JSON.stringify({ units: plans.length, meetings, clashes, seconds, bytesPerUnit })}\n`,
);
