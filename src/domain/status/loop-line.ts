import type { Instant } from '../calendar/instant';
import { hasBegun, type Meeting, type MeetingKind } from '../meeting/meeting';

/** A place on the line of a loop. */
export interface LoopMark {
  kind: MeetingKind;
  number: number;
  /** `unplanned` is a dialogue of the rule set that has no date. */
  state: 'held' | 'next' | 'to-come' | 'unplanned';
  /** Absent while it is unplanned. */
  start?: Instant;
}

/**
 * A loop as a line of its dialogues and 1:1s in their order; the dialogue that comes next is marked, and those
 * without a date stand last (rules 2 and 3).
 * @param meetings of one loop, in the order of their start, none cancelled
 * @param dialogues how many a loop has
 */
export function loopLine(meetings: readonly Meeting[], now: Instant, dialogues: number): LoopMark[] {
  const isComing = (meeting: Meeting): boolean => !hasBegun(meeting, now);
  const next = meetings.find((meeting) => meeting.kind === 'learning-dialogue' && isComing(meeting));
  const dated = meetings.map((meeting): LoopMark => {
    const { kind, number, start } = meeting;
    const state = meeting === next ? 'next' : isComing(meeting) ? 'to-come' : 'held';
    return { kind, number, state, start };
  });
  return [...dated, ...unplannedDialogues(meetings, dialogues).map(unplanned)];
}

function unplanned(number: number): LoopMark {
  return { kind: 'learning-dialogue', number, state: 'unplanned' };
}

/** The numbers of a loop's dialogues that have no date. */
export function unplannedDialogues(meetings: readonly Meeting[], dialogues: number): number[] {
  const planned = new Set(
    meetings.filter(({ kind }) => kind === 'learning-dialogue').map(({ number }) => number),
  );
  return Array.from({ length: dialogues }, (_, at) => at + 1).filter((number) => !planned.has(number));
}
