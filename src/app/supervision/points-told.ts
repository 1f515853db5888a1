import { dayOf, nextOpenTime } from '../../domain/calendar/copenhagen';
import type { Day, Instant } from '../../domain/calendar/instant';
import { newRow, replaceRows } from '../../domain/delivery/new-row';
import type { OutboxRow } from '../../domain/delivery/outbox';
import type { Role } from '../../domain/people/person';
import { membersOn, organiserRole, type Member, type Unit } from '../../domain/people/unit';
import type { RuleSet } from '../../domain/rulesets/rule-set';
import type { PointEvent, SupervisionPoint } from '../../domain/supervision/point';
import { isReminderDue } from '../../domain/supervision/reminder';
import type { PointNews } from '../results';

/** Who is told of what happened to a supervision point, on a card of its own. */

const reminderStep = 'reminder';

function stepOf(number: number): string {
  return `event-${number}`;
}

/** To whom an event is news: a note to the chef, what the chef does to who answers for the unit. */
function isToldTo(event: PointEvent | undefined, role: Role): boolean {
  return (event?.kind === 'note') === (role === 'chef');
}

/**
 * The number of the newest event that someone in this role is told of, where 0 is that the point was given.
 * @returns undefined while there is none
 */
function newestFor({ events }: SupervisionPoint, role: Role): number | undefined {
  for (let number = events.length; number > 0; number -= 1)
    if (isToldTo(events[number - 1], role)) return number;
  return role === 'chef' ? undefined : 0;
}

/** Whether a row's card was drawn with all that has happened. */
export function tellsAll({ stepId }: Pick<OutboxRow, 'stepId'>, { events }: SupervisionPoint): boolean {
  return stepId === stepOf(events.length);
}

/** What a row's card tells. @returns undefined when a newer card tells what is so by now */
export function newsOf(
  { stepId, role }: Pick<OutboxRow, 'stepId' | 'role'>,
  point: SupervisionPoint,
): PointNews | undefined {
  if (stepId === reminderStep) return point.state === 'open' ? 'reminder' : undefined;
  const number = newestFor(point, role);
  if (number === undefined || stepId !== stepOf(number)) return undefined;
  return point.events[number - 1]?.kind ?? 'given';
}

/** Those between whom a point is: the chef, and who answers for the unit. */
function concerned(unit: Unit, day: Day): Member[] {
  return membersOn(unit, day).filter(({ role }) => role === 'chef' || role === organiserRole(unit));
}

function rowsOf(
  unit: Unit,
  pointId: string,
  wanted: readonly Role[],
  step: Pick<OutboxRow, 'stepId' | 'dueAt'> & { series?: string },
): OutboxRow[] {
  return concerned(unit, dayOf(step.dueAt))
    .filter(({ role }) => wanted.includes(role))
    .map(({ personId, role }) =>
      newRow({
        unitId: unit.id,
        chefId: unit.chefId,
        supervisionId: pointId,
        personId,
        role,
        card: 'supervision-point',
        ...step,
      }),
    );
}

/** The cards about the newest event: to the other side. */
export function rowsOfNews(
  unit: Unit,
  { id, events }: SupervisionPoint,
  now: Instant,
  rules: RuleSet,
): OutboxRow[] {
  const isNote = events.at(-1)?.kind === 'note';
  return rowsOf(unit, id, [isNote ? 'chef' : organiserRole(unit)], {
    stepId: stepOf(events.length),
    dueAt: nextOpenTime(now, rules),
  });
}

/** What changes the cards about a point that are out, on both sides, to what is so now. */
export function rowsThatReplace(
  unit: Unit,
  { id, events }: SupervisionPoint,
  by: { personId: string; clickedId: string | undefined },
  now: Instant,
): OutboxRow[] {
  // Nothing is out about one that was just given.
  if (events.length === 0) return [];
  const about = { supervisionId: id, card: 'supervision-point', series: stepOf(events.length) } as const;
  const pressed = { by: by.personId, id: by.clickedId };
  return replaceRows(unit, concerned(unit, dayOf(now)), about, pressed, now);
}

/** The one reminder before the deadline, when it is due by now: to both sides. */
export function rowsOfReminder(
  unit: Unit,
  point: Pick<SupervisionPoint, 'id' | 'state' | 'dueAt'>,
  now: Instant,
): OutboxRow[] {
  const { id, dueAt } = point;
  if (dueAt === undefined || !isReminderDue(point, now)) return [];
  return rowsOf(unit, id, ['chef', organiserRole(unit)], {
    stepId: reminderStep,
    dueAt,
    series: dayOf(dueAt),
  });
}
