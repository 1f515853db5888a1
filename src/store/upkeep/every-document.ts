import type { ContainerName, DocumentStore, StoredDocument } from '../../app/ports';
import { documentTypes, type DocumentType } from '../codec';
import { pagesOf } from '../pages';

const containerNames: readonly ContainerName[] = ['units', 'people'];

/** Every document of the types that this program knows, a page of one type at a time; summaries first. */
export async function* everyDocument(
  store: DocumentStore,
): AsyncIterable<{ container: ContainerName; type: DocumentType; documents: StoredDocument[] }> {
  const types: DocumentType[] = ['summary', ...documentTypes.filter((type) => type !== 'summary')];
  for (const container of containerNames)
    for (const type of types)
      for await (const documents of pagesOf(store, container, { type })) yield { container, type, documents };
}
