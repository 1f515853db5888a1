import { isDeepStrictEqual } from 'node:util';
import type { Unit } from '../../domain/people/unit';
import { emptySummary } from '../../domain/status/summary';
import type { Deps } from '../deps';
import { inParallel } from '../in-parallel';
import { withRetry } from '../use-case';
import type { Change } from './changes';

export interface UnitCounts {
  created: number;
  changed: number;
  unchanged: number;
}

/** Writes units: one save a unit, again when another write came between. */
export async function writeUnits(deps: Deps, changes: readonly Change<Unit>[]): Promise<UnitCounts> {
  const counts: UnitCounts = { created: 0, changed: 0, unchanged: 0 };
  await inParallel(changes, async ({ id, next }) => {
    const outcome = await withRetry(deps, 'import', async (): Promise<keyof UnitCounts> => {
      const loaded = await deps.units.summary(id);
      const stored = loaded?.value.unit;
      const unit = next(stored);
      if (isDeepStrictEqual(unit, stored)) return 'unchanged';
      await deps.units.save({
        summary: loaded ?? { value: emptySummary(unit), etag: 'absent' },
        records: [{ type: 'unit', record: unit }],
        audit: { at: deps.clock.now(), personId: 'cli', action: 'import', subjectId: id },
      });
      return loaded ? 'changed' : 'created';
    });
    counts[outcome] += 1;
  });
  return counts;
}
