import { parseArgs } from 'node:util';
import { CosmosClient } from '@azure/cosmos';
import { containers, database } from '../../../infra/containers.json';
import { startCosmosServer } from './cosmos-server';

/** The command behind `npm run cosmos:local`: a Cosmos DB for one machine, to try the bot on the real driver. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '8081' }, memory: { type: 'boolean', default: false } },
  });
  const snapshotFile = '.data/cosmos-local.json';
  const server = await startCosmosServer({
    port: Number(values.port),
    ...(values.memory ? {} : { snapshotFile }),
  });
  const { endpoint, key } = server;
  const client = new CosmosClient({ endpoint, key, connectionPolicy: { enableEndpointDiscovery: false } });
  const created = await client.databases.createIfNotExists({ id: database });
  for (const { name, partitionKey } of containers)
    await created.database.containers.createIfNotExists({
      id: name,
      partitionKey: { paths: [partitionKey] },
    });
  client.dispose();

  const kept = values.memory ? 'in memory only: gone when this stops' : `in ${snapshotFile}`;
  const lines = [
    `A local Cosmos DB listens on ${endpoint}. Its data is kept ${kept}.`,
    'To start the bot on it, run this in another terminal:',
    '',
    `  STORE=cosmos COSMOS_ENDPOINT=${endpoint} COSMOS_KEY='${key}' npm start`,
    '',
    'The key is the public one of all Cosmos emulators. Stop with Ctrl+C.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.stop());
}

main().catch((error: unknown) => {
  const { code, message } = error as { code?: string; message?: string };
  const why =
    code === 'EADDRINUSE'
      ? 'the port is taken. Choose another: npm run cosmos:local -- --port 8082'
      : (message ?? 'unknown');
  process.stderr.write(`The local Cosmos DB did not start: ${why}\n`);
  process.exitCode = 1;
});
