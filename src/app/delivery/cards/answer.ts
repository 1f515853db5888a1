import { isNudge } from '../../../domain/delivery/nudge';
import type { Summary } from '../../../domain/status/summary';
import type { OutgoingCard } from '../../results';
import { openPreparation } from '../../preparation';
import { hasAnswered } from '../receivers';
import type { Drawing } from '../draw-card';

/** The name of the organiser who reminds. */
function nudgedBy({ unit, basisNotes }: Summary, meetingId: string): string | undefined {
  const by = basisNotes[meetingId]?.nudged?.personId;
  return unit.members.find(({ personId }) => personId === by)?.name;
}

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
  const isReminder = row.card === 'reminder' && !isAnswered;
  const askedBy = isReminder && isNudge(row) ? nudgedBy(summary, meetingId) : undefined;
  return { kind: 'preparation', preparation, isReminder, ...(askedBy !== undefined && { askedBy }) };
}
