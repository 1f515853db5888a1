import { GuideShelfError } from './app/guides/shelf';
import { StoreError } from './app/ports';
import { ConfigError, environment, readConfig } from './config';
import { wire } from './wire';

const stopWithinMs = 10_000;

/** Without an app id anyone can post, so then only this machine is listened to. */
function hostFor(isLocal: boolean): string {
  return isLocal ? '127.0.0.1' : '0.0.0.0';
}

async function main(): Promise<void> {
  const config = readConfig(environment());
  const app = await wire(config);
  const port = await app.door.listen(config.port, hostFor(config.app === undefined));
  const timer = app.start();
  app.deps.log.info('started', { port, store: config.store.kind, local: config.app === undefined });

  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    // What is under way gets time to finish; what never ends does not keep us.
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    void Promise.all([app.door.close(), timer.stop()])
      .then(() => app.close())
      .then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** One line that says which, why and how to mend, for what an administrator can mend. */
function sayWhy(error: unknown): string {
  if (error instanceof ConfigError || error instanceof GuideShelfError) return error.message;
  if (error instanceof StoreError) return `The store cannot be used (${error.code}): ${error.message}`;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return 'PORT is taken by another program. Stop that program, or set PORT to another port.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main().catch((error: unknown) => {
  process.stderr.write(`${sayWhy(error)}\n`);
  process.exit(1);
});
