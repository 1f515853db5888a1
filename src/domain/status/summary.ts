import { z } from 'zod/v4';
import { Instant } from '../calendar/instant';
import { Closing, lacksIn, closingFields } from '../closing/closing';
import { ReceiptItem, type Receipts } from '../input/receipts';
import { BasisNotes, Evidence } from '../input/evidence';
import { Agreement, type FollowUpSchema } from '../follow-up/schema';
import { Response } from '../guide/response';
import { Loop } from '../loop/loop';
import { Meeting } from '../meeting/meeting';
import { Unit } from '../people/unit';
import { SupervisionPoint } from '../supervision/point';
import { phaseOf, SupervisionPhase, type SupervisionReport } from '../supervision/report';

/** What a summary keeps of a text. */
export const headlineLength = 160;

export const ResponseHead = Response.pick({
  meetingId: true,
  personId: true,
  role: true,
  insteadOf: true,
  mode: true,
  siteId: true,
  state: true,
  submittedAt: true,
  dataTypes: true,
  noData: true,
});
export type ResponseHead = z.infer<typeof ResponseHead>;

export const SchemaHead = z.object({
  meetingId: z.string(),
  state: z.enum(['open', 'finished']),
  entries: z.int(),
  /** Points released by both chef and leader, in a line each (rule 8). */
  released: z.array(z.object({ entryId: z.string(), what: z.string() })),
});

const ReceiptHead = ReceiptItem.pick({ personId: true, role: true, sentAt: true });

export const AgreementHead = Agreement.omit({ id: true, unitId: true, forChildren: true });
export type AgreementHead = z.infer<typeof AgreementHead> & { id: string };

export const EvidenceHead = Evidence.omit({ id: true, unitId: true, state: true });
export type EvidenceHead = z.infer<typeof EvidenceHead> & { id: string };

const SupervisionHead = z.object({
  number: z.int(),
  phase: SupervisionPhase,
  /** When it last went to the other side. */
  at: Instant.optional(),
});

/** `at`: when something last happened to it. */
export const PointHead = SupervisionPoint.pick({
  state: true,
  what: true,
  deadline: true,
  dueAt: true,
}).extend({ at: Instant });
export type PointHead = z.infer<typeof PointHead> & { id: string };

/** How far the closing summaries of a loop are; their texts are not in it. */
export const ClosingHead = Closing.pick({ loopId: true, state: true, confirmedAt: true }).extend({
  /** By focus area: how many of its four texts are written. */
  written: z.record(z.string(), z.int()),
});
export type ClosingHead = z.infer<typeof ClosingHead>;

const BasisHead = BasisNotes.pick({ noData: true, nudged: true });

/**
 * What status, portfolio and every card read about a unit, in one document. It is a fold over the
 * unit's documents: `project` puts in what a changed document says, so it equals what they say.
 */
export const Summary = z.object({
  unit: Unit,
  loop: Loop.optional(),
  meetings: z.record(z.string(), Meeting),
  responses: z.record(z.string(), ResponseHead),
  schemas: z.record(z.string(), SchemaHead),
  agreements: z.record(z.string(), AgreementHead),
  /** By meeting: to whom 'I sagde – vi gjorde' was written. */
  receipts: z.record(z.string(), z.array(ReceiptHead)).default({}),
  /** What own practice gives the dialogues, the text cut to a headline. */
  evidence: z.record(z.string(), EvidenceHead).default({}),
  /** By meeting: where there is no data and why, and whether those who are missing were reminded. */
  basisNotes: z.record(z.string(), BasisHead).default({}),
  /** A selvejende board's tilsyn reports; on no card about learning. */
  supervision: z.record(z.string(), SupervisionHead).default({}),
  /** What the chef asks to be brought in order (rule 14); on no card about learning either. */
  supervisionPoints: z.record(z.string(), PointHead).default({}),
  /** Of the last loop that is being closed, or is. */
  closing: ClosingHead.optional(),
});
export type Summary = z.infer<typeof Summary>;

/** The records of a unit's partition by their type. */
export interface UnitRecords {
  unit: Unit;
  loop: Loop;
  meeting: Meeting;
  response: Response;
  schema: FollowUpSchema;
  agreement: Agreement;
  receipts: Receipts;
  evidence: Evidence;
  'basis-notes': BasisNotes;
  'supervision-report': SupervisionReport;
  'supervision-point': SupervisionPoint;
  closing: Closing;
}

