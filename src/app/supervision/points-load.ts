import { Refusal } from '../../domain/errors';
import type { RuleSet } from '../../domain/rulesets/rule-set';
import { reopenUntil } from '../../domain/supervision/change-point';
import { isOverdue, pointIdPrefix, type SupervisionPoint } from '../../domain/supervision/point';
import type { PointHead, Summary } from '../../domain/status/summary';
import { looked } from '../audit/looked';
import type { Actor, Deps } from '../deps';
import { ownUnits } from '../own-units';
import type { Loaded } from '../ports';
import type { ListedPoint, PointForm, PointList, PointTask } from '../results';
import { rulesFor } from '../rules';
import { demand, loadUnit, reading, rolesFor } from '../use-case';

/** Which point, as a card says it; checked against what is stored. */
export interface PointKey {
  unitId: string;
  pointId: string;
}

export interface LoadedPoint {
  loaded: Loaded<Summary>;
  point: SupervisionPoint;
  rules: RuleSet;
}

/** Whether the municipality uses supervision points (rule 14). Those stored before are kept, and shown nowhere. */
export async function arePointsOn(deps: Pick<Deps, 'municipality' | 'clock'>): Promise<boolean> {
  return (await rulesFor(deps)).supervisionPoints;
}

/** @throws Refusal `supervision/points-off` */
export async function demandPointsOn(deps: Pick<Deps, 'municipality' | 'clock'>): Promise<void> {
  if (!(await arePointsOn(deps))) throw new Refusal('supervision/points-off');
}

/** Whether a person has anything to do with the points of a unit. */
export function seesPoints(actor: Actor, summary: Summary): boolean {
  return rolesFor(actor, 'read-supervision-points', summary).length > 0;
}

function mayGive(actor: Actor, summary: Summary): boolean {
  return rolesFor(actor, 'give-supervision-point', summary).length > 0;
}

function inOrder(a: PointHead, b: PointHead): number {
  if (a.state !== b.state) return a.state === 'open' ? -1 : 1;
  if (a.state === 'closed') return a.at < b.at ? 1 : -1;
  return a.deadline < b.deadline ? -1 : a.deadline > b.deadline ? 1 : 0;
}

/** The points of a unit as this person may see them: the open ones by deadline, then the closed, the newest first. */
export function pointsIn(actor: Actor, summary: Summary): ListedPoint[] {
  if (!seesPoints(actor, summary)) return [];
  return Object.entries(summary.supervisionPoints)
    .map(([id, head]): PointHead => ({ id, ...head }))
    .sort(inOrder)
    .map((point) => ({ unit: summary.unit, point, isOverdue: isOverdue(point, actor.today) }));
}

/** What a person sees of a point, and may do about it. */
export function pointTaskOf(
  deps: Pick<Deps, 'clock'>,
  actor: Actor,
  summary: Summary,
  { point, rules }: Pick<LoadedPoint, 'point' | 'rules'>,
): PointTask {
  const now = deps.clock.now();
  const until = reopenUntil(point, rules);
  const isOpen = point.state === 'open';
  const gives = mayGive(actor, summary);
  return {
    unit: summary.unit,
    point,
    isOverdue: isOverdue(point, actor.today),
    mayNote: isOpen && rolesFor(actor, 'note-supervision-point', summary).length > 0,
    mayDecide: isOpen && gives,
    ...(until !== undefined && until >= now && gives && { reopenUntil: until }),
  };
}

/**
 * Loads a point. Two point reads.
 * @throws Refusal `supervision/points-off`, `access/not-yours`, `supervision/no-such-point`
 */
export async function loadPoint(
  deps: Deps,
  actor: Actor,
  { unitId, pointId }: PointKey,
): Promise<LoadedPoint> {
  await demandPointsOn(deps);
  const loaded = await loadUnit(deps, unitId);
  demand(actor, 'read-supervision-points', loaded.value);
  const isKnown = pointId.startsWith(pointIdPrefix) && Object.hasOwn(loaded.value.supervisionPoints, pointId);
  const point = isKnown ? await deps.units.record('supervision-point', unitId, pointId) : undefined;
  if (!point) throw new Refusal('supervision/no-such-point');
  return { loaded, point, rules: await rulesFor(deps, loaded.value) };
}

/** Opens a point. @throws Refusal as `loadPoint` */
export const openPoint = (deps: Deps, actor: Actor, key: PointKey): Promise<PointTask> =>
  reading(deps, 'open-supervision-point', async () => {
    const found = await loadPoint(deps, actor, key);
    await looked(deps, actor, key.unitId, 'supervision', key.pointId);
    return pointTaskOf(deps, actor, found.loaded.value, found);
  });

/**
 * The points of all own units, or of the one that is asked for.
 * @throws Refusal `supervision/points-off`, `access/not-yours`; `supervision/no-points` where no own unit can have them
 */
export const findPoints = (deps: Deps, actor: Actor, unitId?: string): Promise<PointList> =>
  reading(deps, 'find-supervision-points', async () => {
    await demandPointsOn(deps);
    const one = unitId === undefined ? undefined : (await loadUnit(deps, unitId)).value;
    if (one) demand(actor, 'read-supervision-points', one);
    const own = one ? [one] : (await ownUnits(deps, actor)).filter((summary) => seesPoints(actor, summary));
    if (own.length === 0) throw new Refusal('supervision/no-points');
    const of = one ?? (own.length === 1 ? own[0] : undefined);
    const points = own.flatMap((summary) => pointsIn(actor, summary));
    const unitIds = new Set(points.map(({ unit }) => unit.id));
    await Promise.all([...unitIds].map((id) => looked(deps, actor, id, 'supervision', id)));
    return {
      points: points.sort((a, b) => inOrder(a.point, b.point)),
      ...(of && { of: of.unit }),
      givesTo: own.filter((summary) => mayGive(actor, summary)).map(({ unit }) => unit),
    };
  });

/**
 * The form in which a chef gives a point.
 * @param unitId the unit it is for; absent when it is to be chosen
 * @throws Refusal `supervision/points-off`, `access/not-yours`
 */
export const askPoint = (deps: Deps, actor: Actor, unitId?: string): Promise<PointForm> =>
  reading(deps, 'ask-supervision-point', async () => {
    await demandPointsOn(deps);
    const all = unitId === undefined ? await ownUnits(deps, actor) : [(await loadUnit(deps, unitId)).value];
    const units = all.filter((summary) => mayGive(actor, summary)).map(({ unit }) => unit);
    const [first, ...others] = units;
    if (!first) throw new Refusal('access/not-yours');
    return { units, ...(others.length === 0 && { unitId: first.id }) };
  });
