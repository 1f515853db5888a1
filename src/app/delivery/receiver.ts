import { at, dayOf, nextOpenTime, plusDays } from '../../domain/calendar/copenhagen';
import type { Instant } from '../../domain/calendar/instant';
import { isOfLoop, type OutboxRow } from '../../domain/delivery/outbox';
import { absentOn, type Person } from '../../domain/people/person';
import { coverRolesIn } from '../../domain/people/may';
import type { RuleSet } from '../../domain/rulesets/rule-set';
import type { Deps } from '../deps';

/** Who gets a row's card now: the person; the one who stands in; or nobody until the person is back. */
export type Receiver = { person: Person } | { heldUntil: Instant };

/**
 * While someone is away their cards wait, except that those of dialogues go to the one who stands in.
 * What is confidential between chef and leader never does.
 */
export async function receiverOf(
  deps: Deps,
  row: OutboxRow,
  person: Person,
  rules: RuleSet,
): Promise<Receiver> {
  const today = dayOf(deps.clock.now());
  const absence = absentOn(person, today);
  // Replacing what is out disturbs nobody.
  if (!absence || row.action === 'replace') return { person };
  const cover = absence.coverId === undefined ? undefined : await deps.people.byId(absence.coverId);
  const summary = row.unitId === undefined ? undefined : await deps.units.summary(row.unitId);
  const kind = row.meetingId === undefined ? undefined : summary?.value.meetings[row.meetingId]?.kind;
  const standsIn =
    cover !== undefined &&
    !absentOn(cover.value, today) &&
    summary !== undefined &&
    kind === 'learning-dialogue' &&
    // The loop is its organiser's own to close.
    !isOfLoop(row.card) &&
    coverRolesIn(cover.value, summary.value.unit, today).includes(row.role);
  if (standsIn) return { person: cover.value };
  return { heldUntil: whenBack(absence, rules) };
}

/** The first open time after an absence. */
export function whenBack({ to }: NonNullable<Person['absence']>, rules: RuleSet): Instant {
  return nextOpenTime(at(plusDays(to, 1), rules.openHours.from), rules);
}
