import type { Instant } from '../../domain/calendar/instant';
import type { FocusArea } from '../../domain/focus-area/focus-area';
import type { Unit } from '../../domain/people/unit';
import type { ThreadAgreement, ThreadEffect, ThreadStep } from '../../domain/thread/thread';
import type { GivenInput } from '../overview-results';

/** A focus area whose thread a person may follow. */
export interface FollowedArea {
  unit: Unit;
  area: FocusArea;
  /** Titles; without a theme it is the unit's own initiative. */
  theme?: string;
  site?: string;
}

/** One dialogue on the thread, as one person sees it. */
export interface SeenStep extends Omit<ThreadStep, 'agreements'> {
  /** Who gave input to it, the newest first. */
  inputs: GivenInput[];
  agreements: (ThreadAgreement & {
    isOverdue: boolean;
    /** Whether this person may say how it goes. */
    mayOpen: boolean;
  })[];
}

/** The red thread of one focus area, from its theme to what it came to (rule 4). */
export interface Thread extends FollowedArea {
  steps: SeenStep[];
  effect: ThreadEffect;
  /** Of the loop that this person may sum up; absent while it cannot be, and for others. */
  closes?: { loopId: string };
  /** Whether the unit has other focus areas to follow. */
  hasOthers: boolean;
  /** Whether this person sees the unit's status as well. */
  hasStatus: boolean;
  now: Instant;
}

/** What 'spor' means: one thread, or the choice of a unit or of a focus area; nothing where none are chosen yet. */
export type ThreadAnswer = { thread: Thread } | { areas: FollowedArea[] } | { units: Unit[] };
