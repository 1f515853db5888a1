import { epochMs, type Instant } from '../domain/calendar/instant';
import { type OutboxRow, outboxIdOf } from '../domain/delivery/outbox';
import type { Summary } from '../domain/status/summary';
import type { Deps } from './deps';
import { dueCards } from './enqueue-due';

/** One card that would go out, to whom and why; or one that cannot, with the reason. */
export interface DueLine {
  unit: string;
  meeting: string;
  card: OutboxRow['card'];
  person: string;
  role: OutboxRow['role'];
  at: Instant;
  why: string;
  state: 'to-enqueue' | 'pending' | 'unreachable';
  reason?: string;
}

function lineOf(summary: Summary, row: OutboxRow): DueLine | undefined {
  const meeting = summary.meetings[row.meetingId];
  if (!meeting || (row.state !== 'pending' && row.state !== 'unreachable')) return undefined;
  const member = summary.unit.members.find(({ personId }) => personId === row.personId);
  return {
    unit: summary.unit.name,
    meeting: row.meetingId,
    card: row.card,
    person: member?.name ?? row.personId,
    role: row.role,
    at: row.dueAt,
    why: `${row.stepId}, meeting starts ${meeting.start}`,
    state: row.state,
    ...(row.reason && { reason: row.reason }),
  };
}

/** What would be sent at `at`, to whom and why, and whom nothing can be sent to. Reads every unit; writes nothing. */
export async function listDue(deps: Deps, at: Instant): Promise<DueLine[]> {
  const lines: DueLine[] = [];
  for await (const summary of deps.units.summaries()) {
    const rows = (await deps.outbox.ofUnit(summary.unit.id)).map(({ value }) => value);
    const known = new Set(rows.map(({ id }) => id));
    const waiting = rows.filter(
      ({ state, dueAt }) => state === 'unreachable' || epochMs(dueAt) <= epochMs(at),
    );
    lines.push(...waiting.flatMap((row) => lineOf(summary, row) ?? []));
    for (const meeting of Object.values(summary.meetings)) {
      for (const { member, step, at: dueAt } of dueCards(deps, summary, meeting, at)) {
        if (known.has(outboxIdOf(meeting.id, member.personId, step, member.role))) continue;
        lines.push({
          unit: summary.unit.name,
          meeting: meeting.id,
          card: step.card,
          person: member.name,
          role: member.role,
          at: dueAt,
          why: `${step.id}, meeting starts ${meeting.start}`,
          state: 'to-enqueue',
        });
      }
    }
  }
  return lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
