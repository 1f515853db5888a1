import { z } from 'zod/v4';
import { Day } from '../calendar/instant';
import { Area } from '../people/unit';
import type { Meeting } from '../meeting/meeting';
import { FocusArea } from '../focus-area/focus-area';

/** A politically decided theme, binding for all units of its area until the next report. */
export const Theme = z.object({ id: z.string(), title: z.string() });
export type Theme = z.infer<typeof Theme>;

/** The themes decided with an area's quality report, not yet or already in a loop. */
export const AdoptedThemes = z.object({
  area: Area,
  reportYear: z.int(),
  decided: Day,
  themes: z.array(Theme).min(1),
});
export type AdoptedThemes = z.infer<typeof AdoptedThemes>;

/** A unit's two-year cycle. It starts with the council's decision and its themes (rule 1). */
export const Loop = z.object({
  id: z.string(),
  unitId: z.string(),
  ruleSet: z.string(),
  area: Area,
  decided: Day,
  themes: z.array(Theme).min(1),
  focusAreas: z.array(FocusArea),
  state: z.enum(['running', 'closed']),
});
export type Loop = z.infer<typeof Loop>;

/**
 * Whether what belongs to a meeting is read-only (rule 4): the unit is in a later loop, or this one is closed. What is
 * closed then is what the dialogues learnt. The 1:1s go on until the next loop: three come after the fourth dialogue
 * too, and six a year are a floor (rule 3), which a leader who closes early must not take away.
 */
export function isOver(loop: Loop | undefined, { loopId, kind }: Pick<Meeting, 'loopId' | 'kind'>): boolean {
  if (loop === undefined) return false;
  return loop.id !== loopId || (loop.state === 'closed' && kind === 'learning-dialogue');
}