export type UnitRecord = { [T in keyof UnitRecords]: { type: T; record: UnitRecords[T] } }[keyof UnitRecords];

export function emptySummary(unit: Unit): Summary {
  return {
    unit,
    meetings: {},
    responses: {},
    schemas: {},
    agreements: {},
    receipts: {},
    evidence: {},
    basisNotes: {},
    supervision: {},
    supervisionPoints: {},
  };
}

function responseHead({ noData, ...response }: Response): ResponseHead {
  const said = noData?.map(({ type, because }) => ({ type, because: because.slice(0, headlineLength) }));
  return ResponseHead.parse({ ...response, ...(said && said.length > 0 && { noData: said }) });
}

/** The summary with one changed record put in. */
export function project(summary: Summary, change: UnitRecord): Summary {
  switch (change.type) {
    case 'unit':
      return { ...summary, unit: change.record };
    case 'loop':
      return { ...summary, loop: change.record };
    case 'meeting':
      return { ...summary, meetings: { ...summary.meetings, [change.record.id]: change.record } };
    case 'response':
      return {
        ...summary,
        responses: { ...summary.responses, [change.record.id]: responseHead(change.record) },
      };
    case 'schema': {
      const { id, meetingId, state, entries } = change.record;
      const released = entries
        .filter(({ releasedBy }) => releasedBy.includes('chef') && releasedBy.includes('leader'))
        .map((entry) => ({ entryId: entry.id, what: entry.what.slice(0, headlineLength) }));
      return {
        ...summary,
        schemas: { ...summary.schemas, [id]: { meetingId, state, entries: entries.length, released } },
      };
    }
    case 'agreement': {
      const head = AgreementHead.parse({
        ...change.record,
        what: change.record.what.slice(0, headlineLength),
      });
      return { ...summary, agreements: { ...summary.agreements, [change.record.id]: head } };
    }
    case 'evidence': {
      const { id, state, text } = change.record;
      const { [id]: _before, ...evidence } = summary.evidence;
      if (state === 'removed') return { ...summary, evidence };
      const head = EvidenceHead.parse({ ...change.record, text: text.slice(0, headlineLength) });
      return { ...summary, evidence: { ...evidence, [id]: head } };
    }
    case 'supervision-report': {
      const { id, number, report, followUp } = change.record;
      const at = followUp?.submittedAt ?? report.submittedAt;
      const head = { number, phase: phaseOf(change.record), ...(at !== undefined && { at }) };
      return { ...summary, supervision: { ...summary.supervision, [id]: head } };
    }
    case 'supervision-point': {
      const { id, what, events, givenAt } = change.record;
      const at = events.at(-1)?.at ?? givenAt;
      const head = PointHead.parse({ ...change.record, what: what.slice(0, headlineLength), at });
      return { ...summary, supervisionPoints: { ...summary.supervisionPoints, [id]: head } };
    }
    case 'closing': {
      const { summaries } = change.record;
      const written = Object.fromEntries(
        summaries.map(({ areaId }): [string, number] => [
          areaId,
          closingFields.length - lacksIn(change.record, areaId).length,
        ]),
      );
      const closing = ClosingHead.parse({ ...change.record, written });
      return { ...summary, closing };
    }
    case 'basis-notes': {
      const head = BasisHead.parse(change.record);
      return { ...summary, basisNotes: { ...summary.basisNotes, [change.record.meetingId]: head } };
    }
    case 'receipts': {
      const items = change.record.items.map((item) => ReceiptHead.parse(item));
      return { ...summary, receipts: { ...summary.receipts, [change.record.meetingId]: items } };
    }
  }
}

/** Meetings in the order of their start. */
export function meetingsOf(summary: Summary): Meeting[] {
  return Object.values(summary.meetings).sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
}

/** Agreements that still await their owner, the most urgent first. */
export function openAgreements(summary: Summary): AgreementHead[] {
  return Object.entries(summary.agreements)
    .map(([id, head]) => ({ id, ...head }))
    .filter((agreement) => agreement.state === 'open')
    .sort((a, b) => (a.deadline < b.deadline ? -1 : a.deadline > b.deadline ? 1 : 0));
}
