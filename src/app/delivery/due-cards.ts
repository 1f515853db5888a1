import { lostMeaning, type StepMoment } from '../../domain/calendar/card-steps';
import { nextOpenTime } from '../../domain/calendar/copenhagen';
import { plusMinutes, type Instant } from '../../domain/calendar/instant';
import { matterOf, remindedOf, settleRow, type OutboxRow } from '../../domain/delivery/outbox';
import { newRow } from '../../domain/delivery/new-row';
import { isOver } from '../../domain/loop/loop';
import { seriesOf } from '../../domain/meeting/change-meeting';
import type { Meeting } from '../../domain/meeting/meeting';
import type { Unit } from '../../domain/people/unit';
import type { RuleSet } from '../../domain/rulesets/rule-set';
import type { Summary } from '../../domain/status/summary';
import type { Deps } from '../deps';
import { hasAnswered, receivers, type Receiving } from './receivers';

/** A card that falls due, and why. */
export interface DueCard extends Receiving {
  unit: Unit;
  meeting: Meeting;
  /** Why it is not sent after all. */
  lost?: string;
}

/** The cards of a meeting whose time has come at `now` and that nobody has decided on, in order of time. */
export function dueCards(
  deps: Pick<Deps, 'guides'>,
  summary: Summary,
  meeting: Meeting,
  now: Instant,
  rules: RuleSet,
): DueCard[] {
  const isDue = ({ step, at }: StepMoment): boolean => at <= now && !meeting.stepsDone.includes(step.id);
  const over = isOver(summary.loop, meeting) ? 'loop-closed' : undefined;
  return receivers(deps, summary, meeting, { now, rules }, isDue).map(({ step, at, member }): DueCard => {
    const isLater = step.first !== undefined && !step.first.includes(member.role);
    const isAnswered =
      ['input', 'preparation'].includes(step.card) &&
      hasAnswered(summary, meeting.id, member.role, member.personId);
    const lost = over ?? lostMeaning(step, meeting, now) ?? (isAnswered ? 'already-answered' : undefined);
    return {
      unit: summary.unit,
      meeting,
      member,
      step,
      at: isLater ? nextOpenTime(plusMinutes(at, 1), rules) : at,
      ...(lost !== undefined && { lost }),
    };
  });
}

function rowOf({ unit, meeting, member, step, at }: DueCard): OutboxRow {
  return newRow({
    unitId: unit.id,
    chefId: unit.chefId,
    meetingId: meeting.id,
    personId: member.personId,
    role: member.role,
    card: step.card,
    stepId: step.id,
    dueAt: at,
    series: seriesOf(meeting),
  });
}

/** Whether a row that waits makes a new one about the same matter superfluous. */
function isInstead(waiting: OutboxRow, row: OutboxRow, meeting: Meeting, now: Instant): boolean {
  if (waiting.action !== 'post' || matterOf(waiting) !== matterOf(row) || waiting.card === 'changed')
    return false;
  if (lostMeaning(waiting, meeting, now)) return false;
  // One that was put off comes in its own time, and stands in the way of reminders only.
  return waiting.dueAt <= now || waiting.state === 'unreachable' || remindedOf(row.card).length > 0;
}

/**
 * The rows of cards that fall due. Of one matter a person is sent one card, also when several fell due while
 * the bot was down: the first that still has its meaning. The others are rows too, dropped with the reason.
 * @param waiting rows about the meeting that are not sent yet
 */
export function rowsOf(cards: readonly DueCard[], waiting: readonly OutboxRow[], now: Instant): OutboxRow[] {
  const taken = [...waiting];
  return cards.map((card) => {
    const row = rowOf(card);
    const reason =
      card.lost ??
      (taken.some((other) => other.id !== row.id && isInstead(other, row, card.meeting, now))
        ? 'superseded'
        : undefined);
    if (reason !== undefined) return settleRow(row, { state: 'dropped', reason }, now);
    taken.push(row);
    return row;
  });
}
