import Account from '@vercel/cosmosdb-server/lib/account';
import type Collection from '@vercel/cosmosdb-server/lib/account/collection';
import { Documents, type DocumentChange } from './documents';

/** A write, as the journal keeps it. */
export type Change =
  | { kind: 'database'; database: string }
  | { kind: 'container'; database: string; container: string; resource: ContainerResource }
  | ({ database: string; container: string } & DocumentChange);

export interface ContainerResource {
  id: string;
  partitionKey?: { paths: string[] };
}

/**
 * All that the server holds. Databases, containers and the query language are the package's;
 * the documents are ours (see there why).
 */
export class LocalAccount {
  readonly packaged = new Account('127.0.0.1', 0);
  readonly #documents = new Map<string, Documents>();

  /** The package's container, for its query language; undefined when there is none. */
  container(database: string, name: string): Collection | undefined {
    const container = this.packaged.database(database).collection(name);
    return (container.read() as unknown) ? container : undefined;
  }

  /** The documents of a container that exists. */
  documents(database: string, name: string): Documents {
    const address = JSON.stringify([database, name]);
    const known = this.#documents.get(address);
    if (known) return known;
    const { partitionKey } = this.packaged.database(database).collection(name).read();
    const documents = new Documents(partitionKey?.paths ?? ['/id']);
    this.#documents.set(address, documents);
    return documents;
  }

  replay(change: Change): void {
    if (change.kind === 'database') {
      this.packaged.databases.create({ id: change.database });
    } else if (change.kind === 'container') {
      this.packaged.database(change.database).collections.create(change.resource);
    } else {
      const documents = this.documents(change.database, change.container);
      if (change.kind === 'put') documents.restore(change.partition, change.document);
      else documents.forget(change.partition, change.id);
    }
  }

  /** The shortest list of changes that leads here. */
  changes(): Change[] {
    const changes: Change[] = [];
    for (const database of this.packaged.databases._data.values()) {
      const { id } = database.read();
      changes.push({ kind: 'database', database: id });
      for (const container of database.collections._data.values()) {
        const resource = container.read();
        const address = { database: id, container: resource.id };
        changes.push({ kind: 'container', ...address, resource });
        for (const [partition, document] of this.documents(id, resource.id).entries())
          changes.push({ kind: 'put', ...address, partition, document });
      }
    }
    return changes;
  }
}
