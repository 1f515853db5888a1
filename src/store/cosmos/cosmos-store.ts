import { randomUUID } from 'node:crypto';
import type { Container, CosmosClient } from '@azure/cosmos';
import {
  StoreError,
  type ContainerName,
  type DocumentQuery,
  type DocumentStore,
  type Expectation,
  type Operation,
  type Page,
  type StoreDocument,
  type StoredDocument,
} from '../../app/ports';
import { checkBatch, checkDocument, checkKey, checkQuery } from '../limits';
import { cursorAfter } from '../sort-key';
import { runBatch } from './batch';
import { containerOf, createMissing, openClient, proveReadable, type CosmosAddress } from './client';
import { conflictBecause, CosmosAnswerError, isAbsent, isConflict } from './failure';
import { readMarked, type MarkedDocument } from './marks';
import { chatPatience, patiently, type Patience } from './patience';
import { cosmosDocument, fromCosmos, querySpec, type CosmosDocument } from './stored';

const sessionNotAvailable = 1002;

class CosmosStore implements DocumentStore {
  #client: Promise<CosmosClient> | undefined;
  #isClosed = false;

  constructor(
    private readonly address: CosmosAddress,
    private readonly patience: Patience,
  ) {}

  get(name: ContainerName, pk: string, id: string): Promise<StoredDocument | undefined> {
    return this.#attempt(name, async (container, abortSignal) => {
      checkKey(pk, id);
      const read = await container.item(id, pk).read<MarkedDocument>({ abortSignal });
      if (read.resource) return fromCosmos(read.resource, read.etag);
      // The driver makes every 404 look like an absent document; a substatus says that it is something else.
      if (read.substatus) throw new CosmosAnswerError(read.substatus === sessionNotAvailable ? 503 : 404);
      return undefined;
    });
  }

  put(name: ContainerName, document: StoreDocument, expect: Expectation): Promise<StoredDocument> {
    const mark = randomUUID();
    return this.#attempt(name, async (container, abortSignal) => {
      checkDocument(document);
      try {
        const written = await write(container, cosmosDocument(document, mark), expect, abortSignal);
        return fromCosmos(written, written._etag);
      } catch (error) {
        // Only a replacement can miss its document; else a 404 means that the container is missing.
        if (!isConflict(error) || (typeof expect === 'string' && isAbsent(error))) throw error;
        const ours = await readMarked(container, document, mark, abortSignal);
        if (!ours) throw conflictBecause(error);
        return fromCosmos(ours, ours._etag);
      }
    });
  }

  delete(name: ContainerName, pk: string, id: string, expect: { etag: string } | 'any'): Promise<void> {
    return this.#attempt(name, async (container, abortSignal) => {
      checkKey(pk, id);
      const condition = expect === 'any' ? {} : ifMatch(expect.etag);
      try {
        await container.item(id, pk).delete({ abortSignal, ...condition });
      } catch (error) {
        if (!isAbsent(error)) throw error;
        if (expect !== 'any') throw conflictBecause(error);
      }
    });
  }

  batch(name: ContainerName, pk: string, operations: readonly Operation[]): Promise<void> {
    const mark = randomUUID();
    return this.#attempt(name, async (container, abortSignal) => {
      checkBatch(pk, operations);
      await runBatch(container, pk, operations, mark, abortSignal);
    });
  }

  query(name: ContainerName, query: DocumentQuery): Promise<Page> {
    return this.#attempt(name, async (container, abortSignal) => {
      checkQuery(query);
      const within = query.pk === undefined ? {} : { partitionKey: query.pk };
      const options = { abortSignal, maxItemCount: query.limit + 1, ...within };
      const found = await container.items.query<MarkedDocument>(querySpec(query), options).fetchAll();
      const documents = found.resources
        .slice(0, query.limit)
        .map((resource) => fromCosmos(resource, resource._etag));
      const last = documents.at(-1);
      return found.resources.length > query.limit && last
        ? { documents, next: cursorAfter(last) }
        : { documents };
    });
  }

  /** Its files are not ours to empty. */
  scrub(): Promise<void> {
    return Promise.resolve();
  }

  ready(): Promise<void> {
    return patiently(this.patience, async (signal) => {
      const client = await this.#open();
      await createMissing(client, this.address);
      await proveReadable(client, this.address.database, signal);
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const client = await this.#client;
    client?.dispose();
    this.#client = undefined;
  }

  #open(): Promise<CosmosClient> {
    if (this.#isClosed) throw new StoreError('store/unavailable', 'The store is closed');
    this.#client ??= openClient(this.address, this.patience);
    return this.#client;
  }

  #attempt<T>(
    name: ContainerName,
    work: (container: Container, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    return patiently(this.patience, async (signal) =>
      work(containerOf(await this.#open(), this.address.database, name), signal),
    );
  }
}

function ifMatch(etag: string): { accessCondition: { type: string; condition: string } } {
  return { accessCondition: { type: 'IfMatch', condition: etag } };
}

async function write(
  container: Container,
  document: CosmosDocument,
  expect: Expectation,
  abortSignal: AbortSignal,
): Promise<MarkedDocument> {
  const created = { abortSignal, disableAutomaticIdGeneration: true };
  const { resource } =
    expect === 'absent'
      ? await container.items.create<CosmosDocument>(document, created)
      : expect === 'any'
        ? await container.items.upsert<CosmosDocument>(document, created)
        : // No upsert here: with an etag Cosmos would create a document that someone just erased.
          await container
            .item(document.id, document.pk)
            .replace<CosmosDocument>(document, { abortSignal, ...ifMatch(expect.etag) });
  if (!resource) throw new CosmosAnswerError(500);
  return resource;
}

/**
 * A store in Azure Cosmos DB. Nothing is opened before first use.
 * @param options.key absent: the managed identity. With a key and a server on this machine, `ready` creates
 *   the database and its containers
 * @param options.patience how long a call may take; by default what a chat turn bears
 */
export function openCosmosStore(options: CosmosAddress & { patience?: Patience }): DocumentStore {
  const { patience = chatPatience, ...address } = options;
  return new CosmosStore(address, patience);
}
