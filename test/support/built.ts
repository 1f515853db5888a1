import { execFile } from 'node:child_process';
import { join, resolve as pathTo } from 'node:path';

/** The built program's own files, run in processes of their own; `npm run build` comes first. */

const root = join(__dirname, '../..');

export interface Ended {
  code: number;
  out: string;
  err: string;
}

/** @param entry below `dist`, or a whole path */
export function runBuilt(
  entry: string,
  args: readonly string[],
  options: { nodeArgs?: readonly string[]; cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Ended> {
  const { nodeArgs = [], ...where } = options;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...nodeArgs, pathTo(root, 'dist', entry), ...args],
      { ...where, maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, err });
      },
    );
  });
}
