import type { Config } from './config';
import { wire, type WireOptions } from './wire';

const stopWithinMs = 10_000;

/** Without an app id anyone can post, so then only this machine is listened to. */
function hostFor(isLocal: boolean): string {
  return isLocal ? '127.0.0.1' : '0.0.0.0';
}

/**
 * Runs the program until it is told to stop: the door, the timer, and then what was under way is finished.
 * @throws StoreError, GuideShelfError, or the system's own error when the port is taken
 */
export async function serve(config: Config, options: WireOptions = {}): Promise<void> {
  const app = await wire(config, options);
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
