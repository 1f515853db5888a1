import { outboxIdsOf } from '../../domain/delivery/outbox';
import { advanced } from '../../domain/meeting/change-meeting';
import type { Instant } from '../../domain/calendar/instant';
import { Refusal } from '../../domain/errors';
import type { Deps } from '../deps';
import { rulesFor } from '../rules';
import { enqueuePoint } from '../supervision/points-due';
import { withRetry } from '../use-case';
import { enqueueAgreement } from './enqueue-agreement';
import { enqueueDigest } from './enqueue-digest';
import { begun, meetingRowsDue, statesThatCount, type MeetingRows } from './meeting-rows';
import { saveDue } from './save-due';
import { unwritten } from './unwritten';

/** More rows than fit in one batch beside the rest are written in the next; a batch takes 100 operations. */
const mostRows = 80;

/** The rows for one batch. A unit with very many people has more: then those not written yet, and not all at once. */
async function nextBatch(
  deps: Deps,
  unitId: string,
  { newRows, changedRows }: MeetingRows,
  isAgain: boolean,
): Promise<MeetingRows & { isAll: boolean }> {
  const isSmall = newRows.length + changedRows.length <= mostRows;
  if (isSmall && !isAgain) return { newRows, changedRows, isAll: true };
  const missing = await unwritten(deps, unitId, newRows);
  const changed = changedRows.slice(0, mostRows);
  const added = missing.slice(0, mostRows - changed.length);
  return {
    newRows: added,
    changedRows: changed,
    isAll: changed.length + added.length === changedRows.length + missing.length,
  };
}

/**
 * Turns what is due about one meeting into outbox rows, and sets when it is due next. Doing it twice
 * is a no-op: the rows' keys say what they are. One point read, one query, one batch.
 * @returns how many rows are new
 */
export function enqueueMeeting(deps: Deps, unitId: string, meetingId: string, now: Instant): Promise<number> {
  let isAgain = false;
  return withRetry(deps, 'enqueue-due', async () => {
    const loaded = await deps.units.summary(unitId);
    const meeting = loaded?.value.meetings[meetingId];
    if (!loaded || !meeting?.dueAt || meeting.dueAt > now) return 0;
    const rules = await rulesFor(deps, loaded.value);
    const current = begun(meeting, now);
    const rows = await deps.outbox.ofPartition(unitId, statesThatCount(current), outboxIdsOf(meetingId));
    const found = meetingRowsDue(deps, loaded.value, current, rows, now, rules);
    if (!found) return 0;
    const { newRows, changedRows, isAll } = await nextBatch(deps, unitId, found, isAgain);
    // Refused once, perhaps for a row that is there already.
    isAgain = true;
    return saveDue(deps, meetingId, {
      summary: loaded,
      records: isAll ? [{ type: 'meeting', record: advanced(current, now, rules) }] : [],
      outbox: newRows,
      changedRows,
    });
  });
}

/** Runs one after the other; one that fails is logged and left due, and the rest goes on. */
async function each<T extends object | string>(
  deps: Deps,
  due: AsyncIterable<T>,
  what: string,
  enqueue: (one: T) => Promise<number>,
  stopping?: AbortSignal,
): Promise<number> {
  let rows = 0;
  for await (const one of due) {
    if (stopping?.aborted) break;
    try {
      rows += await enqueue(one);
    } catch (error) {
      // Which document was said when it was read; it stays due, and is looked at again each round.
      if (error instanceof Refusal && error.code === 'store/unreadable') continue;
      const which: object = typeof one === 'object' ? one : { id: one };
      const reason = error instanceof Error ? error.name : 'unknown';
      deps.log.error('enqueue-failed', { what, ...which, reason });
    }
  }
  return rows;
}

/**
 * Enqueues everything due at `now`: about meetings, agreements, supervision points, and the weeks of chefs.
 * @param stopping ends it early; what is left stays due
 * @returns how many rows
 */
export async function enqueueDue(deps: Deps, now: Instant, stopping?: AbortSignal): Promise<number> {
  const ofUnit =
    (enqueue: typeof enqueueMeeting) =>
    ({ unitId, id }: { unitId: string; id: string }): Promise<number> =>
      enqueue(deps, unitId, id, now);
  const meetings = deps.units.due('meeting', now);
  const agreements = deps.units.due('agreement', now);
  const points = deps.units.due('supervision-point', now);
  const digest = (personId: string): Promise<number> => enqueueDigest(deps, personId, now);
  return (
    (await each(deps, meetings, 'meeting', ofUnit(enqueueMeeting), stopping)) +
    (await each(deps, agreements, 'agreement', ofUnit(enqueueAgreement), stopping)) +
    (await each(deps, points, 'supervision-point', ofUnit(enqueuePoint), stopping)) +
    (await each(deps, deps.people.due(now), 'digest', digest, stopping))
  );
}
