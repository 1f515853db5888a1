export { startCosmosServer, type CosmosServer, type CosmosServerOptions } from './cosmos-server';
export type { FaultOptions, SeenRequest } from './faults';
export { emulatorKey } from './signature';
