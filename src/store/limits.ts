import { Instant } from '../domain/calendar/instant';
import { StoreError, type DocumentQuery, type Operation, type StoreDocument } from '../app/ports';

/**
 * What every store refuses, so that what works on SQLite today works on Cosmos tomorrow.
 * Cosmos takes 2 MB (2,097,152 bytes) a document and a batch; the rest is room for what it and we add:
 * the sort key, the write mark, system fields and the batch's envelopes.
 */
export const storeLimits = {
  documentBytes: 1_900_000,
  /** All documents of one batch together. */
  batchBytes: 1_900_000,
  /** In one batch. */
  operations: 100,
  /** Of an id and of a pk. */
  keyCharacters: 255,
  pageDocuments: 1000,
} as const;

// Lone surrogates (Cs) do not survive UTF-8; control characters (Cc) would break the sort key's separator.
const illegalInKey = /[/\\?#\p{Cc}\p{Cs}]/u;

function refuse(message: string): never {
  throw new StoreError('store/limit', message);
}

/** @throws StoreError `store/limit` unless both can be part of a document's address in every store */
export function checkKey(pk: string, id: string): void {
  for (const [name, key] of [
    ['pk', pk],
    ['id', id],
  ] as const) {
    if (key === '') refuse(`${name} is empty`);
    if (key.length > storeLimits.keyCharacters)
      refuse(`${name} has ${key.length} characters; at most ${storeLimits.keyCharacters} are allowed`);
    if (illegalInKey.test(key))
      refuse(`${name} has one of / \\ ? #, a control character or half a character`);
    if (key.trim() !== key) refuse(`${name} begins or ends with white space`);
    // Cosmos has the id in the URL, where these two mean the folder above.
    if (key === '.' || key === '..') refuse(`${name} is a dot name`);
  }
}

/** Indexed fields hold codes, ids and instants; libsql would cut them off at a null character. */
function checkIndexed({ type, state, unitId, chefId, dueAt }: StoreDocument): void {
  for (const [name, field] of Object.entries({ type, state, unitId, chefId }))
    if (field === '' || /[\p{Cc}\p{Cs}]/u.test(field ?? ''))
      refuse(`${name} is empty or has a control character or half a character`);
  // The order of documents is the order of these strings, so each must have the same shape.
  if (dueAt !== undefined && !Instant.safeParse(dueAt).success) refuse('dueAt is no instant');
}

/**
 * @returns the document's size in bytes
 * @throws StoreError `store/limit`
 */
export function checkDocument(document: StoreDocument): number {
  checkKey(document.pk, document.id);
  checkIndexed(document);
  const bytes = Buffer.byteLength(JSON.stringify(document));
  if (bytes > storeLimits.documentBytes)
    refuse(`The document has ${bytes} bytes; at most ${storeLimits.documentBytes} are allowed`);
  return bytes;
}

/** @throws StoreError `store/limit` */
export function checkBatch(pk: string, operations: readonly Operation[]): void {
  if (operations.length > storeLimits.operations)
    refuse(`The batch has ${operations.length} operations; at most ${storeLimits.operations} are allowed`);
  const ids = new Set<string>();
  let bytes = 0;
  for (const operation of operations) {
    const id = operation.op === 'put' ? operation.document.id : operation.id;
    checkKey(pk, id);
    if (ids.has(id)) refuse('The batch has two operations on one document');
    ids.add(id);
    if (operation.op === 'delete') continue;
    if (operation.document.pk !== pk) refuse('The batch has a document of another partition');
    bytes += checkDocument(operation.document);
  }
  if (bytes > storeLimits.batchBytes)
    refuse(`The batch has ${bytes} bytes; at most ${storeLimits.batchBytes} are allowed`);
}

/** @throws StoreError `store/limit` */
export function checkQuery(query: DocumentQuery): void {
  if (!Number.isInteger(query.limit) || query.limit < 1 || query.limit > storeLimits.pageDocuments)
    refuse(`The query's limit is ${query.limit}; it must be between 1 and ${storeLimits.pageDocuments}`);
}
