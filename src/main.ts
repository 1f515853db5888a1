import { GuideShelfError } from './app/guides/shelf';
import { StoreError } from './app/ports';
import { ConfigError, environment, readConfig } from './config';
import { withoutSecrets } from './secrets';
import { serve } from './serve';

/** One line that says which, why and how to mend it, for what an administrator can mend. */
function sayWhy(error: unknown): string {
  if (error instanceof ConfigError || error instanceof GuideShelfError) return error.message;
  if (error instanceof StoreError) return `The store cannot be used (${error.code}): ${error.message}`;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return 'PORT is taken by another program. Stop that program, or set PORT to another port.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function main(): Promise<void> {
  await serve(readConfig(environment()));
}

function giveUp(error: unknown): void {
  process.stderr.write(`${withoutSecrets(sayWhy(error))}\n`);
  process.exit(1);
}

// Node would print all that an error carries, the headers of a call among it.
process.on('uncaughtException', giveUp);
main().catch(giveUp);
