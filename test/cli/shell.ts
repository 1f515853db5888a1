import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBuilt, type Ended } from '../support/built';

/** The command as a person at a shell meets it: the built program, in a folder, with a store on disk there. */

/** The sample municipality's files. */
export const sample = join(__dirname, '../../src/demo/municipality');

export function runIn(
  folder: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Ended> {
  const settings = { PATH: process.env['PATH'], SQLITE_FILE: join(folder, 'store.sqlite'), ...env };
  return runBuilt('src/cli/main.js', args, { cwd: folder, env: settings });
}

/**
 * A municipality whose schools have begun their loops. Importing and starting once is enough: each test has its own
 * copy of what came of it.
 * @param mend what is done to the sample's files before they are imported
 */
export function useStarted(mend: (csv: string) => Promise<void> = () => Promise.resolve()): () => string {
  let started: string;
  let folder: string;
  beforeAll(async () => {
    started = await mkdtemp(join(tmpdir(), 'kvalitetsloop-started-'));
    const csv = join(started, 'csv');
    await cp(sample, csv, { recursive: true });
    await mend(csv);
    await runIn(started, ['import', 'csv']);
    await runIn(started, ['start-loops', '--area', '6-18', '--decided', '2026-03-11']);
  }, 60_000);
  afterAll(() => rm(started, { recursive: true, force: true }));
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kvalitetsloop-copy-'));
    await cp(started, folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  return () => folder;
}
