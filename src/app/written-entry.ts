import { Day } from '../domain/calendar/instant';
import { Refusal } from '../domain/errors';
import { writtenArea } from '../domain/follow-up/agreement-area';
import type { EntryText } from '../domain/follow-up/follow-up';
import { maxEntryLength, type Entry } from '../domain/follow-up/schema';
import type { FollowUp } from './results';

/** An agreement as typed; nothing is taken for granted. */
export interface WrittenEntry {
  what: string;
  forChildren: string;
  ownerId: string;
  deadline: string;
  /** `noArea` is none in particular; absent where it was not asked. */
  focusAreaId?: string | undefined;
}

/**
 * Reads an agreement, to be added or to take the place of one.
 * @param before the one it takes the place of
 * @throws Refusal what is wrong with it
 */
export function readEntry(followUp: FollowUp, today: Day, written: WrittenEntry, before?: Entry): EntryText {
  if (written.what.trim() === '') throw new Refusal('input/no-what');
  if (written.what.length > maxEntryLength || written.forChildren.length > maxEntryLength)
    throw new Refusal('input/too-long');
  // What the children get is part of every agreement of a dialogue (domain.md §4); a 1:1 is also about operation.
  if (followUp.meeting.kind === 'learning-dialogue' && written.forChildren.trim() === '')
    throw new Refusal('input/no-children');
  const owner = followUp.owners.find(({ personId }) => personId === written.ownerId);
  if (!owner) throw new Refusal('input/no-owner');
  if (written.deadline.trim() === '') throw new Refusal('input/no-deadline');
  const deadline = Day.safeParse(written.deadline.trim());
  if (!deadline.success) throw new Refusal('input/bad-date');
  // An agreement whose day has come may still be put into better words.
  if (deadline.data < today && deadline.data !== before?.deadline) throw new Refusal('input/past-date');
  const { what, forChildren, ownerId } = written;
  const focusAreaId = writtenArea(written.focusAreaId, followUp.areas, before?.focusAreaId);
  return {
    ...{ what, forChildren, ownerId, deadline: deadline.data, ownerName: owner.name },
    ...(focusAreaId !== undefined && { focusAreaId }),
  };
}
