import type { AuditEntry, StoreDocument } from '../app/ports';
import { encode } from './codec';

/** Who did what, in the partition of what it was done to; doing the same in the same millisecond is one row. */
export function auditDocument(pk: string, audit: AuditEntry): StoreDocument {
  return encode('audit', pk, `audit:${audit.at}:${audit.action}:${audit.personId}:${audit.subjectId}`, audit);
}
