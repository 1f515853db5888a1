import { accessSync, constants, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { isDocumentType } from '../codec';
import { schemaVersion } from '../sqlite/database';
import { checkFile } from '../sqlite/file-check';
import type { Findings } from './finding';
import * as kinds from './kinds-of-findings';

/** Room for a backup and for growing. */
const leastFreeBytes = 200 * 1024 * 1024;

function mayUse(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function examinePlace(file: string, findings: Findings): boolean {
  const folder = dirname(file);
  const { bavail, bsize } = statfsSync(folder);
  const { size, mode } = statSync(file);
  if (bavail * bsize < Math.max(leastFreeBytes, 2 * size))
    findings.add(kinds.littleRoom, `${Math.floor((bavail * bsize) / 1024 / 1024)} MB in ${folder}`);
  // Windows has its rights elsewhere.
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) findings.add(kinds.openToOthers, file);
  const isUsable = mayUse(file) && mayUse(folder);
  if (!isUsable) findings.add(kinds.noRights, file);
  return isUsable;
}

/**
 * Looks at the file of the embedded store without changing it.
 * @returns whether its documents can be looked at; undefined when there is no file yet
 * @throws StoreError
 */
export function examineFile(file: string, findings: Findings): boolean | undefined {
  if (!statSync(file, { throwIfNoEntry: false })) return undefined;
  if (!examinePlace(file, findings)) return false;
  const { damage, schema, newerTypes } = checkFile(file);
  for (const damaged of damage) findings.add(kinds.damagedFile, damaged);
  if (schema > schemaVersion) findings.add(kinds.newerFile, `schema ${schema}, known are ${schemaVersion}`);
  // Those of known types are found one by one, when the documents are looked at.
  for (const type of newerTypes) if (!isDocumentType(type)) findings.add(kinds.unknownTypes, type);
  return damage.length === 0 && schema === schemaVersion;
}
