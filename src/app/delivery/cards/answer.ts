import type { OutgoingCard } from '../../results';
import { openPreparation } from '../../answer-guide';
import { hasAnswered } from '../receivers';
import type { Drawing } from '../draw-card';

/** A guide, an input, or the reminder of one; none to those who have answered, or whom another answered for. */
export async function drawAnswerCard({
  deps,
  actor,
  row,
  summary,
  unitId,
  meetingId,
  isReplacing,
}: Drawing): Promise<OutgoingCard | { drop: string }> {
  const people = [row.personId, actor.person.id];
  const isAnswered = people.some((personId) => hasAnswered(summary, meetingId, row.role, personId));
  if (isAnswered && !isReplacing) return { drop: 'already-answered' };
  const preparation = await openPreparation(deps, actor, { unitId, meetingId, role: row.role });
  return { kind: 'preparation', preparation, isReminder: row.card === 'reminder' && !isAnswered };
}
