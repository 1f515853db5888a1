import { randomUUID } from 'node:crypto';

export interface CosmosResource {
  id: string;
  _etag: string;
  [field: string]: unknown;
}

/** What a write changed inside a container. */
export type DocumentChange =
  | { kind: 'put'; partition: string; document: CosmosResource }
  | { kind: 'remove'; partition: string; id: string };

/**
 * The documents of one container. Own, because the package's keep ids unique by the first key path only,
 * cannot undo, and see every partition in every query.
 */
export class Documents {
  readonly #partitions = new Map<string, Map<string, CosmosResource>>();
  #changes: DocumentChange[] = [];

  constructor(private readonly keyPaths: readonly string[]) {}

  /** The partition of a body, written like the header `x-ms-documentdb-partitionkey`. */
  partitionOf(body: Record<string, unknown>): string {
    return JSON.stringify(
      this.keyPaths.map((path) =>
        path
          .slice(1)
          .split('/')
          .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], body),
      ),
    );
  }

  get(partition: string, id: string): CosmosResource | undefined {
    return this.#partitions.get(partition)?.get(id);
  }

  /** Stores a new version, with a new etag as the service gives (quoted). */
  put(partition: string, body: Record<string, unknown> & { id: string }): CosmosResource {
    const resource = {
      ...body,
      _rid: randomUUID(),
      _etag: `"${randomUUID()}"`,
      _ts: Math.floor(Date.now() / 1000),
    };
    this.restore(partition, resource);
    this.#changes.push({ kind: 'put', partition, document: resource });
    return resource;
  }

  /** As put(), but the version as it is, and no change. */
  restore(partition: string, resource: CosmosResource): void {
    const documents = this.#partitions.get(partition) ?? new Map<string, CosmosResource>();
    this.#partitions.set(partition, documents.set(resource.id, resource));
  }

  remove(partition: string, id: string): void {
    if (this.forget(partition, id)) this.#changes.push({ kind: 'remove', partition, id });
  }

  /** As remove(), but no change. */
  forget(partition: string, id: string): boolean {
    return this.#partitions.get(partition)?.delete(id) ?? false;
  }

  /** What changed since the last call, oldest first. */
  takeChanges(): DocumentChange[] {
    const changes = this.#changes;
    this.#changes = [];
    return changes;
  }

  /** @param partition absent: all partitions */
  list(partition?: string): CosmosResource[] {
    if (partition !== undefined) return [...(this.#partitions.get(partition)?.values() ?? [])];
    return [...this.#partitions.values()].flatMap((documents) => [...documents.values()]);
  }

  entries(): [partition: string, document: CosmosResource][] {
    return [...this.#partitions].flatMap(([partition, documents]) =>
      [...documents.values()].map((document): [string, CosmosResource] => [partition, document]),
    );
  }

  /** Runs `work`; takes the partition back to what it was when `work` says that it failed. */
  atomically<T>(partition: string, work: () => { result: T; failed: boolean }): T {
    const before = new Map(this.#partitions.get(partition));
    const changesBefore = this.#changes.length;
    const { result, failed } = work();
    if (failed) {
      this.#partitions.set(partition, before);
      this.#changes.length = changesBefore;
    }
    return result;
  }
}
