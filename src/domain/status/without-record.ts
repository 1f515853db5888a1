import { closingIdOf } from '../closing/closing';
import { schemaIdOf } from '../follow-up/schema';
import { basisNotesIdOf } from '../input/evidence';
import { receiptsIdOf } from '../input/receipts';
import type { Summary, UnitRecords } from './summary';

/** A record of a unit by its type and the id it is stored under; the unit itself is never taken out. */
export interface RecordKey {
  type: Exclude<keyof UnitRecords, 'unit'>;
  id: string;
}

/** The id that a loop is stored under. */
export function loopDocumentId(loopId: string): string {
  return `loop:${loopId}`;
}

function without<T>(records: Record<string, T>, isGone: (key: string) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(records).filter(([key]) => !isGone(key)));
}

/** The summary without what one record said: the opposite of `project`. One that is not in it changes nothing. */
export function withoutRecord(summary: Summary, { type, id }: RecordKey): Summary {
  const isId = (key: string): boolean => key === id;
  switch (type) {
    case 'loop': {
      const { loop, ...rest } = summary;
      return loop && loopDocumentId(loop.id) === id ? rest : summary;
    }
    case 'closing': {
      const { closing, ...rest } = summary;
      return closing && closingIdOf(closing.loopId) === id ? rest : summary;
    }
    case 'meeting':
      return { ...summary, meetings: without(summary.meetings, isId) };
    case 'response':
      return { ...summary, responses: without(summary.responses, isId) };
    case 'schema':
      return { ...summary, schemas: without(summary.schemas, isId) };
    case 'agreement':
      return { ...summary, agreements: without(summary.agreements, isId) };
    case 'evidence':
      return { ...summary, evidence: without(summary.evidence, isId) };
    case 'receipts':
      return { ...summary, receipts: without(summary.receipts, (key) => receiptsIdOf(key) === id) };
    case 'basis-notes':
      return { ...summary, basisNotes: without(summary.basisNotes, (key) => basisNotesIdOf(key) === id) };
    case 'supervision-report':
      return { ...summary, supervision: without(summary.supervision, isId) };
    case 'supervision-point':
      return { ...summary, supervisionPoints: without(summary.supervisionPoints, isId) };
  }
}

/** The records of a meeting that are stored under an id made of the meeting's. */
export function idsOfMeeting(meetingId: string): Record<'schema' | 'receipts' | 'basis-notes', string> {
  return {
    schema: schemaIdOf(meetingId),
    receipts: receiptsIdOf(meetingId),
    'basis-notes': basisNotesIdOf(meetingId),
  };
}
