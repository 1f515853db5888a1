import { guideFor, type Guide } from '../../domain/guide/guide';
import {
  phaseOf,
  reportIdOf,
  type SupervisionPart,
  type SupervisionReport,
} from '../../domain/supervision/report';
import type { Summary } from '../../domain/status/summary';
import { Refusal } from '../../domain/errors';
import { looked } from '../audit/looked';
import type { Actor, Deps } from '../deps';
import { ownUnits } from '../own-units';
import type { Loaded } from '../ports';
import type { SupervisionTask } from '../results';
import { demand, loadUnit, reading, rolesFor } from '../use-case';
import { arePointsOn, seesPoints } from './points-load';

/** Which report, as a card says it; checked against what is stored. */
export interface SupervisionKey {
  unitId: string;
  reportId: string;
}

export interface LoadedSupervision {
  loaded: Loaded<Summary>;
  record?: SupervisionReport;
  task: SupervisionTask;
}

/** The number of the newest report of the running loop; 0 before there is one. */
function newestNumber({ supervision, loop }: Summary): number {
  const own = Object.entries(supervision).filter(
    ([id, { number }]) => loop && id === reportIdOf(loop.id, number),
  );
  return Math.max(0, ...own.map(([, { number }]) => number));
}

/** The report that is under way: the newest, or the first when there is none. */
function currentId(summary: Summary): string {
  if (!summary.loop) throw new Refusal('supervision/none');
  return reportIdOf(summary.loop.id, Math.max(1, newestNumber(summary)));
}

/** The report that the board may begin once the newest has been followed up. */
function nextId(summary: Summary): string | undefined {
  const current = currentId(summary);
  const isDone = summary.supervision[current]?.phase === 'followed-up';
  return isDone && summary.loop ? reportIdOf(summary.loop.id, newestNumber(summary) + 1) : undefined;
}

function guideOf(
  { guides }: Pick<Deps, 'guides'>,
  { unit }: Summary,
  part: SupervisionPart,
): Guide | undefined {
  const { sector, special, ownership } = unit;
  const role = part === 'report' ? 'board-rep' : 'chef';
  return guideFor(guides, { kind: `supervision-${part}`, number: 1, role, sector, special, ownership });
}

/** What one side sees: the chef sees a report when it is sent, and the board the chef's decision when it is. */
export function taskOf(
  deps: Pick<Deps, 'guides' | 'clock'>,
  actor: Actor,
  summary: Summary,
  reportId: string,
  record: SupervisionReport | undefined,
): SupervisionTask {
  const part = demand(actor, 'read-supervision', summary).includes('board-rep') ? 'report' : 'follow-up';
  const guide = guideOf(deps, summary, part);
  if (!guide) throw new Refusal('supervision/none');
  const phase = record ? phaseOf(record) : 'none';
  const isSent = phase === 'sent' || phase === 'followed-up';
  const report = part === 'report' || isSent ? record?.report : undefined;
  const followUp = part === 'follow-up' || phase === 'followed-up' ? record?.followUp : undefined;
  const next = part === 'report' && reportId === currentId(summary) ? nextId(summary) : undefined;
  return {
    unit: summary.unit,
    reportId,
    number: record?.number ?? newestNumber(summary) + 1,
    part,
    phase,
    guide,
    ...(report && { report }),
    ...(followUp && { followUp }),
    mayWrite: part === 'report' ? phase !== 'followed-up' : isSent,
    ...(next !== undefined && { nextId: next }),
    now: deps.clock.now(),
  };
}

/**
 * Loads a report, or the place of one that may be begun. Two point reads.
 * @throws Refusal `access/not-yours`; `supervision/none` where the unit has no running loop or no such report
 */
export async function loadSupervision(
  deps: Deps,
  actor: Actor,
  { unitId, reportId }: SupervisionKey,
): Promise<LoadedSupervision> {
  const loaded = await loadUnit(deps, unitId);
  demand(actor, 'read-supervision', loaded.value);
  const isKnown = Object.hasOwn(loaded.value.supervision, reportId);
  if (!isKnown && reportId !== currentId(loaded.value) && reportId !== nextId(loaded.value))
    throw new Refusal('supervision/none');
  const record = isKnown ? await deps.units.record('supervision-report', unitId, reportId) : undefined;
  return { loaded, ...(record && { record }), task: taskOf(deps, actor, loaded.value, reportId, record) };
}

/** Its texts, where there are any; a list of reports has none. */
export async function lookedAtReport(deps: Deps, actor: Actor, task: SupervisionTask): Promise<void> {
  if (task.report || task.followUp) await looked(deps, actor, task.unit.id, 'supervision', task.reportId);
}

/** Opens a report. @throws Refusal as `loadSupervision` */
export const openSupervision = (deps: Deps, actor: Actor, key: SupervisionKey): Promise<SupervisionTask> =>
  reading(deps, 'open-supervision', async () => {
    const { task } = await loadSupervision(deps, actor, key);
    await lookedAtReport(deps, actor, task);
    return task;
  });

/** Whether it is this person's turn. */
function isTheirTurn({ part, phase }: SupervisionTask): boolean {
  return part === 'report' ? phase === 'none' || phase === 'draft' : phase === 'sent';
}

/**
 * The units where this person writes or follows up a tilsyn report, with the newest of each: those that wait for
 * this person first; and whether there may be supervision points too. One point read a unit, beside those that find
 * the units.
 * @throws Refusal `supervision/none` when there is neither
 */
export const findTilsyn = (
  deps: Deps,
  actor: Actor,
): Promise<{ tasks: SupervisionTask[]; hasPoints: boolean }> =>
  reading(deps, 'find-supervision', async () => {
    const all = await ownUnits(deps, actor);
    const hasPoints = (await arePointsOn(deps)) && all.some((summary) => seesPoints(actor, summary));
    const own = all.filter(
      (summary) => summary.loop && rolesFor(actor, 'read-supervision', summary).length > 0,
    );
    if (own.length === 0 && !hasPoints) throw new Refusal('supervision/none');
    const tasks = await Promise.all(
      own.map(async (summary) => {
        const reportId = currentId(summary);
        const record = await deps.units.record('supervision-report', summary.unit.id, reportId);
        return taskOf(deps, actor, summary, reportId, record);
      }),
    );
    // One alone is opened at once.
    const [one, ...others] = tasks;
    if (one && others.length === 0 && !hasPoints) await lookedAtReport(deps, actor, one);
    const theirs = tasks.filter(isTheirTurn);
    return { tasks: [...theirs, ...tasks.filter((task) => !theirs.includes(task))], hasPoints };
  });
