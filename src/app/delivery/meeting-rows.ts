import type { Instant } from '../../domain/calendar/instant';
import type { OutboxRow } from '../../domain/delivery/outbox';
import { hold, type Meeting } from '../../domain/meeting/meeting';
import type { RuleSet } from '../../domain/rulesets/rule-set';
import type { Summary } from '../../domain/status/summary';
import type { Deps } from '../deps';
import type { Loaded } from '../ports';
import { dueCards, rowsOf } from './due-cards';
import { handleChange } from './handle-change';

/** One that has ended counts as held, marked or not. */
export function begun(meeting: Meeting, now: Instant): Meeting {
  return meeting.phase === 'planned' && meeting.end <= now ? hold(meeting, now) : meeting;
}

/** The states of rows that decide what is due; a change looks at the cards that are out as well. */
export function statesThatCount({ change }: Meeting): OutboxRow['state'][] {
  return ['pending', 'unreachable', ...(change?.isHandled === false ? (['sent'] as const) : [])];
}

/** What is due about a meeting: rows to write, and rows that wait and have lost their meaning. */
export interface MeetingRows {
  newRows: OutboxRow[];
  changedRows: Loaded<OutboxRow>[];
}

/**
 * What is due about a meeting at `now`: the cards of its calendar, and what a person's change of it asks for.
 * @param unitRows of its unit, in `statesThatCount`
 * @returns undefined when it has to wait for a row that is under way
 */
export function meetingRowsDue(
  deps: Pick<Deps, 'guides'>,
  summary: Summary,
  meeting: Meeting,
  unitRows: readonly Loaded<OutboxRow>[],
  now: Instant,
  rules: RuleSet,
): MeetingRows | undefined {
  const rows = unitRows.filter(
    ({ value }) => value.meetingId === meeting.id && value.agreementId === undefined,
  );
  const handled =
    meeting.change?.isHandled === false
      ? handleChange(summary.unit, meeting, rows, now, rules)
      : { changedRows: [], newRows: [] };
  if (!handled) return undefined;
  const dropped = new Set(handled.changedRows.map(({ value }) => value.id));
  const waiting = rows
    .map(({ value }) => value)
    .filter(({ id, state }) => (state === 'pending' || state === 'unreachable') && !dropped.has(id));
  const cards = rowsOf(dueCards(deps, summary, meeting, now, rules), waiting, now);
  return { changedRows: handled.changedRows, newRows: [...handled.newRows, ...cards] };
}
