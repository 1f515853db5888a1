import { realpathSync, statSync } from 'node:fs';
import { StoreError, type Clock } from './app/ports';
import { ConfigError, type Config } from './config';
import { jsonLog } from './log';
import { auditRepository } from './store/audit-repository';
import { documentReader } from './store/document-reader';
import { backUp } from './store/sqlite/backup';
import type { FileCheck } from './store/sqlite/file-check';
import { restore } from './store/sqlite/restore';
import { examineAudit } from './store/upkeep/examine-audit';
import { examineDocuments, type Examined } from './store/upkeep/examine-documents';
import { examineFile } from './store/upkeep/examine-file';
import { Findings, type Finding } from './store/upkeep/finding';
import { storeDown } from './store/upkeep/kinds-of-findings';
import { migrateDocuments, type Migrated } from './store/upkeep/migrate';
import { openStore, systemClock } from './wire-store';

/** What cannot be read is a finding already. */
const quietReader = documentReader(jsonLog('error', () => undefined));

export type { FileCheck, Finding, Migrated };

/** What keeps the store of the configuration going for years: with it as it is, and no use case in between. */

/** @throws ConfigError for a store that is no file */
function fileOf({ store }: Config): string {
  if (store.kind === 'sqlite') return store.file;
  throw new ConfigError(
    'STORE is cosmos, which is backed up continuously by Azure. ' +
      'Restore the account to a point in time there; the README says how.',
  );
}

/** Whether a file is the embedded store itself, by whatever name. */
export function isStoreItself({ store }: Config, file: string): boolean {
  const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;
  if (store.kind !== 'sqlite' || !isThere(store.file) || !isThere(file)) return false;
  return realpathSync(store.file) === realpathSync(file);
}

/** Copies the embedded store into an empty file, while the bot may run. @throws StoreError, ConfigError */
export function backUpStore(config: Config, into: string): FileCheck {
  return backUp(fileOf(config), into);
}

/** Puts a backup in the place of the embedded store. @throws StoreError while the bot runs, ConfigError */
export function restoreStore(
  config: Config,
  backup: string,
  now: string,
): FileCheck & { file: string; aside?: string } {
  const file = fileOf(config);
  const aside = `${file}.before-restore-${now.replace(/[:.]/g, '-')}`;
  const { isKept, ...check } = restore(backup, file, aside);
  return { ...check, file, ...(isKept && { aside }) };
}

/** Brings every document to the version of this program. @throws StoreError */
export async function migrateStore(config: Config, options: { isDryRun: boolean }): Promise<Migrated> {
  const store = openStore(config.store);
  try {
    await store.ready();
    return await migrateDocuments(store, options);
  } finally {
    await store.close();
  }
}

export interface Examination extends Partial<Examined> {
  findings: Finding[];
  /** The file of the embedded store is not made yet. */
  isNew: boolean;
}

/** Looks at the store and all that is in it, and changes nothing. A store that does not answer is a finding. */
export async function examineStore(config: Config, clock: Clock = systemClock): Promise<Examination> {
  const findings = new Findings();
  const store = openStore(config.store);
  try {
    const isWhole = config.store.kind === 'sqlite' ? examineFile(config.store.file, findings) : true;
    if (!isWhole) return { findings: findings.all(), isNew: isWhole === undefined };
    const examined = await examineDocuments(store, clock.now(), findings);
    await examineAudit(auditRepository(store, quietReader), findings);
    return { ...examined, findings: findings.all(), isNew: false };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    findings.add(storeDown, error.message);
    return { findings: findings.all(), isNew: false };
  } finally {
    await store.close();
  }
}
