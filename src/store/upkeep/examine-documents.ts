import { isDeepStrictEqual } from 'node:util';
import type { ContainerName, DocumentStore, StoredDocument } from '../../app/ports';
import { plusMs, type Instant } from '../../domain/calendar/instant';
import type { OutboxRow } from '../../domain/delivery/outbox';
import { foldedTypes, refolded } from '../../domain/status/refold';
import { Summary, type UnitRecord } from '../../domain/status/summary';
import { currentVersion, decode, type DocumentType, type StoredTypes } from '../codec';
import { pagesOf } from '../pages';
import { partitionNamed, UnreadableDocument } from '../unreadable';
import { everyDocument } from './every-document';
import type { Findings } from './finding';
import * as kinds from './kinds-of-findings';

/** A bot that runs sees to what is due within minutes, at whatever hour. */
const dueTooLongMs = 24 * 60 * 60_000;
/** Leases last minutes, and whoever finds one that has run out takes it. */
const leasedTooLongMs = 24 * 60 * 60_000;

/** What was looked at, and what of it is needed to look further. */
export interface Examined {
  documents: number;
  /** In an older version, by type: read all the same. */
  older: Record<string, number>;
  /** Meetings, agreements and points that have been due for a day: then the bot has not run. */
  waiting: number;
}

interface Seen {
  personIds: Set<string>;
  identities: { key: string; personId: string }[];
  chefs: { unitId: string; chefId: string }[];
}

function place(container: ContainerName, document: StoredDocument): string {
  const { id, type, v } = document;
  return `${container}/${partitionNamed(document)}/${id} (${type} v${v})`;
}

function examineRow(row: OutboxRow, now: Instant, findings: Findings): void {
  if (row.state !== 'pending') return;
  if (row.lease && row.lease.until < plusMs(now, -leasedTooLongMs)) findings.add(kinds.leasedLongAgo, row.id);
}

function isWaiting({ type, dueAt }: StoredDocument, now: Instant): boolean {
  return type !== 'outbox' && dueAt !== undefined && dueAt < plusMs(now, -dueTooLongMs);
}

function note(type: DocumentType, value: StoredTypes[DocumentType], seen: Seen): void {
  if (type === 'person') seen.personIds.add((value as StoredTypes['person']).id);
  if (type === 'identity') seen.identities.push(value as StoredTypes['identity']);
  if (type === 'summary') {
    const { unit } = value as StoredTypes['summary'];
    seen.chefs.push({ unitId: unit.id, chefId: unit.chefId });
  }
}

/** The records of a unit, unless one of them cannot be read: then there is nothing to compare with. */
async function recordsOf(store: DocumentStore, unitId: string): Promise<UnitRecord[] | undefined> {
  const records: UnitRecord[] = [];
  try {
    for (const type of foldedTypes)
      for await (const page of pagesOf(store, 'units', { type, pk: unitId }))
        for (const document of page)
          records.push({ type, record: decode(type, document) } as unknown as UnitRecord);
  } catch (error) {
    if (error instanceof UnreadableDocument) return undefined;
    throw error;
  }
  return records;
}

/** A summary that says something else than the unit's records, unless it was just written. */
async function examineSummary(store: DocumentStore, unitId: string, findings: Findings): Promise<void> {
  const before = await store.get('units', unitId, 'summary');
  const records = await recordsOf(store, unitId);
  const after = await store.get('units', unitId, 'summary');
  if (!before || !records || before.etag !== after?.etag) return;
  const folded = refolded(records);
  const isSame = folded && isDeepStrictEqual(Summary.parse(folded), Summary.parse(decode('summary', before)));
  if (!isSame) findings.add(kinds.otherSummary, unitId);
}

/**
 * Looks at every document without changing any: those that cannot be read, summaries that do not equal what they
 * are made from, identities that lead to nobody, cards that hang, units without a chef.
 * @throws StoreError
 */
export async function examineDocuments(
  store: DocumentStore,
  now: Instant,
  findings: Findings,
): Promise<Examined> {
  const examined: Examined = { documents: 0, older: {}, waiting: 0 };
  const seen: Seen = { personIds: new Set(), identities: [], chefs: [] };
  for await (const { container, type, documents } of everyDocument(store))
    for (const document of documents) {
      examined.documents += 1;
      if (isWaiting(document, now)) examined.waiting += 1;
      if (document.v < currentVersion(type)) examined.older[type] = (examined.older[type] ?? 0) + 1;
      try {
        const value = decode(type, document);
        note(type, value, seen);
        if (type === 'outbox') examineRow(value as OutboxRow, now, findings);
      } catch (error) {
        if (!(error instanceof UnreadableDocument)) throw error;
        // Nobody should import a person anew who is there, and only set aside.
        if (type === 'person') seen.personIds.add(document.pk);
        const isNewer = document.v > currentVersion(type);
        const where = `${place(container, document)}: ${error.reason}`;
        findings.add(isNewer ? kinds.newerDocument : kinds.unreadableDocument, where);
      }
    }
  for (const { unitId } of seen.chefs) await examineSummary(store, unitId, findings);
  for (const { unitId, chefId } of seen.chefs)
    if (!seen.personIds.has(chefId)) findings.add(kinds.unitWithoutChef, unitId);
  for (const { key, personId } of seen.identities)
    // The key is a name: the person it should lead to is told instead.
    if (!seen.personIds.has(personId))
      findings.add(kinds.identityToNobody, `${key.split(':')[0] ?? ''} of ${personId}`);
  return examined;
}
