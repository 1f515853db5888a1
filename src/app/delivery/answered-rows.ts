import type { Instant } from '../../domain/calendar/instant';
import type { OutboxRow } from '../../domain/delivery/outbox';
import type { Summary } from '../../domain/status/summary';
import { newRow } from './due-cards';

/** Who has done what about a meeting, so that cards that are out about it say the old thing. */
export interface Done extends Pick<OutboxRow, 'personId' | 'role' | 'card'> {
  meetingId: string;
  /** Tells this time from others: a prefix of its own and the revision that came of it. */
  series: string;
  /** The card that was pressed, which is answered at once. */
  clickedId: string | undefined;
}

/**
 * The row that replaces the cards a person has about a meeting by their receipt (design.md §4), also when it
 * was done from another card or in the chat. It goes with the batch that writes what was done.
 */
export function answeredRow({ unit }: Summary, done: Done, now: Instant): OutboxRow {
  const { clickedId, ...row } = done;
  return newRow({
    ...row,
    unitId: unit.id,
    chefId: unit.chefId,
    action: 'replace',
    stepId: 'replace',
    dueAt: now,
    ...(clickedId && { sparedId: clickedId }),
  });
}
