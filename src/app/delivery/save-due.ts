import type { Deps } from '../deps';
import type { UnitChange } from '../ports';

/** Writes what the timer decided about one record of a unit, in one batch. @returns how many rows are new */
export async function saveDue(
  deps: Pick<Deps, 'units' | 'clock'>,
  subjectId: string,
  change: Omit<UnitChange, 'audit'>,
): Promise<number> {
  const audit = { at: deps.clock.now(), personId: 'timer', action: 'enqueue-due', subjectId };
  await deps.units.save({ ...change, audit });
  return change.outbox?.length ?? 0;
}
