import { dayOf, nextOpenTime } from '../../domain/calendar/copenhagen';
import type { Instant } from '../../domain/calendar/instant';
import { takenBy } from '../../domain/calendar/plan-loop';
import { newRow, replaceRow } from '../../domain/delivery/new-row';
import { isNudge } from '../../domain/delivery/nudge';
import { isUnderWay, outboxIdOf, settleRow, type OutboxRow } from '../../domain/delivery/outbox';
import { isNews, seriesOf } from '../../domain/meeting/change-meeting';
import type { Meeting } from '../../domain/meeting/meeting';
import { membersOn, type Unit } from '../../domain/people/unit';
import type { RuleSet } from '../../domain/rulesets/rule-set';
import type { Loaded } from '../ports';

/** What a move or a cancellation does to a meeting's cards. */
export interface Handled {
  /** Rows that wait and whose time is to come again, or never. */
  changedRows: Loaded<OutboxRow>[];
  /** The replacing of cards that are out, and the news to those whose time it takes. */
  newRows: OutboxRow[];
}

const holders: readonly string[] = ['chef', 'leader', 'board-rep'];

function news(unit: Unit, meeting: Meeting, now: Instant, rules: RuleSet): OutboxRow[] {
  if (!isNews(meeting)) return [];
  const today = dayOf(now);
  const taken = takenBy(unit, meeting.kind, today).filter((personId) => personId !== meeting.change?.by);
  return taken.flatMap((personId) => {
    const member = membersOn(unit, today).find(
      (each) => each.personId === personId && holders.includes(each.role),
    );
    if (!member) return [];
    return newRow({
      unitId: unit.id,
      chefId: unit.chefId,
      meetingId: meeting.id,
      personId,
      role: member.role,
      card: 'changed',
      stepId: 'changed',
      dueAt: nextOpenTime(now, rules),
      series: seriesOf(meeting),
    });
  });
}

function replacements(unit: Unit, meeting: Meeting, rows: readonly OutboxRow[], now: Instant): OutboxRow[] {
  const out = rows.filter((row) => row.action === 'post' && row.state === 'sent' && row.activityId);
  // Whoever got the card, also one who stood in.
  const got = out.map((row) => ({ ...row, personId: row.sentTo ?? row.personId }));
  const each = new Map(got.map((row) => [`${row.personId} ${row.role}`, row]));
  return [...each.values()].map(({ personId, role, card }) =>
    replaceRow(unit, { meetingId: meeting.id, personId, role, card, series: seriesOf(meeting) }, now),
  );
}

/** Rows of the change itself: where there are very many, some are written in a batch before the rest. */
function isOfThisRound(row: OutboxRow, meeting: Meeting): boolean {
  return row.id === outboxIdOf({ ...row, matterId: meeting.id, series: seriesOf(meeting) });
}

/**
 * Handles the change that a person made of a meeting.
 * @param rows all about the meeting
 * @returns undefined while one of them is under way: what comes of it must be known first
 */
export function handleChange(
  unit: Unit,
  meeting: Meeting,
  rows: readonly Loaded<OutboxRow>[],
  now: Instant,
  rules: RuleSet,
): Handled | undefined {
  const waiting = rows.filter(({ value }) => value.state === 'pending' || value.state === 'unreachable');
  if (waiting.some(({ value }) => isUnderWay(value, now))) return undefined;
  const isObsolete = (row: OutboxRow): boolean =>
    row.action === 'post' &&
    !isOfThisRound(row, meeting) &&
    (meeting.phase === 'cancelled' ||
      row.card === 'changed' ||
      // What the organiser asked for has no time of its own that could come again.
      (!isNudge(row) && !meeting.stepsDone.includes(row.stepId)));
  const reason = meeting.phase === 'cancelled' ? 'meeting-cancelled' : 'meeting-moved';
  return {
    changedRows: waiting
      .filter(({ value }) => isObsolete(value))
      .map(({ value, etag }) => ({ value: settleRow(value, { state: 'dropped', reason }, now), etag })),
    newRows: [
      ...replacements(
        unit,
        meeting,
        rows.map(({ value }) => value),
        now,
      ),
      ...news(unit, meeting, now, rules),
    ],
  };
}
