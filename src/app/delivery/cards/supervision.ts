import type { OutboxRow } from '../../../domain/delivery/outbox';
import { loadSupervision, lookedAtReport } from '../../supervision/load';
import type { Actor, Deps } from '../../deps';
import type { OutgoingCard } from '../../results';

/** To the chef: a board has sent its tilsyn report. To the board: what the chef has decided. */
export async function drawSupervision(
  deps: Deps,
  actor: Actor,
  { unitId, supervisionId }: OutboxRow,
): Promise<OutgoingCard | { drop: string }> {
  if (unitId === undefined || supervisionId === undefined) return { drop: 'report-gone' };
  const { record, task } = await loadSupervision(deps, actor, { unitId, reportId: supervisionId });
  if (!record) return { drop: 'report-gone' };
  await lookedAtReport(deps, actor, task);
  return { kind: 'supervision', task };
}
