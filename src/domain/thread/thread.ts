import type { Instant } from '../calendar/instant';
import { summaryOf, type Closing } from '../closing/closing';
import type { FocusArea } from '../focus-area/focus-area';
import { areaIdOf } from '../follow-up/agreement-area';
import type { Agreement } from '../follow-up/schema';
import { dataBasis, evidenceFor, type DataBasis } from '../input/data-basis';
import type { Loop } from '../loop/loop';
import { hasBegun, type Meeting } from '../meeting/meeting';
import { roles, type Role } from '../people/person';
import { givesInput } from '../people/unit';
import { loopMeetings } from '../status/of-loop';
import type { EvidenceHead, Summary } from '../status/summary';

/**
 * The red thread of one focus area: what came into each dialogue of the loop, what it agreed, how that goes, and what
 * it came to. It is told, never judged.
 */

/**
 * How much of a dialogue a person sees: all that its participants do; who answered and what was agreed, as in the
 * unit's status; or only that there is one.
 */
export type Sight = 'participant' | 'status' | 'none';

/** An agreement of the focus area. What is hoped for, and what was said of it, are for the dialogue's participants. */
export interface ThreadAgreement
  extends
    Pick<Agreement, 'id' | 'what' | 'ownerId' | 'ownerName' | 'deadline' | 'state' | 'isOnTrack' | 'notedAt'>,
    Partial<Pick<Agreement, 'forChildren' | 'note'>> {}

/** One dialogue on the thread; without sight there is nothing in it. */
export interface ThreadStep {
  meeting: Meeting;
  hasBegun: boolean;
  sight: Sight;
  /** Answers that were sent from the dialogue's own circle, by role. */
  reflections: { role: Role; count: number }[];
  /** When the last of them was sent. */
  reflectedAt?: Instant;
  /** Which of A–E it had; absent before it has begun. */
  basis?: DataBasis;
  /** What own practice gave it, the newest first; its participants see it. */
  evidence: EvidenceHead[];
  /** In the order they are to be done. */
  agreements: ThreadAgreement[];
  /** How many of its agreements belong to no focus area in particular, or to none that anyone chose. */
  unlinked: number;
}

function reflectionsAt(
  { unit, responses }: Summary,
  { id }: Meeting,
): Pick<ThreadStep, 'reflections' | 'reflectedAt'> {
  const sent = Object.values(responses).filter(
    ({ meetingId, state, role }) => meetingId === id && state === 'submitted' && !givesInput(unit, role),
  );
  const reflections = roles
    .map((role) => ({ role, count: sent.filter((head) => head.role === role).length }))
    .filter(({ count }) => count > 0);
  const reflectedAt = sent
    .map(({ submittedAt = '' }) => submittedAt)
    .sort()
    .at(-1);
  return { reflections, ...(reflectedAt && { reflectedAt }) };
}

function asSeen(agreement: Agreement, sight: Sight): ThreadAgreement {
  const { id, what, ownerId, ownerName, deadline, state, isOnTrack, notedAt, forChildren, note } = agreement;
  return {
    ...{ id, what, ownerId, ownerName, deadline, state },
    ...(isOnTrack !== undefined && { isOnTrack }),
    ...(notedAt !== undefined && { notedAt }),
    ...(sight === 'participant' && { forChildren, ...(note !== undefined && { note }) }),
  };
}

const nothing: Pick<ThreadStep, 'reflections' | 'evidence' | 'agreements' | 'unlinked'> = {
  ...{ reflections: [], evidence: [], agreements: [], unlinked: 0 },
};

/**
 * The dialogues of the unit's present loop with what belongs to one of its focus areas, in their order. What was
 * agreed in a 1:1 is never in it (domain.md §3).
 * @param agreements all of the unit's, as whole texts; of these the thread takes its own
 */
export function threadSteps(
  summary: Summary,
  areaId: string,
  agreements: readonly Agreement[],
  sightOf: (dialogue: Meeting) => Sight,
  now: Instant,
): ThreadStep[] {
  const areas = summary.loop?.focusAreas ?? [];
  return dialoguesOf(summary).map((meeting): ThreadStep => {
    const sight = sightOf(meeting);
    const step = { meeting, hasBegun: hasBegun(meeting, now), sight };
    if (sight === 'none') return { ...step, ...nothing };
    const own = agreements.filter(({ meetingId, confidential }) => meetingId === meeting.id && !confidential);
    return {
      ...step,
      ...reflectionsAt(summary, meeting),
      ...(step.hasBegun && { basis: dataBasis(summary, meeting, now) }),
      evidence: sight === 'participant' ? evidenceFor(summary, meeting) : [],
      agreements: own
        .filter((agreement) => areaIdOf(agreement, areas) === areaId)
        .sort((a, b) => (a.deadline < b.deadline ? -1 : a.deadline > b.deadline ? 1 : 0))
        .map((agreement) => asSeen(agreement, sight)),
      unlinked: own.filter((agreement) => areaIdOf(agreement, areas) === undefined).length,
    };
  });
}

/** The dialogues of the unit's present loop, in the order of their start. */
export function dialoguesOf(summary: Summary): Meeting[] {
  return loopMeetings(summary).filter(({ kind }) => kind === 'learning-dialogue');
}

/** What a focus area came to: what changed for the children and what was learnt, from the closing of the loop. */
export interface ThreadEffect {
  /** A draft is its organiser's; absent while nothing is written, or for those who may not see it. */
  texts?: { changed: string; learnt: string };
  /** When the loop was closed. */
  closedAt?: Instant;
}

/**
 * What the focus area came to, as far as one sees.
 * @param closing of the loop, where this person may read it @param closedAt when the loop was closed
 */
export function threadEffect(
  area: Pick<FocusArea, 'id'>,
  closing: Closing | undefined,
  closedAt: Instant | undefined,
): ThreadEffect {
  const { changed = '', learnt = '' } = closing ? summaryOf(closing, area.id) : {};
  return {
    ...(changed + learnt !== '' && { texts: { changed, learnt } }),
    ...(closedAt !== undefined && { closedAt }),
  };
}

/** The focus area of the present loop that an agreement belongs to; undefined when it is a 1:1's, or of none. */
export function areaOfAgreement(
  loop: Loop | undefined,
  meeting: Pick<Meeting, 'kind' | 'loopId'>,
  agreement: Pick<Agreement, 'confidential' | 'focusAreaId'>,
): FocusArea | undefined {
  if (loop?.id !== meeting.loopId || meeting.kind === 'one-to-one' || agreement.confidential)
    return undefined;
  const areaId = areaIdOf(agreement, loop.focusAreas);
  return loop.focusAreas.find(({ id }) => id === areaId);
}
