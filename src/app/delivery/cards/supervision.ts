import type { OutboxRow } from '../../../domain/delivery/outbox';
import { loadSupervision } from '../../supervision/load';
import type { Actor, Deps } from '../../deps';
import type { OutgoingCard } from '../../results';

/** To the chef: a board has sent its tilsyn report. To the board: what the chef has decided. */
export async function drawSupervision(
  deps: Deps,
  actor: Actor,
  { unitId, supervisionId }: OutboxRow,
): Promise<OutgoingCard | { drop: string }> {
  const record =
    unitId === undefined || supervisionId === undefined
      ? undefined
      : await deps.units.record('supervision-report', unitId, supervisionId);
  if (!record) return { drop: 'report-gone' };
  const { task } = await loadSupervision(deps, actor, { unitId: record.unitId, reportId: record.id });
  return { kind: 'supervision', task };
}
