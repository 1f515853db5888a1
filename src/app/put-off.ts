import { at } from '../domain/calendar/copenhagen';
import type { Day, Instant } from '../domain/calendar/instant';
import { newRow } from '../domain/delivery/new-row';
import { isUnderWay, revive, settleRow, type OutboxRow } from '../domain/delivery/outbox';
import {
  outdatedBy,
  putOffSeries,
  putOffTo,
  type PutOffCard,
  type PutOffUntil,
} from '../domain/delivery/put-off';
import { Refusal, type ErrorCode } from '../domain/errors';
import type { Actor, Deps } from './deps';
import { loadPutOff, type PutOffKey, type PutOffTask } from './put-off-task';
import type { PutOffChoice, PutOffDone } from './results';
import { reading, useCase } from './use-case';

function orRefuse<T>(result: { ok: true; value: T } | { ok: false; code: ErrorCode }): T {
  if (!result.ok) throw new Refusal(result.code);
  return result.value;
}

/** The row of the card as it comes again. */
function rowOf({ loaded, meeting, about }: PutOffTask, card: PutOffCard, comes: Instant): OutboxRow {
  const { unit } = loaded.value;
  return newRow({
    ...about,
    unitId: unit.id,
    chefId: unit.chefId,
    meetingId: meeting.id,
    card,
    dueAt: comes,
    series: putOffSeries(comes),
  });
}

/**
 * Until when a card may be put off.
 * @throws Refusal as for opening the card; `put-off/past-meeting` when the next open time is past its meeting
 */
export const askPutOff = (deps: Deps, actor: Actor, key: PutOffKey): Promise<PutOffChoice> =>
  reading(deps, 'ask-put-off', async () => {
    const { loaded, meeting, rules } = await loadPutOff(deps, actor, key);
    const now = deps.clock.now();
    const soonest = orRefuse(putOffTo(key.card, { to: 'tomorrow' }, meeting, now, rules));
    const monday = putOffTo(key.card, { to: 'monday' }, meeting, now, rules);
    return {
      unit: loaded.value.unit,
      meeting,
      soonest,
      ...(monday.ok && monday.value !== soonest && { monday: monday.value }),
      now,
    };
  });

/**
 * Puts a card off: a new row, to the same person about the same, that falls due on the day. What waits and is
 * made superfluous by it is dropped. Two point reads, one query, one batch; twice is the same as once.
 * @throws Refusal as `askPutOff`, `put-off/not-later`, `put-off/too-far`
 */
export const putOff = useCase(
  'put-off',
  async (deps, actor, { until, ...key }: PutOffKey & { until: PutOffUntil }): Promise<PutOffDone> => {
    const task = await loadPutOff(deps, actor, key);
    const { loaded, meeting, rules } = task;
    const now = deps.clock.now();
    const comes = orRefuse(putOffTo(key.card, until, meeting, now, rules));
    const row = rowOf(task, key.card, comes);
    const rows = await deps.outbox.ofPartition(key.unitId, ['pending', 'unreachable', 'dropped']);
    const same = rows.find(({ value }) => value.id === row.id);
    const outdated = outdatedBy(
      row,
      rows.map(({ value }) => value),
      now,
    );
    const dropped = rows
      .filter(({ value }) => outdated.includes(value))
      .map(({ value, etag }) => ({
        value: settleRow(value, { state: 'dropped', reason: 'put-off' }, now),
        etag,
      }));
    // Put off to the same day before, and taken back: the same row, anew.
    const again =
      same && same.value.state !== 'pending'
        ? [{ value: { ...revive(same.value, now), dueAt: comes }, etag: same.etag }]
        : [];
    const changedRows = [...dropped, ...again];
    if (!same || changedRows.length > 0)
      await deps.units.save({
        summary: loaded,
        records: [],
        outbox: same ? [] : [row],
        changedRows,
        audit: { at: now, personId: actor.person.id, action: 'put-off', subjectId: row.id },
      });
    return { unit: loaded.value.unit, meeting, comes, now };
  },
);

/**
 * Takes a putting off back, while the card has not come. Twice is the same as once.
 * @param day on which it was to come
 */
export const undoPutOff = useCase(
  'undo-put-off',
  async (deps, actor, { day, ...key }: PutOffKey & { day: Day }): Promise<void> => {
    const task = await loadPutOff(deps, actor, key);
    const now = deps.clock.now();
    const rows = await deps.outbox.ofPartition(key.unitId, ['pending']);
    const { id } = rowOf(task, key.card, at(day, task.rules.openHours.from));
    const row = rows.find(({ value }) => value.id === id && !isUnderWay(value, now));
    if (!row) return;
    const value = settleRow(row.value, { state: 'dropped', reason: 'put-off-undone' }, now);
    await deps.units.save({
      summary: task.loaded,
      records: [],
      changedRows: [{ value, etag: row.etag }],
      audit: { at: now, personId: actor.person.id, action: 'undo-put-off', subjectId: row.value.id },
    });
  },
);
