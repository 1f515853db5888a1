import { parseArgs } from 'node:util';
import { environment, readConfig } from '../../src/config';
import { wire } from '../../src/wire';

/**
 * The program's own wiring and timer, without its door, by a clock that differs from the machine's: so that
 * what is sent in open hours can be tried at any hour. Says the name that it has in leases.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { 'clock-ahead-ms': { type: 'string', default: '0' } } });
  const aheadMs = Number(values['clock-ahead-ms']);
  const clock = { now: (): string => new Date(Date.now() + aheadMs).toISOString() };
  const app = await wire(readConfig(environment()), { clock, isSeeded: false });
  const timer = app.start();
  process.stdout.write(`instance ${app.delivery.instance}\n`);
  process.once('SIGTERM', () => {
    void timer
      .stop()
      .then(() => app.close())
      .then(() => process.exit(0));
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
