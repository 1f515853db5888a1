import type { Meeting } from '../meeting/meeting';
import { meetingsOf, type AgreementHead, type Summary } from './summary';

/** The meetings of a unit's present loop, in the order of their start; all there are before there is a loop. */
export function loopMeetings(summary: Summary): Meeting[] {
  const { loop } = summary;
  return meetingsOf(summary).filter(
    ({ phase, loopId }) => phase !== 'cancelled' && (loop === undefined || loopId === loop.id),
  );
}

/** How many agreements of a loop are in which state. */
export interface AgreementCounts {
  /** Open, and nobody has said how it goes. */
  open: number;
  onTrack: number;
  done: number;
  dropped: number;
}

/** Counts the agreements of a unit: all that are open, and what became of those of the present loop. */
export function agreementCounts(summary: Summary): AgreementCounts {
  const ofLoop = new Set(loopMeetings(summary).map(({ id }) => id));
  const all = Object.values(summary.agreements);
  const count = (isMeant: (head: Omit<AgreementHead, 'id'>) => boolean): number => all.filter(isMeant).length;
  return {
    open: count(({ state, isOnTrack }) => state === 'open' && isOnTrack !== true),
    onTrack: count(({ state, isOnTrack }) => state === 'open' && isOnTrack === true),
    done: count(({ state, meetingId }) => state === 'done' && ofLoop.has(meetingId)),
    dropped: count(({ state, meetingId }) => state === 'dropped' && ofLoop.has(meetingId)),
  };
}

/** What one place of a unit has given to the present loop. */
export interface SiteShare {
  name: string;
  focusAreas: number;
  /** Answers and inputs that were sent. */
  answers: number;
  /** What own practice gave (B). */
  evidence: number;
  /** When the last of it came; absent while there is none. */
  lastAt?: string;
}

/** The same, place by place, for a unit with several: in the order of the import, no ranking. */
export function shareBySite(summary: Summary): SiteShare[] {
  const { sites } = summary.unit;
  if (sites.length < 2) return [];
  const ofLoop = new Set(loopMeetings(summary).map(({ id }) => id));
  const responses = Object.values(summary.responses).filter(
    ({ meetingId, state }) => state === 'submitted' && ofLoop.has(meetingId),
  );
  const evidence = Object.values(summary.evidence).filter(({ meetingId }) => ofLoop.has(meetingId));
  return sites.map(({ id, name }): SiteShare => {
    const isHere = ({ siteId }: { siteId?: string | undefined }): boolean => siteId === id;
    const answers = responses.filter(isHere);
    const own = evidence.filter(isHere);
    const times = [...answers.map(({ submittedAt }) => submittedAt ?? ''), ...own.map(({ at }) => at)].sort();
    const lastAt = times.at(-1);
    return {
      name,
      focusAreas: summary.loop?.focusAreas.filter(isHere).length ?? 0,
      answers: answers.length,
      evidence: own.length,
      ...(lastAt && { lastAt }),
    };
  });
}
