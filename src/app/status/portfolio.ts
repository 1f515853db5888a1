import { comingWeeks } from '../../domain/calendar/coming-weeks';
import type { OutboxRow } from '../../domain/delivery/outbox';
import { isOpenForAnswers } from '../../domain/meeting/meeting';
import type { RuleSet } from '../../domain/rulesets/rule-set';
import { unplannedDialogues } from '../../domain/status/loop-line';
import { meetingsOf, type Summary } from '../../domain/status/summary';
import { seenBy } from '../confidential';
import type { Actor, Deps } from '../deps';
import type { Portfolio, PortfolioUnit } from '../overview-results';
import { pointsIn } from '../supervision/points-load';
import { rolesFor, rulesOf } from '../use-case';
import { missingSoon } from './near-answers';
import { statusOf } from './unit-status';

const weeksAhead = 4;

function unitOf(
  deps: Pick<Deps, 'guides' | 'clock'>,
  actor: Actor,
  summary: Summary,
  rows: readonly OutboxRow[],
  { supervisionPoints }: Pick<RuleSet, 'supervisionPoints'>,
): PortfolioUnit {
  const status = statusOf(deps, seenBy(actor, summary), deps.clock.now(), rows);
  const missing = missingSoon(actor, summary, status);
  const isRunning = summary.loop?.state === 'running';
  const unplanned = isRunning ? unplannedDialogues(status.meetings, rulesOf(summary).dialogues.count) : [];
  const latePoints = supervisionPoints ? pointsIn(actor, summary).filter(({ isOverdue }) => isOverdue) : [];
  const { awaitingSchema, overdue, unreachable } = status;
  const needsAttention =
    missing !== undefined ||
    [awaitingSchema, overdue, unreachable, unplanned, latePoints].some(({ length }) => length > 0);
  return { ...status, missing, unplanned, latePoints, needsAttention };
}

/**
 * Own units together, from their summaries and the rows that could not be sent: nothing more is read.
 * @param own by name
 */
export function portfolioOf(
  deps: Pick<Deps, 'guides' | 'clock'>,
  actor: Actor,
  own: readonly Summary[],
  rows: readonly OutboxRow[],
  rules: Pick<RuleSet, 'supervisionPoints'>,
): Portfolio {
  const now = deps.clock.now();
  const units = own.map((summary) => unitOf(deps, actor, summary, rows, rules));
  const meetings = own.flatMap((summary) =>
    meetingsOf(summary).filter(
      (meeting) =>
        isOpenForAnswers(meeting, now) && rolesFor(actor, 'read-meeting', summary, meeting).length > 0,
    ),
  );
  return {
    units: [
      ...units.filter(({ needsAttention }) => needsAttention),
      ...units.filter(({ needsAttention }) => !needsAttention),
    ],
    weeks: comingWeeks(meetings, actor.today, weeksAhead),
    now,
  };
}
