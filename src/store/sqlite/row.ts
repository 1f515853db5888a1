import type { Json, StoredDocument } from '../../app/ports';
import { storedDocument } from '../document';

/** A document as a table has it. */
export interface Row {
  pk: string;
  id: string;
  type: string;
  v: number;
  state: string | null;
  unitId: string | null;
  chefId: string | null;
  dueAt: string | null;
  etag: string;
  body: string;
}

/** A body that is no JSON any more is this document's trouble alone: the others of its page are read all the same. */
export function fromRow(row: Row): StoredDocument {
  const body = jsonIn(row.body);
  const document = storedDocument({ ...row, body: body ?? {} }, row.etag);
  return body ? document : { ...document, isDamaged: true };
}

function jsonIn(text: string): Record<string, Json> | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? (value as Record<string, Json>) : undefined;
  } catch {
    return undefined;
  }
}
