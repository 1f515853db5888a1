import type { Meeting } from '../../domain/meeting/meeting';
import type { Role } from '../../domain/people/person';
import type { RuleSet } from '../../domain/rulesets/rule-set';
import { reportIdOf } from '../../domain/supervision/report';
import type { Summary } from '../../domain/status/summary';
import { closingTasksIn } from '../closing/load';
import { readsClosing } from '../closing/read';
import type { Actor } from '../deps';
import type { ClosingOpens, StatusOpens, SupervisionState, UnitStatus } from '../overview-results';
import { pointsIn, seesPoints } from '../supervision/points-load';
import { rolesFor } from '../use-case';

function supervisionIn(actor: Actor, summary: Summary): SupervisionState | undefined {
  const { loop, supervision } = summary;
  if (!loop || rolesFor(actor, 'read-supervision', summary).length === 0) return undefined;
  const own = Object.entries(supervision).filter(([id, { number }]) => id === reportIdOf(loop.id, number));
  const newest = own.sort(([, a], [, b]) => b.number - a.number)[0];
  if (!newest) return { reportId: reportIdOf(loop.id, 1), number: 1, phase: 'none' };
  const [reportId, { number, phase, at }] = newest;
  return { reportId, number, phase, ...(at && { at }) };
}

function pointsFor(actor: Actor, summary: Summary): NonNullable<StatusOpens['points']> {
  const mayGive = rolesFor(actor, 'give-supervision-point', summary).length > 0;
  return { listed: pointsIn(actor, summary), mayGive };
}

function closingIn(actor: Actor, summary: Summary): ClosingOpens | undefined {
  const [task] = closingTasksIn(actor, summary);
  if (task) return { as: 'organiser', loopId: task.loopId, isClosed: task.isClosed };
  return readsClosing(actor, summary) ? { as: 'reader' } : undefined;
}

/** Asks, line by line, what a person may open behind a status. */
export function opensFor(
  actor: Actor,
  summary: Summary,
  status: UnitStatus,
  { supervisionPoints }: Pick<RuleSet, 'supervisionPoints'>,
): StatusOpens {
  const { meetings, awaitingSchema, next, inputs } = status;
  const may = (action: Parameters<typeof rolesFor>[1], meeting: Meeting): Role[] =>
    rolesFor(actor, action, summary, meeting);
  const lastSchema = meetings.findLast(
    (meeting) => meeting.phase === 'completed' && may('read-schema', meeting).length > 0,
  );
  const answersAs =
    next && may('answer', next.meeting).find((role) => next.asked.some((each) => each.role === role));
  const receiptsOf = inputs.find(
    ({ meeting }) => meeting.phase === 'completed' && may('write-receipts', meeting).length > 0,
  )?.meeting;
  const supervision = supervisionIn(actor, summary);
  const closing = closingIn(actor, summary);
  return {
    schemas: awaitingSchema.filter((meeting) => may('read-schema', meeting).length > 0),
    ...(lastSchema && { lastSchema }),
    ...(answersAs && { answersAs }),
    hasBasis: next !== undefined && may('read-answers', next.meeting).length > 0,
    ...(receiptsOf && { receiptsOf }),
    ...(closing && { closing }),
    ...(supervision && { supervision }),
    ...(supervisionPoints && seesPoints(actor, summary) && { points: pointsFor(actor, summary) }),
  };
}
