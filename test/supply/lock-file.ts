import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { projectRoot } from '../../src/assets';

/** What package.json asks for, and what the lock file says is installed for it. */

const Versions = z.record(z.string(), z.string()).default({});

export const PackageFile = z.object({
  dependencies: Versions,
  devDependencies: Versions,
  /** One deep only: a package's name to its version. */
  overrides: Versions,
  scripts: Versions,
});
export type PackageFile = z.infer<typeof PackageFile>;

const LockedPackage = z.object({
  version: z.string().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  link: z.boolean().optional(),
  license: z.string().optional(),
  /** Needed by tools only. */
  dev: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
});

export const LockFile = z.object({
  lockfileVersion: z.int(),
  packages: z.record(z.string(), LockedPackage),
});

/** A package as the lock file has it. */
export interface Locked extends z.infer<typeof LockedPackage> {
  name: string;
  /** Where in node_modules it lies. */
  path: string;
  /** Whether it is part of what runs in production. */
  isShipped: boolean;
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(projectRoot(), file), 'utf8'));
}

export function packageFile(): PackageFile {
  return PackageFile.parse(read('package.json'));
}

export function lockFile(): { version: number; packages: Locked[] } {
  const { lockfileVersion, packages } = LockFile.parse(read('package-lock.json'));
  const folder = 'node_modules/';
  return {
    version: lockfileVersion,
    packages: Object.entries(packages)
      .filter(([path]) => path !== '')
      .map(([path, locked]) => ({
        ...locked,
        ...{ path, name: path.slice(path.lastIndexOf(folder) + folder.length), isShipped: !locked.dev },
      })),
  };
}
