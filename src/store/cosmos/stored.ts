import type { JSONObject, OperationInput, SqlParameter, SqlQuerySpec } from '@azure/cosmos';
import type { DocumentQuery, Json, Operation, StoreDocument, StoredDocument } from '../../app/ports';
import { storedDocument } from '../document';
import { sortKey, sortWindow } from '../sort-key';

/** A document as Cosmos holds it, without the system fields. Only ours; callers see a StoredDocument. */
export interface CosmosDocument extends StoreDocument {
  sort: string;
  /**
   * Which write this is. When the answer to a write was lost and its repetition meets a conflict,
   * the mark tells whether the conflict is with ourselves.
   */
  mark: string;
}

export function cosmosDocument(document: StoreDocument, mark: string): CosmosDocument {
  const { pk, id, type, v, state, unitId, chefId, dueAt, body } = document;
  return {
    ...{ pk, id, type, v },
    ...(state === undefined ? {} : { state }),
    ...(unitId === undefined ? {} : { unitId }),
    ...(chefId === undefined ? {} : { chefId }),
    ...(dueAt === undefined ? {} : { dueAt }),
    sort: sortKey(document),
    mark,
    body,
  };
}

export function fromCosmos(resource: CosmosDocument, etag: string): StoredDocument {
  return storedDocument(resource, etag);
}

/** A new object for each attempt: the driver writes into what it is given. */
export function batchInput(operation: Operation, mark: string): OperationInput {
  if (operation.op === 'delete') {
    if (operation.expect === 'any') return { operationType: 'Delete', id: operation.id };
    // The driver's type forgot the condition; the driver passes it on.
    const conditional = {
      operationType: 'Delete',
      id: operation.id,
      ifMatch: operation.expect.etag,
    } as const;
    return conditional;
  }
  const { document, expect } = operation;
  const resourceBody = JSON.parse(JSON.stringify(cosmosDocument(document, mark))) as JSONObject;
  if (expect === 'absent') return { operationType: 'Create', resourceBody };
  if (expect === 'any') return { operationType: 'Upsert', resourceBody };
  // No upsert here: with an etag Cosmos would create a document that someone just erased.
  return { operationType: 'Replace', id: document.id, ifMatch: expect.etag, resourceBody };
}

/** One more document than the page holds, to know whether there is a next page. */
export function querySpec(query: DocumentQuery): SqlQuerySpec {
  const { from, to } = sortWindow(query);
  const conditions: string[] = [];
  const parameters: SqlParameter[] = [];
  const where = (condition: string, name: string, value: Json | undefined): void => {
    if (value === undefined) return;
    conditions.push(condition);
    parameters.push({ name, value });
  };
  where('c.type = @type', '@type', query.type);
  where('c.sort > @from', '@from', from);
  where('c.sort < @to', '@to', to);
  where('c.pk = @pk', '@pk', query.pk);
  where('c.unitId = @unitId', '@unitId', query.unitId);
  where('c.chefId = @chefId', '@chefId', query.chefId);
  where('STARTSWITH(c.id, @idPrefix)', '@idPrefix', query.idPrefix);
  where('ARRAY_CONTAINS(@states, c.state)', '@states', query.states && [...query.states]);
  return {
    // The limit is a checked integer, not text from outside.
    query: `SELECT TOP ${query.limit + 1} * FROM c WHERE ${conditions.join(' AND ')} ORDER BY c.sort`,
    parameters,
  };
}
