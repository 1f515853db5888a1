import { statSync } from 'node:fs';
import { containers } from '../../../infra/containers.json';
import { StoreError } from '../../app/ports';
import { currentVersion, isDocumentType } from '../codec';
import { connectionTo, schemaOf, schemaVersion, type Connection } from './database';
import { storeErrorOf } from './errors';

/** What a database file says of itself. */
export interface FileCheck {
  bytes: number;
  schema: number;
  documents: number;
  /** What SQLite's own check finds; empty when the file is whole. */
  damage: string[];
  /** Types of documents that a newer version of this program wrote. */
  newerTypes: string[];
}

const mostDamageNamed = 20;

function damageIn(connection: Connection): string[] {
  const rows = connection.prepare(`PRAGMA integrity_check(${mostDamageNamed})`).all() as {
    integrity_check: string;
  }[];
  const said = rows.map(({ integrity_check: finding }) => finding);
  return said.length === 1 && said[0] === 'ok' ? [] : said;
}

function contentOf(connection: Connection): Pick<FileCheck, 'documents' | 'newerTypes'> {
  const newerTypes = new Set<string>();
  let documents = 0;
  for (const { name } of containers) {
    const rows = connection
      .prepare(`SELECT type, max(v) AS v, count(*) AS documents FROM ${name} GROUP BY type`)
      .all() as { type: string; v: number; documents: number }[];
    for (const row of rows) {
      documents += row.documents;
      if (!isDocumentType(row.type) || row.v > currentVersion(row.type)) newerTypes.add(row.type);
    }
  }
  return { documents, newerTypes: [...newerTypes].sort() };
}

/** A statement’s failure that is a finding here: the file is not whole, or has not the tables of its schema. */
function isDamage(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^SQLITE_(?:CORRUPT|NOTADB|ERROR)/.test(code);
}

/**
 * Checks a file without changing it.
 * @throws StoreError `store/unavailable` when there is none, or it cannot be opened
 */
export function checkFile(file: string): FileCheck {
  const there = statSync(file, { throwIfNoEntry: false });
  if (!there?.isFile()) throw new StoreError('store/unavailable', `There is no file ${file}.`);
  const empty = { bytes: there.size, schema: 0, documents: 0, damage: [], newerTypes: [] };
  let connection: Connection | undefined;
  try {
    connection = connectionTo(file);
    connection.exec('PRAGMA query_only = 1');
    const damage = damageIn(connection);
    const schema = schemaOf(connection);
    const isReadable = damage.length === 0 && schema > 0 && schema <= schemaVersion;
    return { ...empty, damage, schema, ...(isReadable && contentOf(connection)) };
  } catch (error) {
    if (isDamage(error)) return { ...empty, damage: [error instanceof Error ? error.message : 'damaged'] };
    throw storeErrorOf(error);
  } finally {
    connection?.close();
  }
}
