import { z } from 'zod/v4';
import type { Json, StoreDocument, StoredDocument } from '../app/ports';
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
import { Daily } from '../domain/privacy/daily';
import { DayRange } from '../domain/rulesets/rule-set';
import { SupervisionPoint } from '../domain/supervision/point';
import { SupervisionReport } from '../domain/supervision/report';
import { Summary, type UnitRecords } from '../domain/status/summary';
import { HeadDocument, StoredHead, StoredRow } from './audit-row';
import { migrations } from './migrations';
import { UnreadableDocument } from './unreadable';
import { upgraded, versionAfter, type Body, type Migration } from './versions';

/** A unit's summary, with the head of the chain of the unit's writes, which it orders. */
const StoredSummary = Summary.extend({ audit: StoredHead.optional() });

/** What each type of document holds. */
export interface StoredTypes extends UnitRecords {
  summary: z.infer<typeof StoredSummary>;
  outbox: OutboxRow;
  person: Person;
  identity: Identity;
  themes: AdoptedThemes;
  holidays: { ranges: DayRange[] };
  settings: Settings;
  daily: Daily;
  audit: StoredRow;
  'audit-head': HeadDocument;
}

/** The schema of every document type, in the version that this program writes. */
export const schemas: { [T in keyof StoredTypes]: z.ZodType<StoredTypes[T]> } = {
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
  summary: StoredSummary,
  outbox: OutboxRow,
  person: Person,
  identity: Identity,
  themes: AdoptedThemes,
  holidays: z.object({ ranges: z.array(DayRange) }),
  settings: Settings,
  daily: Daily,
  audit: StoredRow,
  'audit-head': HeadDocument,
};

export type DocumentType = keyof StoredTypes;

export const documentTypes = Object.keys(schemas) as DocumentType[];

export function isDocumentType(type: string): type is DocumentType {
  return Object.hasOwn(schemas, type);
}

function stepsOf(type: DocumentType): readonly Migration[] {
  return migrations[type] ?? [];
}

/** The version of a type that this program writes, and the newest that it reads. */
export function currentVersion(type: DocumentType): number {
  return versionAfter(stepsOf(type));
}

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
  return { pk, id, type, v: currentVersion(type), ...fields, body: value as { [key: string]: Json } };
}

/**
 * A document as a domain record, brought to the version of this program.
 * @throws UnreadableDocument for a foreign shape or a newer version
 */
export function decode<T extends DocumentType>(type: T, document: StoredDocument): StoredTypes[T] {
  if (document.type !== type) throw new UnreadableDocument(document, `it is no ${type}`);
  if (document.isDamaged) throw new UnreadableDocument(document, 'its content is damaged');
  refuseNewer(document);
  return readBody(document, schemas[type], stepsOf(type));
}

/** The same document in the version of this program, with all that is in it. @throws UnreadableDocument */
export function inCurrentVersion(type: DocumentType, document: StoredDocument): StoredDocument {
  decode(type, document);
  return {
    ...document,
    v: currentVersion(type),
    body: upgraded(document.body, document.v, stepsOf(type)),
  };
}

/** What a newer program wrote is left to it: never read by guesswork, never overwritten. @throws UnreadableDocument */
export function refuseNewer(document: StoredDocument): void {
  const { type, v } = document;
  if (isDocumentType(type) && v > currentVersion(type))
    throw new UnreadableDocument(
      document,
      `this program knows ${type} up to version ${currentVersion(type)}`,
    );
}

/** @throws UnreadableDocument with the places that do not fit, and none of what stands there */
export function readBody<T>(document: StoredDocument, schema: z.ZodType<T>, steps: readonly Migration[]): T {
  const { body, v } = document;
  const result = schema.safeParse(migrated(document, () => upgraded(body, v, steps)));
  if (result.success) return result.data;
  const places = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join('; ');
  throw new UnreadableDocument(document, places);
}

/** A migration meets what it does not expect only in a body that was never whole. */
function migrated(document: StoredDocument, run: () => Body): Body {
  try {
    return run();
  } catch (error) {
    throw new UnreadableDocument(document, 'it cannot be brought to the newest version', { cause: error });
  }
}
