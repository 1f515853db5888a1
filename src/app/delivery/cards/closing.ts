import { openClosing } from '../../closing/load';
import type { OutgoingCard } from '../../results';
import type { Drawing } from '../draw-card';

/** To the organiser, after the last dialogue: sum the loop up and close it (rule 4); or the one reminder of it. */
export async function drawClosing({ deps, actor, row, meeting, unitId }: Drawing): Promise<OutgoingCard> {
  const desk = await openClosing(deps, actor, { unitId, loopId: meeting.loopId });
  return { kind: 'closing', desk, isReminder: row.card === 'closing-reminder' };
}
