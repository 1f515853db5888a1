import type { Container } from '@azure/cosmos';
import type { CosmosDocument } from './stored';

export type MarkedDocument = CosmosDocument & { _etag: string };

/**
 * After a conflict: the document, if it carries the mark of this very write. Then an earlier attempt got
 * through and only its answer was lost, be it on our attempt or on one of the driver's own.
 */
export async function readMarked(
  container: Container,
  { pk, id }: { pk: string; id: string },
  mark: string,
  abortSignal: AbortSignal,
): Promise<MarkedDocument | undefined> {
  const { resource } = await container.item(id, pk).read<MarkedDocument>({ abortSignal });
  return resource?.mark === mark ? resource : undefined;
}
