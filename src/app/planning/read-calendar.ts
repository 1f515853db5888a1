import { isOpenForAnswers, type Meeting } from '../../domain/meeting/meeting';
import { may } from '../../domain/people/may';
import { Refusal } from '../../domain/errors';
import { matchesByName } from '../../domain/status/name-match';
import { meetingsOf, type Summary } from '../../domain/status/summary';
import type { Actor, Deps } from '../deps';
import { ownUnits } from '../own-units';
import type { Calendar, CalendarEntry } from '../results';
import { reading, rolesFor } from '../use-case';

/** Which of the person's units: by id, or as they wrote its name; all when neither is given. */
export interface CalendarWish {
  unitId?: string;
  written?: string;
}

const anExtra = { kind: 'one-to-one', number: 1 } as const;

/** Whether the person may add a 1:1 in a unit: not in a selvejende dagtilbud, nor before its first loop. */
export function mayAddIn(actor: Actor, { unit, loop }: Summary): boolean {
  if (unit.ownership === 'selvejende' || loop === undefined) return false;
  return may(actor.person, 'plan-meeting', { unit, meeting: anExtra }, actor.today).length > 0;
}

function entryOf(actor: Actor, summary: Summary, meeting: Meeting, hasBegun: boolean): CalendarEntry {
  const mayPlan = summary.loop !== undefined && rolesFor(actor, 'plan-meeting', summary, meeting).length > 0;
  return {
    unit: summary.unit,
    meeting,
    mayMove: mayPlan,
    mayCancel: mayPlan && meeting.kind === 'one-to-one',
    mayHold: hasBegun && rolesFor(actor, 'hold-meeting', summary, meeting).length > 0,
  };
}

/** The person's meetings in a unit that are to come, and those that have begun and wait for their word. */
function entriesIn(actor: Actor, summary: Summary, now: string): CalendarEntry[] {
  return meetingsOf(summary)
    .filter(
      (meeting) =>
        meeting.phase === 'planned' && rolesFor(actor, 'read-meeting', summary, meeting).length > 0,
    )
    .map((meeting) => entryOf(actor, summary, meeting, !isOpenForAnswers(meeting, now)))
    .filter(({ meeting, mayMove, mayHold }) => isOpenForAnswers(meeting, now) || mayMove || mayHold);
}

function wished(own: Summary[], { unitId, written = '' }: CalendarWish): Summary[] {
  if (unitId !== undefined) return own.filter(({ unit }) => unit.id === unitId);
  if (written.trim() === '') return own;
  const named = own.map((summary) => ({ name: summary.unit.name, summary }));
  return matchesByName(named, written).map(({ summary }) => summary);
}

/**
 * The person's own coming meetings, the nearest first, in all their units or in the one they name.
 * @throws Refusal `access/no-such-unit` for a unit that is not theirs, as for one that does not exist
 */
export const readCalendar = (deps: Deps, actor: Actor, wish: CalendarWish = {}): Promise<Calendar> =>
  reading(deps, 'read-calendar', async () => {
    const now = deps.clock.now();
    const own = await ownUnits(deps, actor);
    const meant = wished(own, wish);
    const [one] = meant;
    const isWished = wish.unitId !== undefined || (wish.written ?? '').trim() !== '';
    if (isWished && !one) throw new Refusal('access/no-such-unit');
    return {
      entries: meant
        .flatMap((summary) => entriesIn(actor, summary, now))
        .sort((a, b) => (a.meeting.start < b.meeting.start ? -1 : 1)),
      ...(isWished && one && meant.length === 1 && { of: one.unit }),
      units: own.map(({ unit }) => unit),
      mayAdd: meant.some((summary) => mayAddIn(actor, summary)),
      now,
    };
  });
