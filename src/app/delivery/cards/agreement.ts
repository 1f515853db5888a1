import { lookedAtAgreements } from '../../audit/looked';
import type { OutgoingCard } from '../../results';
import { agreementTask } from '../../agreement-task';
import type { Drawing } from '../draw-card';

/** To an agreement's owner: how is it going? */
export async function drawAgreement({
  deps,
  actor,
  row,
  summary,
  meeting,
  unitId,
  isReplacing,
}: Drawing): Promise<OutgoingCard | { drop: string }> {
  const agreement = row.agreementId && (await deps.units.record('agreement', unitId, row.agreementId));
  if (!agreement) return { drop: 'agreement-gone' };
  if (agreement.state !== 'open' && !isReplacing) return { drop: 'agreement-settled' };
  const task = agreementTask(deps, actor, summary, meeting, agreement);
  await lookedAtAgreements(deps, actor, unitId, [agreement], meeting.id);
  return { kind: 'agreement', task };
}
