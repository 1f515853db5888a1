import type { Delivery } from '../app/delivery/delivery';
import type { Deps } from '../app/deps';
import { GuideShelfError } from '../app/guides/shelf';
import { StoreError } from '../app/ports';
import { ConfigError, environment, readConfig } from '../config';
import { Refusal } from '../domain/errors';
import { jsonLog } from '../log';
import { withoutSecrets } from '../secrets';
import { wireStore } from '../wire-store';
import { commandLine } from './command-line';
import { CommandFailed } from './output';
import { PackManifestError } from './pack-manifest';

/** Opens the store of the configuration for one command; the sample municipality is not put in. */
async function withDeps(run: (deps: Deps) => Promise<void>): Promise<void> {
  const { store, deps } = await wireStore(readConfig(environment()), { log: jsonLog('warn') });
  try {
    await run(deps);
  } finally {
    await store.close();
  }
}

/** It loads the SDK, so only a command that sends uses it. */
async function withDelivery(run: (delivery: Delivery) => Promise<void>): Promise<void> {
  const { wire } = await import('../wire.js');
  const app = await wire(readConfig(environment()), { log: jsonLog('warn'), isSeeded: false });
  try {
    await run(app.delivery);
  } finally {
    await app.close();
  }
}

/** What went wrong, in a line or a few; only a fault of the program itself shows its stack. */
function whyOf(error: unknown): string {
  const mendable = [CommandFailed, ConfigError, GuideShelfError, PackManifestError];
  if (error instanceof Error && mendable.some((kind) => error instanceof kind)) return error.message;
  if (error instanceof StoreError) return `The store cannot be used (${error.code}): ${error.message}`;
  if (error instanceof Refusal) return `Not done (${error.code}). Nothing was written; try again.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function sayWhy(error: unknown): string {
  return withoutSecrets(whyOf(error));
}

commandLine({ withDeps, withDelivery, stdout: process.stdout })
  .parseAsync()
  .catch((error: unknown) => {
    const isJson = process.argv.includes('--json');
    if (isJson)
      process.stdout.write(
        `${JSON.stringify(error instanceof CommandFailed ? error.value : { error: sayWhy(error) }, undefined, 2)}\n`,
      );
    else process.stderr.write(`${sayWhy(error)}\n`);
    process.exitCode = 1;
  });
