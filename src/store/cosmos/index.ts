export { openCosmosStore } from './cosmos-store';
export type { Patience } from './patience';
