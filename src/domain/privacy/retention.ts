import { dayOf, plusDays } from '../calendar/copenhagen';
import { Day, type Instant } from '../calendar/instant';
import { closingIdOf } from '../closing/closing';
import type { OutboxRow } from '../delivery/outbox';
import type { Evidence } from '../input/evidence';
import type { Receipts } from '../input/receipts';
import type { Meeting } from '../meeting/meeting';
import type { Person } from '../people/person';
import type { Retention } from '../rulesets/rule-set';
import type { Summary } from '../status/summary';
import { idsOfMeeting, loopDocumentId, type RecordKey } from '../status/without-record';
import { reportIdOf } from '../supervision/report';

/** What has been kept long enough (domain.md §7). Pure: which day it is comes in. */

/** The oldest day of each kind that is still kept; what ended before it goes. */
export interface Limits {
  loops: Day;
  drafts: Day;
  logs: Day;
  audit: Day;
}

function yearsBefore(day: Day, years: number): Day {
  const before = `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`;
  // 29 February, in a year without one.
  return Day.safeParse(before).success ? before : before.replace(/29$/, '28');
}

export function limitsOn(today: Day, retention: Retention): Limits {
  return {
    loops: yearsBefore(today, retention.closedLoopYears),
    drafts: plusDays(today, -retention.draftDays),
    logs: plusDays(today, -retention.deliveryLogDays),
    audit: yearsBefore(today, retention.auditYears),
  };
}

function isBefore(at: Instant, limit: Day): boolean {
  return dayOf(at) < limit;
}

function meetingsIn(summary: Summary, loopId: string): Meeting[] {
  return Object.values(summary.meetings).filter((meeting) => meeting.loopId === loopId);
}

function reportsIn({ supervision }: Summary, loopId: string): [string, Summary['supervision'][string]][] {
  return Object.entries(supervision).filter(([id, { number }]) => id === reportIdOf(loopId, number));
}

/**
 * The loops that are over, and in which nothing happened since the limit: no meeting, no tilsyn report.
 * When their closing summaries were confirmed is not in the unit's summary, and is for the caller to look at.
 */
export function loopsPast(summary: Summary, { loops: limit }: Limits): string[] {
  const { loop, meetings } = summary;
  const ids = new Set(Object.values(meetings).map(({ loopId }) => loopId));
  return [...ids].filter(
    (id) =>
      (loop?.id !== id || loop.state === 'closed') &&
      meetingsIn(summary, id).every(({ end }) => isBefore(end, limit)) &&
      reportsIn(summary, id).every(([, { at }]) => at === undefined || isBefore(at, limit)),
  );
}

/** Whether a loop's summaries were confirmed so long ago as well. */
export function isConfirmedBefore(confirmedAt: Instant | undefined, { loops }: Limits): boolean {
  return confirmedAt === undefined || isBefore(confirmedAt, loops);
}

/** Agreements of the loop that live on: open ones, and those that something was said of since the limit. */
function livingIn(summary: Summary, meetingIds: ReadonlySet<string>, limit: Day): Summary['agreements'] {
  return Object.fromEntries(
    Object.entries(summary.agreements).filter(
      ([, { meetingId, state, notedAt }]) =>
        meetingIds.has(meetingId) &&
        (state === 'open' || (notedAt !== undefined && !isBefore(notedAt, limit))),
    ),
  );
}

function keysOf(
  type: RecordKey['type'],
  records: Record<string, { meetingId: string }>,
  meetingIds: ReadonlySet<string>,
): RecordKey[] {
  return Object.entries(records)
    .filter(([, { meetingId }]) => meetingIds.has(meetingId))
    .map(([id]) => ({ type, id }));
}

/**
 * All of a past loop, but the agreements that live on with their meetings; and, of the last loop a unit had, its
 * focus areas, which are reported until the next. The loop's own documents come last, since by its meetings it is
 * found again when this is broken off.
 */
