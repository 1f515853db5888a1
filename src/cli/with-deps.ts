import type { Deps } from '../app/deps';
import type { Output } from './output';

/** What every command can be told. */
export interface Flags {
  json?: boolean;
}

/** Opens the store for one command that says something, and closes it. */
export type WithDeps = (flags: Flags, run: (deps: Deps, out: Output) => Promise<void>) => Promise<void>;
