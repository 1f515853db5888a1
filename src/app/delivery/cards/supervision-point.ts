import type { OutboxRow } from '../../../domain/delivery/outbox';
import { openPoint } from '../../supervision/points-load';
import { newsOf, tellsAll } from '../../supervision/points-told';
import type { Actor, Deps } from '../../deps';
import type { OutgoingCard } from '../../results';

/** What happened to a supervision point, to the other side; or that its deadline is near, to both. */
export async function drawPoint(
  deps: Deps,
  actor: Actor,
  row: OutboxRow,
  isReplacing: boolean,
): Promise<OutgoingCard | { drop: string }> {
  const { unitId, supervisionId: pointId } = row;
  if (unitId === undefined || pointId === undefined) return { drop: 'point-gone' };
  const task = await openPoint(deps, actor, { unitId, pointId });
  if (isReplacing && tellsAll(row, task.point)) return { drop: 'as-it-is' };
  const news = newsOf(row, task.point);
  if (news) return { kind: 'supervision-point', task, news };
  return isReplacing ? { kind: 'supervision-point', task } : { drop: 'superseded' };
}
