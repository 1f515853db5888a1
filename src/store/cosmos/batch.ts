import type { Container } from '@azure/cosmos';
import type { Operation } from '../../app/ports';
import { CosmosAnswerError, conflictBecause, isConflict } from './failure';
import { readMarked } from './marks';
import { batchInput } from './stored';

/** @throws StoreError `store/conflict`; else what Cosmos answered */
export async function runBatch(
  container: Container,
  pk: string,
  operations: readonly Operation[],
  mark: string,
  abortSignal: AbortSignal,
): Promise<void> {
  let left = operations;
  while (left.length > 0) {
    const refused = await refusedOperation(container, pk, left, mark, abortSignal);
    if (!refused) return;
    const { operation, error } = refused;
    if (error.code === 404 && operation.op === 'delete' && operation.expect === 'any') {
      // The port says that deleting what is absent is fine; for Cosmos it fails the batch. So: without it.
      left = left.filter((other) => other !== operation);
    } else if (!isConflict(error)) {
      throw error;
    } else {
      const witness = operations.find((other) => other.op === 'put');
      if (witness && (await readMarked(container, witness.document, mark, abortSignal))) return;
      throw conflictBecause(error);
    }
  }
}

/** A failed batch resolves: the operation that failed it has its own status, all others have 424. */
async function refusedOperation(
  container: Container,
  pk: string,
  operations: readonly Operation[],
  mark: string,
  abortSignal: AbortSignal,
): Promise<{ operation: Operation; error: CosmosAnswerError } | undefined> {
  const inputs = operations.map((operation) => batchInput(operation, mark));
  const options = { abortSignal, contentResponseOnWriteEnabled: false };
  const { result = [] } = await container.items.batch(inputs, pk, options);
  for (const [index, operation] of operations.entries()) {
    const status = result[index]?.statusCode ?? 500;
    if (status >= 400 && status !== 424) return { operation, error: new CosmosAnswerError(status) };
  }
  return undefined;
}
