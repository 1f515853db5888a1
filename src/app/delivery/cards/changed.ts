import type { OutgoingCard } from '../../results';
import { Refusal } from '../../../domain/errors';
import { rolesFor } from '../../use-case';
import type { Drawing } from '../draw-card';

/** To those whose time a meeting takes: someone else moved, added or cancelled it. */
export function drawChanged({ actor, summary, meeting }: Drawing): OutgoingCard | { drop: string } {
  const { unit } = summary;
  if (rolesFor(actor, 'read-meeting', summary, meeting).length === 0) throw new Refusal('access/not-yours');
  const by = unit.members.find(({ personId }) => personId === meeting.change?.by);
  return { kind: 'changed', changed: { unit, meeting, byName: by?.name ?? '' } };
}
