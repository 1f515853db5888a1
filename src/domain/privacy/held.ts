import type { Day, Instant } from '../calendar/instant';
import type { Agreement } from '../follow-up/schema';
import type { MeetingKind } from '../meeting/meeting';
import type { Language, Role } from '../people/person';
import { hasUnsentChanges, submittedTexts } from '../guide/submitting';
import type { Summary, UnitRecord } from '../status/summary';
import { holds } from './erased-text';

/** What of a unit's records is a person's own (domain.md §7). Pure; of others' texts there is nothing in it. */

/** Which meeting; absent where it is kept no longer. */
export interface OfMeeting {
  kind: MeetingKind;
  number: number;
  start: Instant;
}

export interface OwnAnswers {
  meeting?: OfMeeting;
  role: Role;
  state: 'draft' | 'submitted';
  submittedAt?: Instant;
  /** With each question as it was asked, where that was kept; two of one question while they wait for a choice. */
  answers: { question?: Record<Language, string>; text: string }[];
  /** What was sent before. */
  earlier: { at: Instant; texts: string[] }[];
}

export interface OwnInUnit {
  answers: OwnAnswers[];
  agreements: { what: string; deadline: Day; state: Agreement['state'] }[];
  evidence: { text: string; source: string; method: string; date: Day; link?: string }[];
  /** Why there is no data, how agreements go, and what was said of supervision points: own words. */
  notes: {
    about: 'no-data' | 'agreement' | 'supervision-point' | 'supervision-report';
    text: string;
    at: Instant;
  }[];
  /** What was written back to them. */
  receipts: { meeting?: OfMeeting; text: string; at: Instant }[];
  /** How many receipts they sent to others. */
  receiptsSent: number;
  /** Everything else that names them, by kind: memberships, who finished, who moved. */
  named: Record<string, number>;
}

type Answered = Extract<UnitRecord, { type: 'response' }>['record'];

function meetingOf({ meetings }: Summary, meetingId: string): { meeting?: OfMeeting } {
  const meeting = meetings[meetingId];
  return meeting ? { meeting: { kind: meeting.kind, number: meeting.number, start: meeting.start } } : {};
}

function answersIn(response: Answered): OwnAnswers['answers'] {
  return Object.values(response.answers).flatMap(({ text, other = '', asked }) =>
    [text, other]
      .filter((each) => each !== '')
      .map((each) => ({ text: each, ...(asked && { question: asked.text }) })),
  );
}

function ownAnswers(response: Answered, meeting: { meeting?: OfMeeting }): OwnAnswers {
  // The last that was sent is what stands there, unless it was changed since.
  const last = hasUnsentChanges(response) ? undefined : submittedTexts(response);
  return {
    ...meeting,
    role: response.role,
    state: response.state,
    ...(response.submittedAt !== undefined && { submittedAt: response.submittedAt }),
    answers: answersIn(response),
    earlier: response.versions
      .filter(({ answers }) => answers !== last)
      .map(({ at, answers }) => ({ at, texts: Object.values(answers) })),
  };
}

/** A tilsyn report's parts do not tell who wrote what: they are someone's own who alone has had the role to write them. */
function isTheirsAlone({ unit }: Summary, { role, personId }: Answered, who: string): boolean {
  return personId === who && unit.members.every((member) => member.role !== role || member.personId === who);
}

/** Takes one record in, when the person is in it. */
function take(own: OwnInUnit, change: UnitRecord, summary: Summary, personId: string): void {
  const count = (): void => {
    own.named[change.type] = (own.named[change.type] ?? 0) + 1;
  };
  switch (change.type) {
    case 'response':
      if (change.record.personId === personId)
        own.answers.push(ownAnswers(change.record, meetingOf(summary, change.record.meetingId)));
      else count();
      return;
    case 'agreement': {
      const { ownerId, what, deadline, state, note, notedBy, notedAt } = change.record;
      if (ownerId === personId) own.agreements.push({ what, deadline, state });
      else count();
      if (notedBy === personId && note !== undefined && notedAt !== undefined)
        own.notes.push({ about: 'agreement', text: note, at: notedAt });
      return;
    }
    case 'evidence': {
      const { text, source, method, date, link, personId: by } = change.record;
      if (by === personId)
        own.evidence.push({ text, source, method, date, ...(link !== undefined && { link }) });
      return;
    }
    case 'receipts': {
      const { items, meetingId } = change.record;
      own.receiptsSent += items.filter(({ sentBy }) => sentBy === personId).length;
      for (const { personId: to, sentText, sentAt } of items)
        if (to === personId && sentText !== undefined && sentAt !== undefined)
          own.receipts.push({ ...meetingOf(summary, meetingId), text: sentText, at: sentAt });
      return;
    }
    case 'basis-notes':
      for (const { personId: by, because, at } of change.record.noData)
        if (by === personId) own.notes.push({ about: 'no-data', text: because, at });
      count();
      return;
    case 'supervision-point': {
      const { givenBy, givenAt, what, reason, support, events } = change.record;
      const given = [what, reason, support].map((text) => ({ personId: givenBy, text, at: givenAt }));
      for (const { personId: by, text, at } of [...given, ...events])
        if (by === personId) own.notes.push({ about: 'supervision-point', text, at });
      count();
      return;
    }
    case 'supervision-report':
      for (const part of [change.record.report, change.record.followUp])
        if (part && isTheirsAlone(summary, part, personId))
          for (const { text, at } of Object.values(part.answers))
            own.notes.push({ about: 'supervision-report', text, at });
      count();
      return;
    default:
      count();
  }
}

/** What of a unit's records is a person's own, and where else they are named. */
export function ownInUnit(summary: Summary, records: readonly UnitRecord[], personId: string): OwnInUnit {
  const own: OwnInUnit = {
    ...{ answers: [], agreements: [], evidence: [], notes: [], receipts: [], receiptsSent: 0 },
    named: {},
  };
  for (const record of records) if (holds(record.record, personId)) take(own, record, summary, personId);
  return own;
}
