import type { Instant } from '../../domain/calendar/instant';
import { dayOf } from '../../domain/calendar/copenhagen';
import type { OutboxRow } from '../../domain/delivery/outbox';
import { BoardMode } from '../../domain/guide/board-mode';
import { dataBasis } from '../../domain/input/data-basis';
import { isOver } from '../../domain/loop/loop';
import { hasBegun, isOpenForAnswers, type Meeting } from '../../domain/meeting/meeting';
import { membersOn, type Member } from '../../domain/people/unit';
import { loopLine } from '../../domain/status/loop-line';
import { agreementCounts, loopMeetings, shareBySite } from '../../domain/status/of-loop';
import { openAgreements, type Summary } from '../../domain/status/summary';
import { guideAt } from '../carry-over';
import type { Deps } from '../deps';
import type { Asked, UnitStatus } from '../overview-results';
import { unreachableIn } from '../unreachable';
import { rulesOf } from '../use-case';
import { inputsOf } from './inputs';

/** Who is asked before a meeting, and whether they have answered. */
export function askedAt(
  deps: Pick<Deps, 'guides'>,
  summary: Summary,
  meeting: Meeting,
  now: Instant,
): Asked[] {
  return membersOn(summary.unit, dayOf(now)).flatMap((member: Member): Asked[] => {
    const { personId, name, role } = member;
    const heads = Object.values(summary.responses).filter(
      (head) => head.meetingId === meeting.id && head.role === role,
    );
    const own = heads.find((head) => head.personId === personId);
    const stoodIn = heads.find((head) => head.insteadOf === personId && head.state === 'submitted');
    const response = own?.state === 'submitted' ? own : (stoodIn ?? own);
    const hasGuide = [undefined, ...BoardMode.options].some((mode) =>
      guideAt(deps.guides, summary.unit, meeting, role, mode),
    );
    if (!hasGuide) return [];
    if (!response) return [{ name, role, state: 'none' }];
    const { state, submittedAt, mode } = response;
    return [{ name, role, state, ...(submittedAt && { at: submittedAt }), ...(mode && { mode }) }];
  });
}

function closedAt({ loop, closing }: Summary): Pick<UnitStatus, 'closedAt'> {
  const isOfNow = loop?.state === 'closed' && closing?.loopId === loop.id;
  return isOfNow && closing.confirmedAt !== undefined ? { closedAt: closing.confirmedAt } : {};
}

/** A unit's status from its summary, and from the rows about it that could not be sent. */
export function statusOf(
  deps: Pick<Deps, 'guides'>,
  summary: Summary,
  now: Instant,
  unsendable: readonly OutboxRow[] = [],
): UnitStatus {
  const meetings = loopMeetings(summary);
  const upcoming = meetings.filter((meeting) => isOpenForAnswers(meeting, now));
  const agreements = openAgreements(summary);
  const dialogue = upcoming.find(({ kind }) => kind === 'learning-dialogue');
  const { loop } = summary;
  return {
    unit: summary.unit,
    now,
    ...(loop && { decided: loop.decided }),
    isClosed: loop?.state === 'closed',
    ...closedAt(summary),
    meetings,
    line: loopLine(meetings, now, loop?.state === 'running' ? rulesOf(summary).dialogues.count : 0),
    upcoming,
    // In a closed loop that of a dialogue can be written no more.
    awaitingSchema: meetings.filter(
      (meeting) => hasBegun(meeting, now) && meeting.phase !== 'completed' && !isOver(loop, meeting),
    ),
    ...(dialogue && {
      next: {
        meeting: dialogue,
        asked: askedAt(deps, summary, dialogue, now),
        basis: dataBasis(summary, dialogue, now),
      },
    }),
    themes: loop?.themes ?? [],
    focusAreas: loop?.focusAreas ?? [],
    agreements,
    overdue: agreements.filter(({ deadline }) => deadline < dayOf(now)),
    agreementCounts: agreementCounts(summary),
    inputs: inputsOf(summary),
    sites: shareBySite(summary),
    unreachable: unreachableIn(summary.unit, unsendable, dayOf(now)),
  };
}
