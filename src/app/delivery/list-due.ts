import { dayOf } from '../../domain/calendar/copenhagen';
import type { Instant } from '../../domain/calendar/instant';
import type { OutboxRow } from '../../domain/delivery/outbox';
import { activeAssignments } from '../../domain/people/person';
import type { Summary } from '../../domain/status/summary';
import type { Deps } from '../deps';
import { rulesFor } from '../rules';
import { dueCards, rowsOf } from './due-cards';
import { agreementRowsDue } from './enqueue-agreement';
import { digestRow } from './enqueue-digest';

/** One card that would go out, to whom and why; or one that cannot, with the reason. */
export interface DueLine {
  /** Absent for a week digest. */
  unit?: string;
  meeting?: string;
  card: OutboxRow['card'];
  person: string;
  role: OutboxRow['role'];
  at: Instant;
  why: string;
  state: 'to-enqueue' | 'pending' | 'unreachable';
  reason?: string;
}

function lineOf(summary: Summary, row: OutboxRow, state: DueLine['state']): DueLine {
  const meeting = row.meetingId === undefined ? undefined : summary.meetings[row.meetingId];
  const agreement = row.agreementId === undefined ? undefined : summary.agreements[row.agreementId];
  const member = summary.unit.members.find(({ personId }) => personId === row.personId);
  const about = agreement
    ? `deadline ${agreement.deadline}`
    : `meeting starts ${meeting?.start ?? 'unknown'}`;
  return {
    unit: summary.unit.name,
    ...(row.meetingId && { meeting: row.meetingId }),
    card: row.card,
    person: member?.name ?? row.personId,
    role: row.role,
    at: row.dueAt,
    why: `${row.stepId}, ${about}`,
    state,
    ...(row.reason && { reason: row.reason }),
  };
}

/** The rows of a unit that wait or cannot be sent, and those that would be written at `at`. */
async function linesOf(deps: Deps, summary: Summary, at: Instant): Promise<DueLine[]> {
  const rules = await rulesFor(deps, summary);
  const unsent = (await deps.outbox.ofPartition(summary.unit.id, ['pending', 'unreachable'])).map(
    ({ value }) => value,
  );
  const waiting = unsent.filter(({ state, dueAt }) => state === 'unreachable' || dueAt <= at);
  const meetings = Object.values(summary.meetings).flatMap((meeting) =>
    rowsOf(
      dueCards(deps, summary, meeting, at, rules),
      unsent.filter(({ meetingId }) => meetingId === meeting.id),
      at,
    ),
  );
  const agreements = Object.entries(summary.agreements).flatMap(([id, head]) =>
    agreementRowsDue(
      summary.unit,
      { id, ...head },
      unsent.filter(({ agreementId }) => agreementId === id),
      at,
      rules,
    ),
  );
  return [
    ...waiting.map((row) => lineOf(summary, row, row.state === 'unreachable' ? 'unreachable' : 'pending')),
    ...[...meetings, ...agreements]
      .filter(({ state }) => state === 'pending')
      .map((row) => lineOf(summary, row, 'to-enqueue')),
  ];
}

async function digestLines(deps: Deps, at: Instant): Promise<DueLine[]> {
  const rules = await rulesFor(deps);
  const lines: DueLine[] = [];
  for await (const personId of deps.people.due(at)) {
    const person = (await deps.people.byId(personId))?.value;
    const isChef = person && activeAssignments(person, dayOf(at)).some(({ role }) => role === 'chef');
    if (!isChef) continue;
    const { card, role, week = '' } = digestRow(personId, at, rules);
    const why = `digest, week of ${week}`;
    lines.push({ card, person: person.name, role, at: person.dueAt ?? at, why, state: 'to-enqueue' });
  }
  return lines;
}

/** What would be sent at `at`, to whom and why, and whom nothing can be sent to. Reads every unit; writes nothing. */
export async function listDue(deps: Deps, at: Instant): Promise<DueLine[]> {
  const lines: DueLine[] = [];
  for await (const summary of deps.units.summaries()) lines.push(...(await linesOf(deps, summary, at)));
  lines.push(...(await digestLines(deps, at)));
  return lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
