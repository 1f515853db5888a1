import {
  StoreError,
  type ContainerName,
  type DocumentStore,
  type Operation,
  type StoredDocument,
} from '../../app/ports';
import { currentVersion, inCurrentVersion, isDocumentType } from '../codec';
import { storeLimits } from '../limits';
import { UnreadableDocument } from '../unreadable';
import { everyDocument } from './every-document';

/** Brought up to date, by type; and what was left as it is. */
export interface Migrated {
  changed: Record<string, number>;
  /** Someone wrote it meanwhile, and so in the newest version. */
  overtaken: number;
  unreadable: number;
}

/** So much of one partition goes in one batch that others seldom come in between. */
const mostInBatch = 50;

function isOlder({ type, v }: StoredDocument): boolean {
  return isDocumentType(type) && v < currentVersion(type);
}

/** The batches in which documents can be written: each of one partition, and no larger than a store takes. */
function batchesOf(documents: readonly StoredDocument[]): StoredDocument[][] {
  const batches: StoredDocument[][] = [];
  let bytes = 0;
  for (const document of documents) {
    const last = batches.at(-1);
    const size = Buffer.byteLength(JSON.stringify(document));
    bytes += size;
    const fits = last && last.length < mostInBatch && bytes <= storeLimits.batchBytes / 2;
    if (fits && last[0]?.pk === document.pk) last.push(document);
    else {
      batches.push([document]);
      bytes = size;
    }
  }
  return batches;
}

async function write(
  store: DocumentStore,
  container: ContainerName,
  documents: readonly StoredDocument[],
): Promise<number> {
  const [first] = documents;
  if (!first) return 0;
  const operations = documents.map(({ etag, ...document }): Operation => ({
    ...{ op: 'put', document, expect: { etag } },
  }));
  try {
    await store.batch(container, first.pk, operations);
    return documents.length;
  } catch (error) {
    if (!(error instanceof StoreError && error.code === 'store/conflict')) throw error;
    if (documents.length === 1) return 0;
    let written = 0;
    for (const document of documents) written += await write(store, container, [document]);
    return written;
  }
}

/**
 * Brings every document to the version of this program, while the bot may run: each is written only if it is as it
 * was read. A unit's summary comes first, so that older programs write nothing in the unit any more.
 * @param options.isDryRun only counts
 * @throws StoreError; what is done by then is done, and the rest is done by running it again
 */
export async function migrateDocuments(
  store: DocumentStore,
  { isDryRun = false }: { isDryRun?: boolean } = {},
): Promise<Migrated> {
  const migrated: Migrated = { changed: {}, overtaken: 0, unreadable: 0 };
  for await (const { container, type, documents } of everyDocument(store)) {
    const upToDate = documents.filter(isOlder).flatMap((document) => {
      try {
        return [inCurrentVersion(type, document)];
      } catch (error) {
        if (!(error instanceof UnreadableDocument)) throw error;
        migrated.unreadable += 1;
        return [];
      }
    });
    for (const batch of batchesOf(upToDate)) {
      const written = isDryRun ? batch.length : await write(store, container, batch);
      migrated.overtaken += batch.length - written;
      if (written > 0) migrated.changed[type] = (migrated.changed[type] ?? 0) + written;
    }
  }
  return migrated;
}
