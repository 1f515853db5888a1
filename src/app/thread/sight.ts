import { areaOfAgreement, dialoguesOf, type Sight } from '../../domain/thread/thread';
import type { FocusArea } from '../../domain/focus-area/focus-area';
import type { Agreement } from '../../domain/follow-up/schema';
import type { Meeting } from '../../domain/meeting/meeting';
import type { Summary } from '../../domain/status/summary';
import type { Actor } from '../deps';
import { rolesFor } from '../use-case';

/** How much of a dialogue a person sees: what its participants do, or what the status of their unit says of it. */
export function sightOf(actor: Actor, summary: Summary, dialogue: Meeting): Sight {
  if (rolesFor(actor, 'read-schema', summary, dialogue).length > 0) return 'participant';
  return rolesFor(actor, 'read-status', summary).length > 0 ? 'status' : 'none';
}

/** Whether a person may follow a unit's focus areas: chef, leader, and those who take part in one of its dialogues. */
export function mayFollow(actor: Actor, summary: Summary): boolean {
  if (rolesFor(actor, 'read-status', summary).length > 0) return true;
  return dialoguesOf(summary).some((dialogue) => sightOf(actor, summary, dialogue) !== 'none');
}

/** Where an agreement leads back to: its focus area, when this person may follow it. */
export function followedFrom(
  actor: Actor,
  summary: Summary,
  meeting: Meeting,
  agreement: Pick<Agreement, 'confidential' | 'focusAreaId'>,
): FocusArea | undefined {
  return mayFollow(actor, summary) ? areaOfAgreement(summary.loop, meeting, agreement) : undefined;
}
