import { StoreError } from '../../app/ports';

/** A refusal that the driver hands back as a result instead of throwing it. */
export class CosmosAnswerError extends Error {
  constructor(readonly code: number) {
    super(`Cosmos answered ${code}`);
    this.name = 'CosmosAnswerError';
  }
}

interface DriverError {
  code?: unknown;
  substatus?: number;
  diagnostics?: { clientSideRequestStatistics?: { gatewayStatistics?: { statusCode?: number }[] } };
}

/**
 * The HTTP status behind an error of the driver; undefined when there was no answer.
 * The driver's batch() wraps every error in a plain one, so there the status is in the diagnostics only.
 */
export function statusOf(error: unknown): number | undefined {
  const { code, diagnostics } = error as DriverError;
  if (typeof code === 'number') return code;
  if (code !== undefined) return undefined;
  const status = diagnostics?.clientSideRequestStatistics?.gatewayStatistics?.at(-1)?.statusCode;
  return status !== undefined && status >= 400 ? status : undefined;
}

/** The document is not there. Other kinds of 404 have a substatus: no container, or a replica that is behind. */
export function isAbsent(error: unknown): boolean {
  return statusOf(error) === 404 && !(error as DriverError).substatus;
}

/** The write's expectation does not hold. Use it for writes only: for reads, absence is no conflict. */
export function isConflict(error: unknown): boolean {
  const status = statusOf(error);
  return status === 409 || status === 412 || isAbsent(error);
}

const passing = new Set([408, 410, 429, 449, 500, 502, 503, 504]);

/**
 * Whether the same call may do better in a moment. Writes may be among them: each carries a mark by which
 * a write whose answer was lost is recognised as ours (see marks.ts), and repeating it changes nothing.
 */
export function isPassing(error: unknown): boolean {
  if (isFinal(error)) return false;
  const status = statusOf(error);
  if (status !== undefined) return passing.has(status);
  const { code, name, message } = error as { code?: unknown; name?: string; message?: string };
  // No answer came: refused, reset, timed out.
  return (
    typeof code === 'string' || name === 'AbortError' || (message ?? '').startsWith('Batch request error')
  );
}

/** Our own verdict, or a mistake in our own program. */
function isFinal(error: unknown): boolean {
  return error instanceof StoreError || error instanceof TypeError || error instanceof SyntaxError;
}

const reasons: Record<number, string> = {
  401: 'it refused the key or identity (401). Check COSMOS_KEY and the clock of this machine',
  403: 'it refused access (403). Check the role assignment of the identity, and the firewall',
  404: 'the database or a container is missing (404). Deploy infra/ first',
  429: 'it throttles us beyond our patience (429)',
};

/** The error that callers see: a StoreError, unless it is a mistake in our own program. */
export function storeErrorOf(error: unknown): unknown {
  if (isFinal(error)) return error;
  const status = statusOf(error);
  if (status === 409 || status === 412) return conflictBecause(error);
  if (status === 413)
    return new StoreError('store/limit', 'Cosmos found the request too large (413)', { cause: error });
  const { code, name } = error as { code?: unknown; name?: string };
  // Without a code it is often the identity: no credential here, or no token for it.
  const silence =
    typeof code === 'string' ? `it did not answer (${code})` : `no way to ask it (${name ?? 'unknown'})`;
  const reason = status === undefined ? silence : (reasons[status] ?? `it answered ${status}`);
  return new StoreError('store/unavailable', `Cosmos does not work: ${reason}.`, { cause: error });
}

export function conflictBecause(error: unknown): StoreError {
  const message = `The document is not as the write expects it (${statusOf(error) ?? 'unknown'})`;
  return new StoreError('store/conflict', message, { cause: error });
}
