import type { Instant } from '../../domain/calendar/instant';
import { isReminderDue, withReminder } from '../../domain/supervision/reminder';
import { saveDue } from '../delivery/save-due';
import type { Deps } from '../deps';
import { rulesFor } from '../rules';
import { withRetry } from '../use-case';
import { arePointsOn } from './points-load';
import { rowsOfReminder } from './points-told';

/**
 * Turns the reminder of one supervision point into outbox rows when its time has come. While points are off it is
 * passed over for good, so that turning them on reminds of nothing old. Two point reads, one batch.
 * @returns how many rows are new
 */
export function enqueuePoint(deps: Deps, unitId: string, id: string, now: Instant): Promise<number> {
  return withRetry(deps, 'enqueue-supervision-point', async () => {
    const loaded = await deps.units.summary(unitId);
    const point = loaded && (await deps.units.record('supervision-point', unitId, id));
    if (!loaded || !point || !isReminderDue(point, now)) return 0;
    const rules = await rulesFor(deps, loaded.value);
    return saveDue(deps, id, {
      summary: loaded,
      records: [{ type: 'supervision-point', record: withReminder(point, now, rules) }],
      outbox: (await arePointsOn(deps)) ? rowsOfReminder(loaded.value.unit, point, now) : [],
    });
  });
}
