import { dayOf } from '../domain/calendar/copenhagen';
import type { Instant } from '../domain/calendar/instant';
import { openAgreements, type Summary } from '../domain/status/summary';
import { lookedAtAgreements } from './audit/looked';
import { mayOpenAgreement } from './agreement-task';
import { askedAbout } from './delivery/enqueue-agreement';
import { seenBy } from './confidential';
import type { Actor, Deps } from './deps';
import { ownUnits } from './own-units';
import type { OwnAgreements, UnitAgreements } from './results';
import { demand, loadUnit, reading } from './use-case';

/** The open agreements of a unit that this person is asked about, and may answer for. */
export function ownAgreementsIn(actor: Actor, summary: Summary, now: Instant): OwnAgreements['agreements'] {
  const { unit, meetings } = summary;
  return openAgreements(summary)
    .filter((agreement) => {
      const meeting = meetings[agreement.meetingId];
      return (
        meeting !== undefined &&
        askedAbout(summary, agreement, actor.today)?.personId === actor.person.id &&
        mayOpenAgreement(actor, summary, meeting, agreement)
      );
    })
    .map((agreement) => ({ unit, agreement, isOverdue: agreement.deadline < dayOf(now) }));
}

/**
 * 'aftaler': what the person has promised or answers for, over all units, the most urgent first. One point read a
 * unit; a batch more for each where that is what another promised in a 1:1.
 */
export const readAgreements = (deps: Deps, actor: Actor): Promise<OwnAgreements> =>
  reading(deps, 'read-agreements', async () => {
    const now = deps.clock.now();
    const own = await ownUnits(deps, actor);
    const agreements = own
      .flatMap((summary) => ownAgreementsIn(actor, summary, now))
      .sort((a, b) => (a.agreement.deadline < b.agreement.deadline ? -1 : 1));
    for (const { unit } of own) {
      const shown = agreements.filter((each) => each.unit.id === unit.id);
      await lookedAtAgreements(
        deps,
        actor,
        unit.id,
        shown.map(({ agreement }) => agreement),
      );
    }
    return { agreements, now };
  });

/**
 * The open agreements of one unit, the most urgent first, for those who see its status. One point read.
 * @throws Refusal `access/not-yours`
 */
export const readUnitAgreements = (deps: Deps, actor: Actor, unitId: string): Promise<UnitAgreements> =>
  reading(deps, 'read-unit-agreements', async () => {
    const { value } = await loadUnit(deps, unitId);
    demand(actor, 'read-status', value);
    const now = deps.clock.now();
    const agreements = openAgreements(seenBy(actor, value)).map((agreement) => {
      const meeting = value.meetings[agreement.meetingId];
      return {
        unit: value.unit,
        agreement,
        isOverdue: agreement.deadline < dayOf(now),
        mayOpen: meeting !== undefined && mayOpenAgreement(actor, value, meeting, agreement),
      };
    });
    await lookedAtAgreements(
      deps,
      actor,
      unitId,
      agreements.map(({ agreement }) => agreement),
    );
    return { unit: value.unit, agreements, now };
  });
