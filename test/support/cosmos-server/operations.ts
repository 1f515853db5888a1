import type { CosmosResource, Documents } from './documents';

/** One operation on a document, from the URL's method or from a batch. */
export interface DocumentOperation {
  operationType: string;
  id?: string;
  ifMatch?: string;
  resourceBody?: Record<string, unknown>;
}

export interface Outcome {
  status: number;
  resource?: CosmosResource;
  message?: string;
}

const maxDocumentBytes = 2 * 1024 * 1024;

/** Does one operation with the service's status codes, and tells of a write by its status (2xx). */
export function operate(documents: Documents, partition: string, operation: DocumentOperation): Outcome {
  const { operationType, resourceBody } = operation;
  const id = operation.id ?? resourceBody?.['id'];
  if (typeof id !== 'string' || id === '') return { status: 400, message: 'The id is missing' };
  const current = documents.get(partition, id);
  const refusal = refuse(documents, partition, operation, id, current);
  if (refusal) return refusal;
  if (operationType === 'Read') return current ? { status: 200, resource: current } : { status: 404 };
  if (operationType === 'Delete') {
    documents.remove(partition, id);
    return { status: 204 };
  }
  const resource = documents.put(partition, { ...resourceBody, id });
  return { status: current ? 200 : 201, resource };
}

function refuse(
  documents: Documents,
  partition: string,
  { operationType, ifMatch, resourceBody }: DocumentOperation,
  id: string,
  current: CosmosResource | undefined,
): Outcome | undefined {
  if (!['Create', 'Upsert', 'Replace', 'Read', 'Delete'].includes(operationType))
    return { status: 400, message: `The operation ${operationType} is not known here` };
  if (resourceBody) {
    if (resourceBody['id'] !== id)
      return { status: 400, message: 'The id differs from the one in the address' };
    if (documents.partitionOf(resourceBody) !== partition)
      return { status: 400, message: 'The partition key of the document differs from the one in the header' };
    if (Buffer.byteLength(JSON.stringify(resourceBody)) > maxDocumentBytes)
      return { status: 413, message: 'Request size is too large' };
  }
  if (operationType === 'Create' && current) return { status: 409, message: 'The id exists already' };
  if (['Replace', 'Delete'].includes(operationType) && !current) return { status: 404, message: 'Not found' };
  // As in the service: an upsert with a condition creates what is absent.
  if (ifMatch !== undefined && current && ifMatch !== current._etag)
    return { status: 412, message: 'The etag differs' };
  return undefined;
}

export interface BatchResult {
  statusCode: number;
  requestCharge: number;
  eTag?: string;
  resourceBody?: CosmosResource;
}

/** All or none: after the first failure the others get 424, and nothing stays. */
export function operateBatch(
  documents: Documents,
  partition: string,
  operations: readonly DocumentOperation[],
): { failed: boolean; results: BatchResult[] } {
  return documents.atomically(partition, () => {
    const outcomes: Outcome[] = [];
    for (const operation of operations) {
      outcomes.push(operate(documents, partition, operation));
      if ((outcomes.at(-1)?.status ?? 0) >= 400) break;
    }
    const failed = (outcomes.at(-1)?.status ?? 0) >= 400;
    const results = operations.map((_, index): BatchResult => {
      const outcome = outcomes[index];
      if (failed)
        return {
          statusCode: index === outcomes.length - 1 ? (outcome?.status ?? 500) : 424,
          requestCharge: 0,
        };
      const { status = 500, resource } = outcome ?? {};
      return {
        statusCode: status,
        requestCharge: 1,
        ...(resource && { eTag: resource._etag, resourceBody: resource }),
      };
    });
    return { failed, result: { failed, results } };
  });
}
