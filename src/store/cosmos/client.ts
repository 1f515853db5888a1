import { CosmosClient, type Container, type CosmosClientOptions } from '@azure/cosmos';
import { containers, indexedPaths } from '../../../infra/containers.json';
import { type ContainerName, StoreError } from '../../app/ports';
import { statusOf } from './failure';
import type { Patience } from './patience';

export interface CosmosAddress {
  endpoint: string;
  /** Absent: the managed identity of the machine. */
  key?: string;
  /** Of a user-assigned identity; absent: as the environment says. */
  identityClientId?: string;
  database: string;
}

/** A Cosmos on this machine is a test server or an emulator. */
function isLocal(endpoint: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(endpoint).hostname);
}

async function credentials(address: CosmosAddress): Promise<Partial<CosmosClientOptions>> {
  if (address.key !== undefined) return { key: address.key };
  // Imported late: it is large, and with a key nobody needs it.
  const { DefaultAzureCredential } = await import('@azure/identity');
  const { identityClientId } = address;
  return {
    aadCredentials: new DefaultAzureCredential(
      identityClientId === undefined ? {} : { managedIdentityClientId: identityClientId },
    ),
  };
}

/** @throws Error when the endpoint is no URL */
export async function openClient(address: CosmosAddress, patience: Patience): Promise<CosmosClient> {
  const local = isLocal(address.endpoint);
  return new CosmosClient({
    endpoint: address.endpoint,
    ...(await credentials(address)),
    connectionPolicy: {
      // Half of our patience, so that a request that got lost is tried once more.
      requestTimeout: patience.totalMs / 2,
      // The driver waits as long as Cosmos asks for at 429; it gives up before we do.
      retryOptions: {
        maxRetryAttemptCount: 9,
        maxWaitTimeInSeconds: (patience.totalMs / 1000) * 0.75,
        fixedRetryIntervalInMilliseconds: 0,
      },
      // A local server tells addresses (https, other names) that lead nowhere.
      ...(local ? { enableEndpointDiscovery: false } : {}),
    },
  });
}

/** Creates what is missing on a local server. In Azure that is the Bicep's job, and our role forbids it. */
export async function createMissing(client: CosmosClient, address: CosmosAddress): Promise<void> {
  if (address.key === undefined || !isLocal(address.endpoint)) return;
  const { database } = await ignoreRace(() => client.databases.createIfNotExists({ id: address.database }));
  for (const { name, partitionKey } of containers)
    await ignoreRace(() =>
      database.containers.createIfNotExists({
        id: name,
        partitionKey: { paths: [partitionKey] },
        indexingPolicy: {
          includedPaths: indexedPaths.map((path) => ({ path })),
          excludedPaths: [{ path: '/*' }],
        },
      }),
    );
}

/** Another process may create the same at the same moment; then it exists at the second look. */
async function ignoreRace<T>(create: () => Promise<T>): Promise<T> {
  try {
    return await create();
  } catch (error) {
    if (statusOf(error) === 409) return create();
    throw error;
  }
}

/** @throws StoreError `store/unavailable` that names the container which is missing */
export async function proveReadable(
  client: CosmosClient,
  database: string,
  signal: AbortSignal,
): Promise<void> {
  for (const { name } of containers) {
    try {
      const container = containerOf(client, database, name as ContainerName);
      await container.read({ abortSignal: signal });
      await container.item('ready', 'ready').read({ abortSignal: signal });
    } catch (error) {
      if (statusOf(error) !== 404) throw error;
      const message = `The container '${name}' is missing in the database '${database}'. Deploy infra/ first.`;
      throw new StoreError('store/unavailable', message, { cause: error });
    }
  }
}

export function containerOf(client: CosmosClient, database: string, name: ContainerName): Container {
  return client.database(database).container(name);
}
