import { z } from 'zod/v4';
import { Response } from '../guide/response';

/**
 * A selvejende board's report on its tilsyn, and what the chef decides about it (rule 13). Kept apart from all
 * that is learning: a record of its own, in no meeting's answers.
 */
export const SupervisionReport = z.object({
  id: z.string(),
  unitId: z.string(),
  loopId: z.string(),
  /** 1 for the first of a loop. */
  number: z.int().min(1),
  /** The board's three parts; any of its representatives may go on with it. */
  report: Response,
  /** The chef's: no further action, or a meeting with the board, and why. */
  followUp: Response.optional(),
});
export type SupervisionReport = z.infer<typeof SupervisionReport>;

export type SupervisionPart = 'report' | 'follow-up';
export const SupervisionPhase = z.enum(['draft', 'sent', 'followed-up']);
export type SupervisionPhase = z.infer<typeof SupervisionPhase>;

export function reportIdOf(loopId: string, number: number): string {
  return `supervision:${loopId}:${number}`;
}

/** How far a report is: the board may mend one that is sent until the chef has followed it up. */
export function phaseOf({
  report,
  followUp,
}: Pick<SupervisionReport, 'report' | 'followUp'>): SupervisionPhase {
  if (followUp?.state === 'submitted') return 'followed-up';
  return report.state === 'submitted' ? 'sent' : 'draft';
}
