import type { Instant } from '../domain/calendar/instant';
import { dayOf } from '../domain/calendar/copenhagen';
import type { OutboxRow } from '../domain/delivery/outbox';
import { BoardMode } from '../domain/guide/board-mode';
import { dataBasis } from '../domain/input/data-basis';
import { hasBegun, isOpenForAnswers, type Meeting } from '../domain/meeting/meeting';
import { membersOn, type Member } from '../domain/people/unit';
import { matchesByName } from '../domain/status/name-match';
import { meetingsOf, openAgreements, type Summary } from '../domain/status/summary';
import { Refusal } from '../domain/errors';
import type { Actor, Deps } from './deps';
import { ownUnits } from './own-units';
import { guideAt } from './carry-over';
import { unreachableIn, unreachableRows, unsendableIn } from './unreachable';
import { demand, loadUnit, rolesFor, reading } from './use-case';
import type { Asked, StatusAnswer, UnitStatus } from './results';

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

/** A unit's status from its summary, and from the rows about it that could not be sent. */
export function statusOf(
  deps: Pick<Deps, 'guides'>,
  summary: Summary,
  now: Instant,
  unsendable: readonly OutboxRow[] = [],
): UnitStatus {
  const meetings = meetingsOf(summary).filter(({ phase }) => phase !== 'cancelled');
  const upcoming = meetings.filter((meeting) => isOpenForAnswers(meeting, now));
  const agreements = openAgreements(summary);
  const dialogue = upcoming.find(({ kind }) => kind === 'learning-dialogue');
  const { loop } = summary;
  return {
    unit: summary.unit,
    now,
    ...(loop && { decided: loop.decided }),
    meetings,
    upcoming,
    awaitingSchema: meetings.filter((meeting) => hasBegun(meeting, now) && meeting.phase !== 'completed'),
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
    unreachable: unreachableIn(summary.unit, unsendable, dayOf(now)),
  };
}

/** The status of one unit. One point read, one query. @throws Refusal `access/not-yours` */
export const readStatus = (deps: Deps, actor: Actor, unitId: string): Promise<UnitStatus> =>
  reading(deps, 'read-status', async () => {
    const { value } = await loadUnit(deps, unitId);
    demand(actor, 'read-status', value);
    return statusOf(deps, value, deps.clock.now(), await unsendableIn(deps, value.unit));
  });

/**
 * Answers 'status' and 'status <enhed>' among the person's own units only; a unit that is not the
 * person's and one that does not exist get the same answer.
 * @throws Refusal `access/no-such-unit`, `access/no-status` when the person has no unit to see
 */
export const askStatus = (deps: Deps, actor: Actor, written: string): Promise<StatusAnswer> =>
  reading(deps, 'ask-status', async () => {
    const now = deps.clock.now();
    const own = (await ownUnits(deps, actor)).filter(
      (summary) => rolesFor(actor, 'read-status', summary).length > 0,
    );
    if (own.length === 0)
      throw new Refusal(written.trim() === '' ? 'access/no-status' : 'access/no-such-unit');
    const named = own.map((summary) => ({ name: summary.unit.name, summary }));
    const meant = written.trim() === '' ? named : matchesByName(named, written);
    const [first, ...more] = meant;
    if (!first) throw new Refusal('access/no-such-unit');
    if (more.length === 0) {
      const rows = await unsendableIn(deps, first.summary.unit);
      return { one: statusOf(deps, first.summary, now, rows) };
    }
    if (written.trim() !== '') return { several: meant.map(({ summary }) => summary.unit) };
    const rows = await unreachableRows(
      deps,
      actor,
      own.map(({ unit }) => unit),
    );
    return { portfolio: own.map((summary) => statusOf(deps, summary, now, rows)) };
  });
