import type { ContainerName, DocumentQuery, DocumentStore, StoredDocument } from '../app/ports';

const pageSize = 200;

export type Pages = Omit<DocumentQuery, 'limit' | 'after'>;

/** All documents of a query, a page at a time. What is written meanwhile may or may not be among them. */
export async function* pagesOf(
  store: DocumentStore,
  container: ContainerName,
  query: Pages,
): AsyncIterable<StoredDocument[]> {
  let after: string | undefined;
  do {
    const page = await store.query(container, { ...query, limit: pageSize, ...(after && { after }) });
    yield page.documents;
    after = page.next;
  } while (after);
}
