import { dayOf } from '../../domain/calendar/copenhagen';
import type { Instant } from '../../domain/calendar/instant';
import { personPartition, type OutboxRow } from '../../domain/delivery/outbox';
import type { Person } from '../../domain/people/person';
import type { Summary } from '../../domain/status/summary';
import type { Deps } from '../deps';
import { rulesFor } from '../rules';
import { arePointsOn } from '../supervision/points-load';
import { rowsOfReminder } from '../supervision/points-told';
import { agreementRowsDue } from './enqueue-agreement';
import { digestRow, getsDigest } from './enqueue-digest';
import { begun, meetingRowsDue, statesThatCount } from './meeting-rows';

const unsent: OutboxRow['state'][] = ['pending', 'unreachable'];

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

/** Names a row's matter to the administration: no text that people wrote, no 1:1 matters (domain.md §3). */
function whyOf(row: OutboxRow, summary?: Summary): string {
  const agreement = row.agreementId === undefined ? undefined : summary?.agreements[row.agreementId];
  const meeting = row.meetingId === undefined ? undefined : summary?.meetings[row.meetingId];
  if (row.supervisionId !== undefined) return `${row.stepId}, tilsyn`;
  if (row.week !== undefined) return `${row.stepId}, week of ${row.week}`;
  if (agreement) return `${row.stepId}, deadline ${agreement.deadline}`;
  return `${row.stepId}, meeting starts ${meeting?.start ?? 'unknown'}`;
}

type Named = (personId: string) => string;

function lineOf(row: OutboxRow, state: DueLine['state'], nameOf: Named, summary?: Summary): DueLine {
  return {
    ...(summary && { unit: summary.unit.name }),
    ...(row.meetingId && { meeting: row.meetingId }),
    card: row.card,
    person: nameOf(row.personId),
    role: row.role,
    at: row.dueAt,
    why: whyOf(row, summary),
    state,
    ...(row.reason && { reason: row.reason }),
  };
}

/** Rows that wait for their time to come by `at`, and those that cannot be sent. */
function standing(rows: readonly OutboxRow[], at: Instant): [OutboxRow, DueLine['state']][] {
  return rows.flatMap((row): [OutboxRow, DueLine['state']][] => {
    if (row.state === 'unreachable') return [[row, 'unreachable']];
    return row.state === 'pending' && row.dueAt <= at ? [[row, 'pending']] : [];
  });
}

/** The rows of a unit that wait or cannot be sent, and those that would be written at `at`. */
async function linesOf(deps: Deps, summary: Summary, at: Instant): Promise<DueLine[]> {
  const rules = await rulesFor(deps, summary);
  const { unit } = summary;
  const meetings = Object.values(summary.meetings).map((meeting) => begun(meeting, at));
  const states = meetings.map(statesThatCount).reduce((all, own) => [...new Set([...all, ...own])], unsent);
  const loaded = await deps.outbox.ofPartition(unit.id, states);
  const rows = loaded.map(({ value }) => value);
  const found = meetings.flatMap(
    (meeting) => meetingRowsDue(deps, summary, meeting, loaded, at, rules) ?? [],
  );
  const dropped = new Set(found.flatMap(({ changedRows }) => changedRows.map(({ value }) => value.id)));
  const ofAgreements = Object.entries(summary.agreements).flatMap(([id, head]) => {
    const waiting = rows.filter(
      (row) => row.agreementId === id && row.action === 'post' && row.state !== 'sent',
    );
    return agreementRowsDue(summary, { id, ...head }, waiting, at, rules);
  });
  const ofPoints = (await arePointsOn(deps))
    ? Object.entries(summary.supervisionPoints).flatMap(([id, head]) =>
        rowsOfReminder(unit, { id, ...head }, at),
      )
    : [];
  const known = new Set(rows.map(({ id }) => id));
  const toEnqueue = [...found.flatMap(({ newRows }) => newRows), ...ofAgreements, ...ofPoints].filter(
    ({ id, state }) => state === 'pending' && !known.has(id),
  );
  const nameOf: Named = (personId) =>
    unit.members.find((member) => member.personId === personId)?.name ?? personId;
  return [
    ...standing(
      rows.filter(({ id }) => !dropped.has(id)),
      at,
    ).map(([row, state]) => lineOf(row, state, nameOf, summary)),
    ...toEnqueue.map((row) => lineOf(row, 'to-enqueue', nameOf, summary)),
  ];
}

/** The week digests of one person: waiting, not to be sent, or to be written at `at`. */
async function digestLines(deps: Deps, person: Person, at: Instant): Promise<DueLine[]> {
  const rules = await rulesFor(deps);
  const rows = await deps.outbox.ofPartition(personPartition(person.id), unsent);
  const nameOf: Named = () => person.name;
  const lines = standing(
    rows.map(({ value }) => value),
    at,
  ).map(([row, state]) => lineOf(row, state, nameOf));
  const isDue = person.dueAt !== undefined && person.dueAt <= at && getsDigest(person, dayOf(at), rules);
  if (!isDue) return lines;
  const next = digestRow(person.id, at, rules);
  // Those before it have nothing left to say.
  return rows.some(({ value }) => value.id === next.id) ? lines : [lineOf(next, 'to-enqueue', nameOf)];
}

/**
 * What would be sent at `at`, to whom and why, and whom nothing can be sent to. Reads every unit and every chef;
 * writes nothing.
 */
export async function listDue(deps: Deps, at: Instant): Promise<DueLine[]> {
  const lines: DueLine[] = [];
  for await (const summary of deps.units.summaries()) lines.push(...(await linesOf(deps, summary, at)));
  for await (const person of deps.people.all())
    if (person.assignments.some(({ role }) => role === 'chef'))
      lines.push(...(await digestLines(deps, person, at)));
  return lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
