import { z } from 'zod/v4';
import {
  StoreError,
  type AuditEntry,
  type Json,
  type StoreDocument,
  type StoredDocument,
} from '../app/ports';
import { Instant } from '../domain/calendar/instant';
import { Closing } from '../domain/closing/closing';
import { OutboxRow } from '../domain/delivery/outbox';
import { Agreement, FollowUpSchema } from '../domain/follow-up/schema';
import { Response } from '../domain/guide/response';
import { BasisNotes, Evidence } from '../domain/input/evidence';
import { Receipts } from '../domain/input/receipts';
import { AdoptedThemes, Loop } from '../domain/loop/loop';
import { Meeting } from '../domain/meeting/meeting';
import { Settings } from '../domain/municipality/settings';
import { Identity } from '../domain/people/identity';
import { Person } from '../domain/people/person';
import { Unit } from '../domain/people/unit';
import { DayRange } from '../domain/rulesets/rule-set';
import { SupervisionPoint } from '../domain/supervision/point';
import { SupervisionReport } from '../domain/supervision/report';
import { Summary, type UnitRecords } from '../domain/status/summary';

interface StoredTypes extends UnitRecords {
  summary: Summary;
  outbox: OutboxRow;
  person: Person;
  identity: Identity;
  themes: AdoptedThemes;
  holidays: { ranges: DayRange[] };
  settings: Settings;
  audit: AuditEntry;
}

/** The schema of every document type. */
const schemas: { [T in keyof StoredTypes]: z.ZodType<StoredTypes[T]> } = {
  unit: Unit,
  loop: Loop,
  meeting: Meeting,
  response: Response,
  schema: FollowUpSchema,
  agreement: Agreement,
  receipts: Receipts,
  evidence: Evidence,
  'basis-notes': BasisNotes,
  'supervision-report': SupervisionReport,
  'supervision-point': SupervisionPoint,
  closing: Closing,
  summary: Summary,
  outbox: OutboxRow,
  person: Person,
  identity: Identity,
  themes: AdoptedThemes,
  holidays: z.object({ ranges: z.array(DayRange) }),
  settings: Settings,
  audit: z.object({ at: Instant, personId: z.string(), action: z.string(), subjectId: z.string() }),
};

export type DocumentType = keyof StoredTypes;

/** The version this program writes. */
export const documentVersion = 1;

type Indexed = Pick<StoreDocument, 'state' | 'unitId' | 'chefId' | 'dueAt'>;

/** A domain record as a document. What is not given in `indexed` is not queried on. */
export function encode<T extends DocumentType>(
  type: T,
  pk: string,
  id: string,
  value: StoredTypes[T],
  indexed: { [K in keyof Indexed]?: Indexed[K] | undefined } = {},
): StoreDocument {
  const fields = Object.fromEntries(Object.entries(indexed).filter(([, field]) => field !== undefined));
  return { pk, id, type, v: documentVersion, ...fields, body: value as { [key: string]: Json } };
}

/** @throws StoreError `store/unreadable` for a foreign shape or a newer version; the log gets the place, not the text */
export function decode<T extends DocumentType>(type: T, document: StoredDocument): StoredTypes[T] {
  if (document.type !== type || document.v > documentVersion) {
    throw new StoreError(
      'store/unreadable',
      `${document.id} is ${document.type} v${document.v}, expected ${type} v${documentVersion}`,
    );
  }
  const parsed = schemas[type].safeParse(document.body);
  if (!parsed.success) {
    const places = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join('; ');
    throw new StoreError('store/unreadable', `${document.id}: ${places}`);
  }
  return parsed.data;
}
