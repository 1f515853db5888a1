import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** The command as a person at a shell meets it: the built program, in a folder, with a store on disk there. */

const root = join(__dirname, '../..');

/** The sample municipality's files. */
export const sample = join(root, 'src/demo/municipality');

export interface Ended {
  code: number;
  out: string;
  err: string;
}

export function runIn(
  folder: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Ended> {
  const settings = { PATH: process.env['PATH'], SQLITE_FILE: join(folder, 'store.sqlite'), ...env };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(root, 'dist/src/cli/main.js'), ...args],
      { cwd: folder, env: settings, maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
      },
    );
  });
}
