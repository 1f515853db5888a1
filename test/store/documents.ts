import type {
  DocumentQuery,
  DocumentStore,
  Operation,
  StoreDocument,
  StoredDocument,
} from '../../src/app/ports';

/** A document with as little as the port wants. */
export function aDocument(over: Partial<StoreDocument> = {}): StoreDocument {
  return { pk: 'unit-1', id: 'meeting-1', type: 'meeting', v: 1, body: { text: 'hej' }, ...over };
}

export function puts(documents: readonly StoreDocument[]): Operation[] {
  return documents.map((document) => ({ op: 'put', document, expect: 'absent' }));
}

export function withoutEtag({ etag: _etag, ...document }: StoredDocument): StoreDocument {
  return document;
}

/** Writes in partition-wise batches, which is the quick way in every store. */
export async function seed(store: DocumentStore, documents: readonly StoreDocument[]): Promise<void> {
  const partitions = new Map<string, StoreDocument[]>();
  for (const document of documents)
    partitions.set(document.pk, [...(partitions.get(document.pk) ?? []), document]);
  for (const [pk, group] of partitions)
    for (let start = 0; start < group.length; start += 100)
      await store.batch('units', pk, puts(group.slice(start, start + 100)));
}

/** Follows `next` to the end; `between` runs after each page. */
export async function allPages(
  store: DocumentStore,
  query: DocumentQuery,
  between: (page: StoredDocument[]) => Promise<void> = () => Promise.resolve(),
): Promise<StoredDocument[]> {
  const found: StoredDocument[] = [];
  let after: string | undefined;
  do {
    const page = await store.query('units', { ...query, ...(after === undefined ? {} : { after }) });
    found.push(...page.documents);
    after = page.next;
    await between(page.documents);
  } while (after !== undefined);
  return found;
}

export const ids = (documents: readonly { id: string }[]): string[] => documents.map(({ id }) => id);

export const conflict = { name: 'StoreError', code: 'store/conflict' };
export const limit = { name: 'StoreError', code: 'store/limit' };
export const unavailable = { name: 'StoreError', code: 'store/unavailable' };