export function recordsOfLoop(summary: Summary, loopId: string, { loops: limit }: Limits): RecordKey[] {
  const meetingIds = new Set(meetingsIn(summary, loopId).map(({ id }) => id));
  const living = livingIn(summary, meetingIds, limit);
  const kept = new Set(Object.values(living).map(({ meetingId }) => meetingId));
  const gone = [...meetingIds].filter((id) => !kept.has(id));
  const isLast = summary.loop?.id === loopId;
  return [
    ...keysOf('response', summary.responses, meetingIds),
    ...keysOf('schema', summary.schemas, meetingIds),
    ...keysOf('evidence', summary.evidence, meetingIds),
    ...keysOf('agreement', summary.agreements, meetingIds).filter(({ id }) => !(id in living)),
    ...[...meetingIds].flatMap((id): RecordKey[] => [
      ...(id in summary.receipts ? [{ type: 'receipts' as const, id: idsOfMeeting(id).receipts }] : []),
      ...(id in summary.basisNotes
        ? [{ type: 'basis-notes' as const, id: idsOfMeeting(id)['basis-notes'] }]
        : []),
    ]),
    ...reportsIn(summary, loopId).map(([id]): RecordKey => ({ type: 'supervision-report', id })),
    { type: 'closing', id: closingIdOf(loopId) },
    ...(isLast || kept.size > 0 ? [] : [{ type: 'loop' as const, id: loopDocumentId(loopId) }]),
    ...gone.map((id): RecordKey => ({ type: 'meeting', id })),
  ];
}

/** Supervision points that were closed, and not written on, before the limit; open ones live on. */
export function pointsPast({ supervisionPoints }: Summary, { loops: limit }: Limits): RecordKey[] {
  return Object.entries(supervisionPoints)
    .filter(([, { state, at }]) => state === 'closed' && isBefore(at, limit))
    .map(([id]) => ({ type: 'supervision-point', id }));
}

function isMeetingPast({ meetings }: Summary, meetingId: string, limit: Day): boolean {
  const meeting = meetings[meetingId];
  // A meeting that is gone has been kept longer than any draft.
  return meeting === undefined || isBefore(meeting.end, limit);
}

/** Answers that were begun and never sent. */
export function draftsPast(summary: Summary, { drafts: limit }: Limits): RecordKey[] {
  return Object.entries(summary.responses)
    .filter(([, { state, meetingId }]) => state === 'draft' && isMeetingPast(summary, meetingId, limit))
    .map(([id]) => ({ type: 'response', id }));
}

/** The meetings of which something was written back and never sent. */
export function unsentReceiptsPast(summary: Summary, { drafts: limit }: Limits): string[] {
  return Object.entries(summary.receipts)
    .filter(
      ([meetingId, items]) =>
        items.some(({ sentAt }) => sentAt === undefined) && isMeetingPast(summary, meetingId, limit),
    )
    .map(([meetingId]) => meetingId);
}

/** The receipts that were sent. */
export function sentOnly(receipts: Receipts): Receipts {
  return { ...receipts, items: receipts.items.filter(({ sentAt }) => sentAt !== undefined) };
}

/** Whether something that its author took back is kept no longer: nobody sees it, and it can be put back until then. */
export function isTakenBackPast(
  summary: Summary,
  { state, meetingId }: Pick<Evidence, 'state' | 'meetingId'>,
  { drafts }: Limits,
): boolean {
  return state === 'removed' && isMeetingPast(summary, meetingId, drafts);
}

/** Whether a form that someone fills by writing was left so long ago. */
export function isLeftForm({ entryChat }: Person, summary: Summary | undefined, { drafts }: Limits): boolean {
  if (!entryChat) return false;
  return summary === undefined || isMeetingPast(summary, entryChat.meetingId, drafts);
}

/** Whether a card's way to its receiver is told no longer: it was due, and sent or given up, before the limit. */
export function isLogPast({ state, dueAt, settledAt }: OutboxRow, { logs: limit }: Limits): boolean {
  return state !== 'pending' && isBefore(dueAt, limit) && isBefore(settledAt ?? dueAt, limit);
}
