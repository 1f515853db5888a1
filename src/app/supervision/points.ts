import { Refusal } from '../../domain/errors';
import { changePoint, type PointChange } from '../../domain/supervision/change-point';
import {
  markOfPoint,
  maxOpenPoints,
  pointIdOf,
  readPoint,
  type SupervisionPoint,
  type WrittenPoint,
} from '../../domain/supervision/point';
import { isReminderDue, withReminder } from '../../domain/supervision/reminder';
import type { Summary } from '../../domain/status/summary';
import { checkWritten } from '../check-written';
import { looked } from '../audit/looked';
import type { Actor, Deps } from '../deps';
import type { PointChanged, PointTask } from '../results';
import { rulesFor } from '../rules';
import { demand, loadUnit, useCase } from '../use-case';
import { demandPointsOn, loadPoint, pointTaskOf, type LoadedPoint, type PointKey } from './points-load';
import { rowsOfNews, rowsThatReplace } from './points-told';

/** A point as typed: the form's own id, so that pressing it twice is one. */
export interface GivePoint {
  unitId: string;
  formId: string;
  written: WrittenPoint;
}

/** Writes a point with what is next to be sent about it, and tells the other side. One batch. */
async function saved(
  deps: Deps,
  actor: Actor,
  { loaded, point, rules }: LoadedPoint,
  { action, clickedId }: { action: string; clickedId?: string | undefined },
): Promise<PointTask> {
  const now = deps.clock.now();
  const { unit } = loaded.value;
  const by = { personId: actor.person.id, clickedId };
  // One that is due by now is the timer's to send.
  const record = isReminderDue(point, now) ? point : withReminder(point, now, rules);
  const summary = await deps.units.save({
    summary: loaded,
    records: [{ type: 'supervision-point', record }],
    outbox: [...rowsOfNews(unit, record, now, rules), ...rowsThatReplace(unit, record, by, now)],
    audit: { at: now, personId: actor.person.id, action, subjectId: record.id },
  });
  return pointTaskOf(deps, actor, summary, { point: record, rules });
}

function openOnes({ supervisionPoints }: Summary): number {
  return Object.values(supervisionPoints).filter(({ state }) => state === 'open').length;
}

/**
 * Gives a unit a supervision point (rule 14). Sending the form twice is once, and with other
 * words it is another point. At most two point reads, one batch.
 * @throws Refusal `supervision/points-off`, `access/not-yours`, `answer/cpr`, `answer/personal`, `supervision/too-many-points`, and what
 * is wrong with the form: then nothing is stored
 */
export const givePoint = useCase(
  'give-supervision-point',
  async (deps, actor, input: GivePoint): Promise<PointTask> => {
    await demandPointsOn(deps);
    if (input.unitId === '') throw new Refusal('supervision/no-unit');
    const loaded = await loadUnit(deps, input.unitId);
    demand(actor, 'give-supervision-point', loaded.value);
    const anyway = checkWritten(actor, loaded.value.unit, { ...input.written });
    const read = readPoint(input.written, actor.today);
    if (!read.ok) throw new Refusal(read.code);
    const rules = await rulesFor(deps, loaded.value);
    const id = pointIdOf(input.formId, markOfPoint(read.value));
    const isThere = Object.hasOwn(loaded.value.supervisionPoints, id);
    const there = isThere ? await deps.units.record('supervision-point', input.unitId, id) : undefined;
    if (there) return pointTaskOf(deps, actor, loaded.value, { point: there, rules });
    if (openOnes(loaded.value) >= maxOpenPoints) throw new Refusal('supervision/too-many-points');
    const point: SupervisionPoint = {
      ...read.value,
      id,
      unitId: input.unitId,
      state: 'open',
      givenAt: deps.clock.now(),
      givenBy: actor.person.id,
      events: [],
      stepsDone: [],
    };
    return saved(deps, actor, { loaded, point, rules }, { action: `give-supervision-point${anyway}` });
  },
);

/** What is done about a point, how many events stood on the card it was done on, and the card that was pressed. */
export type ChangePoint = PointKey & { seen: number; change: PointChange; clickedId?: string | undefined };

const actionOf = {
  note: 'note-supervision-point',
  moved: 'give-supervision-point',
  closed: 'give-supervision-point',
  reopened: 'give-supervision-point',
} as const;

/**
 * Writes what was done about a point, sets it another deadline, closes it, or opens it again (rule 14). The other
 * side is told. What was done already is not written. Two point reads, one batch.
 * @throws Refusal as `loadPoint`; `answer/cpr`, `answer/personal`, and what speaks against it: then nothing is stored
 */
export const changePointAs = useCase(
  'change-supervision-point',
  async (deps, actor, { seen, change, clickedId, ...key }: ChangePoint): Promise<PointChanged> => {
    const found = await loadPoint(deps, actor, key);
    const { loaded, point, rules } = found;
    demand(actor, actionOf[change.kind], loaded.value);
    const anyway = checkWritten(actor, loaded.value.unit, { text: change.text });
    const by = { personId: actor.person.id, at: deps.clock.now(), today: actor.today, seen };
    const next = changePoint(point, change, by, rules);
    const asItIs = pointTaskOf(deps, actor, loaded.value, found);
    const isChanged = !next.ok && next.code === 'supervision/point-changed';
    if (!next.ok && !isChanged) throw new Refusal(next.code);
    if (!next.ok || next.value === point) {
      // Nothing is written, so the audit has no row of it: what is shown is a look.
      await looked(deps, actor, key.unitId, 'supervision', key.pointId);
      return { task: asItIs, outcome: isChanged ? 'changed' : 'done' };
    }
    const task = await saved(
      deps,
      actor,
      { ...found, point: next.value },
      { action: `supervision-point-${change.kind}${anyway}`, clickedId },
    );
    return { task, outcome: 'done' };
  },
);
