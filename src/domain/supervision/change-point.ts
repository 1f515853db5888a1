import { plusMs, type Day, type Instant } from '../calendar/instant';
import { tidy } from '../guide/tidy';
import { accepted, refused, type Result } from '../result';
import type { RuleSet } from '../rulesets/rule-set';
import {
  maxPointText,
  readDeadline,
  type PointEvent,
  type RefusedDeadline,
  type SupervisionPoint,
} from './point';

/** What one point has room for; closing it is always possible. */
const maxEvents = 60;

/** What can be done about a point; all but a note is the chef's. */
export type PointChange =
  { kind: 'note' | 'closed' | 'reopened'; text: string } | { kind: 'moved'; text: string; deadline: string };

/** Who does it, when, which day that is, and how many events stood on the card they did it on. */
export interface PointChangeBy {
  personId: string;
  at: Instant;
  today: Day;
  seen: number;
}

type RefusedChange =
  | RefusedDeadline
  | 'supervision/no-note'
  | 'supervision/no-finding'
  | 'supervision/same-deadline'
  | 'supervision/point-closed'
  | 'supervision/point-changed'
  | 'supervision/point-full'
  | 'supervision/point-too-late'
  | 'input/too-long';

function eventOf(
  point: SupervisionPoint,
  change: PointChange,
  { personId, at, today }: PointChangeBy,
): Result<PointEvent, RefusedChange> {
  const text = tidy(change.text);
  const event = { personId, at, text };
  if (text.length > maxPointText) return refused('input/too-long');
  switch (change.kind) {
    case 'note':
      return text === '' ? refused('supervision/no-note') : accepted({ kind: 'note', ...event });
    case 'closed':
      return text === '' ? refused('supervision/no-finding') : accepted({ kind: 'closed', ...event });
    case 'reopened':
      return accepted({ kind: 'reopened', ...event });
    case 'moved': {
      const to = readDeadline(change.deadline, today);
      return to.ok ? accepted({ kind: 'moved', ...event, from: point.deadline, to: to.value }) : to;
    }
  }
}

/** The same event whoever's clock it was, and from whichever deadline. */
function isSame(a: PointEvent, b: PointEvent): boolean {
  const isSameDay = a.kind !== 'moved' || b.kind !== 'moved' || a.to === b.to;
  return a.kind === b.kind && a.personId === b.personId && a.text === b.text && isSameDay;
}

/** A note leaves the reminder as it was; after anything else `withReminder` sets it anew. */
function withEvent(point: SupervisionPoint, event: PointEvent): SupervisionPoint {
  const next = { ...point, events: [...point.events, event] };
  const { dueAt: _dueAt, ...unreminded } = next;
  switch (event.kind) {
    case 'note':
      return next;
    case 'moved':
      return { ...unreminded, deadline: event.to, stepsDone: [] };
    case 'closed':
      return { ...unreminded, state: 'closed' };
    case 'reopened':
      return { ...unreminded, state: 'open' };
  }
}

/** When a point was last closed; undefined while it is open. */
export function closedAt({ state, events }: Pick<SupervisionPoint, 'state' | 'events'>): Instant | undefined {
  return state === 'closed' ? events.findLast(({ kind }) => kind === 'closed')?.at : undefined;
}

/**
 * Until when a closed point can be opened again: as many days as a finished schema.
 * @returns undefined while it is open
 */
export function reopenUntil(
  point: Pick<SupervisionPoint, 'state' | 'events'>,
  { reopenDays }: Pick<RuleSet, 'reopenDays'>,
): Instant | undefined {
  const closed = closedAt(point);
  return closed && plusMs(closed, reopenDays * 86_400_000);
}

function canReopen(point: SupervisionPoint, rules: Pick<RuleSet, 'reopenDays'>, now: Instant): boolean {
  const until = reopenUntil(point, rules);
  return until !== undefined && now <= until;
}

/**
 * The point after something was done about it. A note always finds its place beside what others wrote; the chef
 * decides only on what stood on the card, so what came meanwhile is shown first. The same form sent twice is once:
 * the point itself comes back.
 * @returns refused: nothing written, closed meanwhile, something new to read first, too late to open again
 */
export function changePoint(
  point: SupervisionPoint,
  change: PointChange,
  by: PointChangeBy,
  rules: Pick<RuleSet, 'reopenDays'>,
): Result<SupervisionPoint, RefusedChange> {
  if (change.kind === 'reopened' && point.state === 'open') return accepted(point);
  const event = eventOf(point, change, by);
  if (!event.ok) return event;
  const since = point.events.slice(by.seen);
  if (since.some((each) => isSame(each, event.value))) return accepted(point);
  if (change.kind === 'reopened')
    return canReopen(point, rules, by.at)
      ? accepted(withEvent(point, event.value))
      : refused('supervision/point-too-late');
  if (point.state === 'closed') return refused('supervision/point-closed');
  if (change.kind !== 'closed' && point.events.length >= maxEvents) return refused('supervision/point-full');
  if (change.kind !== 'note' && since.length > 0) return refused('supervision/point-changed');
  if (event.value.kind === 'moved' && event.value.to === point.deadline)
    return refused('supervision/same-deadline');
  return accepted(withEvent(point, event.value));
}
