import { dayOf, plusDays } from '../../domain/calendar/copenhagen';
import type { Meeting } from '../../domain/meeting/meeting';
import type { Summary } from '../../domain/status/summary';
import type { Actor } from '../deps';
import type { Asked, UnitStatus } from '../overview-results';
import { rolesFor } from '../use-case';

const nearDays = 14;

/**
 * Who has not answered before the next dialogue, when it is within two weeks and this person takes part in it: where
 * a board holds its own, that is not the chef's to look after (rule 13).
 * @returns undefined when nobody is missing
 */
export function missingSoon(
  actor: Actor,
  summary: Summary,
  { next, now }: Pick<UnitStatus, 'next' | 'now'>,
): { meeting: Meeting; asked: Asked[] } | undefined {
  if (!next || dayOf(next.meeting.start) > plusDays(dayOf(now), nearDays)) return undefined;
  if (rolesFor(actor, 'read-meeting', summary, next.meeting).length === 0) return undefined;
  const asked = next.asked.filter(({ state }) => state !== 'submitted');
  return asked.length > 0 ? { meeting: next.meeting, asked } : undefined;
}
