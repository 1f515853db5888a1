import { plusDays } from '../calendar/copenhagen';
import type { Day, Instant } from '../calendar/instant';
import { isOf, settleRow, type OutboxRow } from '../delivery/outbox';
import type { Answer, Response } from '../guide/response';
import { pauseChat } from '../guide/chat';
import { submittedTexts } from '../guide/submitting';
import type { Person, Role } from '../people/person';
import type { Unit } from '../people/unit';
import type { Summary, UnitRecord } from '../status/summary';
import type { SupervisionReport } from '../supervision/report';
import { loopDocumentId, type RecordKey } from '../status/without-record';
import { holds, renamed } from './erased-text';

/** What is written where a name stood. @param isWanting something still waits for someone to take it over */
export type InPlaceOf = (role: Role | undefined, isWanting: boolean) => string;

/**
 * Deleting a person (domain.md §7): what was given in a role stays with the unit as that role's, without the person;
 * what was the person's own goes. Pure.
 */
export interface Erasing {
  personId: string;
  /** What stands for them from now on: an id that follows from nothing that is known of them. */
  anonymousId: string;
  today: Day;
  inPlaceOf: InPlaceOf;
}

/** What becomes of one record: it is written anew, perhaps under another id, or it goes. */
export type Erasure = { record: UnitRecord; before?: RecordKey } | { removed: RecordKey };

/**
 * The roles of someone in a unit, as far as it knows, the last one; those who are no member by their answers. What was
 * written before this has the anonymous id already.
 */
function roleIn({ unit, responses }: Summary, { personId, anonymousId }: Erasing): Role | undefined {
  const isTheirs = (of: { personId: string }): boolean =>
    of.personId === personId || of.personId === anonymousId;
  const last = unit.members.filter(isTheirs).sort((a, b) => (a.from < b.from ? 1 : -1))[0]?.role;
  return last ?? Object.values(responses).find(isTheirs)?.role;
}

/** The roles they had stay for what was done in them, without a name, and end before today. */
function erasedUnit(unit: Unit, { personId, today, inPlaceOf }: Erasing): Unit {
  const yesterday = plusDays(today, -1);
  const members = unit.members.map((member) => {
    if (member.personId !== personId) return member;
    const isOver = member.to !== undefined && member.to < yesterday;
    return { ...member, name: inPlaceOf(member.role, false), to: isOver ? member.to : yesterday };
  });
  return { ...unit, members };
}

/** Answers as they were sent last: what was written since, or waits beside them, is a draft. */
function asSent(response: Response): Response {
  const { chat: _chat, lastMessages: _messages, ...kept } = pauseChat(response);
  const sent = submittedTexts(response) ?? {};
  const answers = Object.entries(response.answers).flatMap(([id, { other: _other, ...answer }]) => {
    const text = sent[id];
    return text === undefined ? [] : [[id, { ...answer, text }] as [string, Answer]];
  });
  return { ...kept, answers: Object.fromEntries(answers) };
}

/** The board's report is all its representatives'; what follows it is the chef's alone, as answers are. */
function withoutDraftOf({ followUp, ...report }: SupervisionReport, personId: string): SupervisionReport {
  if (!followUp || followUp.personId !== personId) return { ...report, ...(followUp && { followUp }) };
  return followUp.state === 'draft' ? report : { ...report, followUp: asSent(followUp) };
}

function keyOf(change: UnitRecord): RecordKey | undefined {
  if (change.type === 'unit') return undefined;
  if (change.type === 'loop') return { type: 'loop', id: loopDocumentId(change.record.id) };
  return { type: change.type, id: change.record.id };
}

function withoutName(change: UnitRecord, summary: Summary, erasing: Erasing): UnitRecord {
  const { personId, inPlaceOf } = erasing;
  const role = roleIn(summary, erasing);
  switch (change.type) {
    case 'unit':
      return { type: 'unit', record: erasedUnit(change.record, erasing) };
    case 'agreement': {
      const { record } = change;
      if (record.ownerId !== personId) return change;
      return {
        type: 'agreement',
        record: { ...record, ownerName: inPlaceOf(role, record.state === 'open') },
      };
    }
    case 'schema': {
      const { record } = change;
      const named = (entries: typeof record.entries): typeof record.entries =>
        entries.map((entry) =>
          entry.ownerId === personId
            ? { ...entry, ownerName: inPlaceOf(role, record.state === 'open') }
            : entry,
        );
      return {
        type: 'schema',
        record: { ...record, entries: named(record.entries), removed: named(record.removed) },
      };
    }
    case 'response':
      return change.record.personId === personId
        ? { type: 'response', record: asSent(change.record) }
        : change;
    case 'supervision-report':
      return { type: 'supervision-report', record: withoutDraftOf(change.record, personId) };
    default:
      return change;
  }
}

/** What becomes of a record that the person's id stands in. @returns undefined when it does not */
export function erasedRecord(change: UnitRecord, summary: Summary, erasing: Erasing): Erasure | undefined {
  const { personId, anonymousId } = erasing;
  if (!holds(change.record, personId)) return undefined;
  const before = keyOf(change);
  const isDraft =
    change.type === 'response' && change.record.personId === personId && change.record.state === 'draft';
  if (isDraft) return { removed: { type: 'response', id: change.record.id } };
  const record = renamed(withoutName(change, summary, erasing), personId, anonymousId);
  const isMoved = before !== undefined && keyOf(record)?.id !== before.id;
  return { record, ...(isMoved && { before }) };
}

/** A card's way without the person: one that waits is dropped, and of one that is out nothing leads to their chat. */
export function erasedRow(row: OutboxRow, { personId, anonymousId }: Erasing, now: Instant): OutboxRow {
  const isWaiting = row.state === 'pending' && row.personId === personId;
  const settled = isWaiting ? settleRow(row, { state: 'dropped', reason: 'erased' }, now) : row;
  const { activityId: _activity, sparedId: _spared, ...elsewhere } = settled;
  return renamed(isOf(row, personId) ? elsewhere : settled, personId, anonymousId);
}

/** Somebody else's record: the person stands in for them no more, nor they for the person. */
export function erasedElsewhere(other: Person, { personId, anonymousId }: Erasing): Person {
  const { absence, ...rest } = other;
  const isCovered = absence?.coverId === personId;
  const away = absence && { from: absence.from, to: absence.to, ...(!isCovered && absence) };
  const assignments = other.assignments.filter(({ covers }) => covers !== personId);
  return renamed({ ...rest, assignments, ...(away && { absence: away }) }, personId, anonymousId);
}
