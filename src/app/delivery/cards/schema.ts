import type { OutgoingCard } from '../../results';
import { openFollowUp } from '../../follow-up';
import type { Drawing } from '../draw-card';

/** The follow-up schema of a dialogue, the entries of a 1:1, or the one reminder of it. */
export async function drawSchema({ deps, actor, row, unitId, meetingId }: Drawing): Promise<OutgoingCard> {
  const followUp = await openFollowUp(deps, actor, { unitId, meetingId });
  return { kind: 'follow-up', followUp, isReminder: row.card === 'schema-reminder' };
}
