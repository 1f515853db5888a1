import { dayOf, plusDays } from '../domain/calendar/copenhagen';
import type { Day, Instant } from '../domain/calendar/instant';
import { isOpenForAnswers } from '../domain/meeting/meeting';
import { rolesIn } from '../domain/people/may';
import type { Summary } from '../domain/status/summary';
import { lookedAtAgreements } from './audit/looked';
import { seenBy } from './confidential';
import type { Actor, Deps } from './deps';
import type { Digest } from './results';
import { missingSoon } from './status/near-answers';
import { statusOf } from './status/unit-status';
import { unreachableIn } from './unreachable';
import { reading, rolesFor } from './use-case';

const weekDays = 7;

function ofUnit(
  deps: Deps,
  actor: Actor,
  summary: Summary,
  week: Day,
  now: Instant,
): Omit<Digest, 'week' | 'now' | 'unreachable'> {
  const { unit } = summary;
  const status = statusOf(deps, seenBy(actor, summary), now);
  const isMine = (meeting: (typeof status.meetings)[number]): boolean =>
    rolesFor(actor, 'read-meeting', summary, meeting).length > 0;
  const end = plusDays(week, weekDays);
  const missing = missingSoon(actor, summary, status);
  return {
    meetings: status.meetings
      .filter((meeting) => isOpenForAnswers(meeting, now) && dayOf(meeting.start) < end && isMine(meeting))
      .map((meeting) => ({ unit, meeting })),
    lateSchemas: status.awaitingSchema.map((meeting) => ({ unit, meeting })),
    overdue: status.overdue.map((agreement) => ({ unit, agreement })),
    missing: missing ? [{ unit, ...missing }] : [],
  };
}

/**
 * The week of a chef over all own units; undefined when there is nothing to see in it. Two queries.
 * @param week its Monday
 */
export const readDigest = (deps: Deps, actor: Actor, week: Day): Promise<Digest | undefined> =>
  reading(deps, 'read-digest', async () => {
    const now = deps.clock.now();
    const own: Summary[] = [];
    for await (const summary of deps.units.summaries({ chefId: actor.person.id })) own.push(summary);
    const mine = own.filter(({ unit }) => rolesIn(actor.person, unit, actor.today).includes('chef'));
    const rows = await deps.outbox.ofChef(actor.person.id, 'unreachable');
    const parts = mine.map((summary) => ofUnit(deps, actor, summary, week, now));
    const digest: Digest = {
      week,
      meetings: parts
        .flatMap(({ meetings }) => meetings)
        .sort((a, b) => (a.meeting.start < b.meeting.start ? -1 : 1)),
      lateSchemas: parts.flatMap(({ lateSchemas }) => lateSchemas),
      overdue: parts.flatMap(({ overdue }) => overdue),
      missing: parts.flatMap(({ missing }) => missing),
      unreachable: mine.flatMap(({ unit }) => unreachableIn(unit, rows, actor.today)),
      now,
    };
    const { meetings, lateSchemas, overdue, missing, unreachable } = digest;
    const isEmpty = [meetings, lateSchemas, overdue, missing, unreachable].every(
      ({ length }) => length === 0,
    );
    if (isEmpty) return undefined;
    for (const { unit } of mine)
      await lookedAtAgreements(
        deps,
        actor,
        unit.id,
        overdue.filter((each) => each.unit.id === unit.id).map(({ agreement }) => agreement),
      );
    return digest;
  });
