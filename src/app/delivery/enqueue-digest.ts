import { digestDay, nextDigestAt } from '../../domain/calendar/card-steps';
import { dayOf, nextOpenTime } from '../../domain/calendar/copenhagen';
import type { Instant } from '../../domain/calendar/instant';
import { newRow } from '../../domain/delivery/new-row';
import { isUnderWay, partitionOf, settleRow, type OutboxRow } from '../../domain/delivery/outbox';
import { activeAssignments, type Person } from '../../domain/people/person';
import type { RuleSet } from '../../domain/rulesets/rule-set';
import type { Deps } from '../deps';
import { rulesFor } from '../rules';
import { withRetry } from '../use-case';

/** Whether a person has a week digest: a chef by a role of their own. */
export function getsDigest(person: Person, today: string, rules: RuleSet): boolean {
  return activeAssignments(person, today).some(
    ({ role, covers }) => covers === undefined && rules.digest.to.includes(role),
  );
}

/** The person with the next digest set, or with none when they get none. */
export function withNextDigest(person: Person, now: Instant, rules: RuleSet): Person {
  const { dueAt: _dueAt, ...rest } = person;
  const gets = person.assignments.some(
    ({ role, covers, to }) =>
      covers === undefined && rules.digest.to.includes(role) && (to === undefined || to >= dayOf(now)),
  );
  return gets ? { ...rest, dueAt: nextDigestAt(now, rules) } : rest;
}

/** The row of the digest that is due at `now`. */
export function digestRow(personId: string, now: Instant, rules: RuleSet): OutboxRow {
  return newRow({
    week: digestDay(now, rules),
    personId,
    role: 'chef',
    card: 'digest',
    stepId: 'digest',
    dueAt: nextOpenTime(now, rules),
  });
}

/** A digest that could not be sent, or waits until its chef is back, has nothing to say when the next one comes. */
async function dropEarlier(deps: Deps, next: OutboxRow, now: Instant): Promise<void> {
  const waiting = await deps.outbox.ofPartition(partitionOf(next), ['pending', 'unreachable']);
  for (const { value, etag } of waiting) {
    if (value.card !== 'digest' || value.id === next.id || isUnderWay(value, now)) continue;
    await deps.outbox.save(settleRow(value, { state: 'dropped', reason: 'superseded' }, now), etag);
  }
}

/**
 * Writes the row of a chef's week digest and sets when the next is due. However long the bot was down, it is
 * one: that of the last digest day. First the row, for its key makes writing it twice one card.
 * One point read, one query, two writes. @returns how many rows are new
 */
export function enqueueDigest(deps: Deps, personId: string, now: Instant): Promise<number> {
  return withRetry(deps, 'enqueue-digest', async () => {
    const loaded = await deps.people.byId(personId);
    if (!loaded?.value.dueAt || loaded.value.dueAt > now) return 0;
    const rules = await rulesFor(deps);
    let rows = 0;
    if (getsDigest(loaded.value, dayOf(now), rules)) {
      const row = digestRow(personId, now, rules);
      await dropEarlier(deps, row, now);
      if (await deps.outbox.add(row)) rows = 1;
    }
    await deps.people.save({ ...loaded, value: withNextDigest(loaded.value, now, rules) });
    return rows;
  });
}
