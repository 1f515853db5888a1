import type { Log, StoredDocument } from '../app/ports';
import { decode, type DocumentType, type StoredTypes } from './codec';
import { UnreadableDocument } from './unreadable';

/** More than so many say that something else is wrong; then the doctor lists them. */
const mostNamed = 200;

/** Reads documents as records, and says of each that cannot be read, once, which it is. */
export interface DocumentReader {
  /** @throws UnreadableDocument */
  readonly one: <T extends DocumentType>(type: T, document: StoredDocument) => StoredTypes[T];
  /** Those that can be read: one that cannot keeps nobody from the others. */
  readonly all: <T extends DocumentType>(
    type: T,
    documents: readonly StoredDocument[],
  ) => { value: StoredTypes[T]; etag: string }[];
}

/** A reader for one process. */
export function documentReader(log: Log): DocumentReader {
  const named = new Set<string>();

  function setAside({ address, reason }: UnreadableDocument): void {
    const { etag, ...place } = address;
    // A document that was written since is another matter.
    const key = `${place.pk} ${place.id} ${etag}`;
    if (named.has(key) || named.size > mostNamed) return;
    named.add(key);
    if (named.size > mostNamed) log.error('more-set-aside', { named: mostNamed });
    else log.error('document-set-aside', { ...place, reason });
  }

  function one<T extends DocumentType>(type: T, document: StoredDocument): StoredTypes[T] {
    try {
      return decode(type, document);
    } catch (error) {
      if (error instanceof UnreadableDocument) setAside(error);
      throw error;
    }
  }

  return {
    one,
    all: (type, documents) =>
      documents.flatMap((document) => {
        try {
          return [{ value: one(type, document), etag: document.etag }];
        } catch (error) {
          if (error instanceof UnreadableDocument) return [];
          throw error;
        }
      }),
  };
}
