import { dayOf } from '../../domain/calendar/copenhagen';
import type { Instant } from '../../domain/calendar/instant';
import { dataBasis } from '../../domain/input/data-basis';
import type { Meeting } from '../../domain/meeting/meeting';
import { agreementCounts, loopMeetings } from '../../domain/status/of-loop';
import type { Summary } from '../../domain/status/summary';
import { aboutUnit, exportedMeetings } from './about-unit';
import type { UnitExport } from './results';

/** More stand in the plan. */
const mostNext = 2;

/** Only of the dialogues: what a 1:1 agreed is not even counted for others (domain.md §3). */
function agreementsOf(summary: Summary, now: Instant): UnitExport['agreements'] {
  const shared = Object.entries(summary.agreements).filter(([, { confidential }]) => !confidential);
  const overdue = shared.filter(([, { state, deadline }]) => state === 'open' && deadline < dayOf(now));
  return {
    ...agreementCounts({ ...summary, agreements: Object.fromEntries(shared) }),
    overdue: overdue.length,
  };
}

/** Which of A–E are there; why one is not is something that somebody wrote, and stays out. */
function basisOf(summary: Summary, dialogue: Meeting, now: Instant): UnitExport['basis'] {
  const { A, B, C, D, E } = dataBasis(summary, dialogue, now);
  const states = { A: A.state, B: B.state, C: C.state, D: D.state, E: E.state };
  return { number: dialogue.number, start: dialogue.start, states };
}

/**
 * How far a unit is: held and not held, focus areas, what comes next, how many agreements are in which state, and
 * which data the next dialogue has. No texts of agreements or notes, nothing of the 1:1s but how many were held, and
 * nothing that anyone answered: a dialogue's schema is its participants' (domain.md §3). From the summary alone.
 * @returns undefined when no loop has begun
 */
export function unitExport(summary: Summary, now: Instant): UnitExport | undefined {
  const { unit, loop } = summary;
  if (!loop) return undefined;
  const meetings = exportedMeetings(loopMeetings(summary), now);
  const oneToOnes = meetings.filter(({ kind }) => kind === 'one-to-one');
  const nextDialogue = loopMeetings(summary).find(
    ({ kind, start }) => kind === 'learning-dialogue' && start > now,
  );
  const basis = nextDialogue && basisOf(summary, nextDialogue, now);
  return {
    kind: 'unit',
    ...aboutUnit(unit, loop, now),
    isClosed: loop.state === 'closed',
    dialogues: meetings.filter(({ kind }) => kind === 'learning-dialogue'),
    oneToOnes: {
      held: oneToOnes.filter(({ state }) => state === 'held' || state === 'completed').length,
      count: oneToOnes.length,
    },
    next: meetings
      .filter(({ start }) => start > now)
      .slice(0, mostNext)
      .map(({ kind, number, start }) => ({ kind, number, start })),
    agreements: agreementsOf(summary, now),
    ...(basis && { basis }),
  };
}
