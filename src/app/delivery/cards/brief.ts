import { dataBasis, evidenceFor, pointsFor } from '../../../domain/input/data-basis';
import { openAgreements } from '../../../domain/status/summary';
import { lookedAtGiven } from '../../audit/looked';
import type { OutgoingCard } from '../../results';
import { askedAt } from '../../status/unit-status';
import { demand } from '../../use-case';
import type { Drawing } from '../draw-card';

/** What has come in two days before a dialogue: who has answered, A–E, the points from the 1:1s, open agreements. */
export async function drawBrief({ deps, actor, row, summary, meeting }: Drawing): Promise<OutgoingCard> {
  demand(actor, 'read-answers', summary, meeting);
  const now = deps.clock.now();
  const evidence = evidenceFor(summary, meeting);
  const points = pointsFor(summary, meeting);
  await lookedAtGiven(deps, actor, meeting, { evidence, others: points.length });
  return {
    kind: 'brief',
    brief: {
      unit: summary.unit,
      meeting,
      role: row.role,
      asked: askedAt(deps, summary, meeting, now),
      basis: dataBasis(summary, meeting, now),
      evidence,
      points,
      agreements: openAgreements(summary).filter(({ confidential }) => !confidential),
      now,
    },
  };
}
