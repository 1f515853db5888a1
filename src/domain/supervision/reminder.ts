import { agreementMoments } from '../calendar/card-steps';
import type { Instant } from '../calendar/instant';
import type { RuleSet } from '../rulesets/rule-set';
import type { SupervisionPoint } from './point';

/** The one reminder of an open point: when an agreement with that deadline has its first state card. */
function reminderOf(
  { deadline }: SupervisionPoint,
  rules: RuleSet,
): { stepId: string; at: Instant } | undefined {
  return agreementMoments(deadline, rules)[0];
}

/** Whether the reminder of a point is to be sent by now. */
export function isReminderDue(
  { state, dueAt }: Pick<SupervisionPoint, 'state' | 'dueAt'>,
  now: Instant,
): boolean {
  return state === 'open' && dueAt !== undefined && dueAt <= now;
}

/** The point with its reminder decided on where its time has come, and with when it comes otherwise. */
export function withReminder(point: SupervisionPoint, now: Instant, rules: RuleSet): SupervisionPoint {
  const { dueAt: _dueAt, ...rest } = point;
  const reminder = reminderOf(point, rules);
  if (!reminder || point.state === 'closed' || point.stepsDone.includes(reminder.stepId)) return rest;
  return reminder.at <= now
    ? { ...rest, stepsDone: [...point.stepsDone, reminder.stepId] }
    : { ...rest, dueAt: reminder.at };
}
