import type { Instant } from '../../domain/calendar/instant';
import type { Meeting } from '../../domain/meeting/meeting';
import type { ExportedMeeting } from './results';

/** Where a meeting stands for those who read a document: only what somebody has said was held, was held. */
export function stateOf({ phase, start }: Meeting, now: Instant): ExportedMeeting['state'] {
  if (phase === 'held' || phase === 'completed') return phase;
  return start <= now ? 'late' : 'planned';
}
