import type { Expectation, StoreDocument, StoredDocument } from '../app/ports';

/** The port's fields as a driver gives them: absent ones may be null, and there may be more of them. */
export interface DriverFields extends Pick<StoreDocument, 'pk' | 'id' | 'type' | 'v' | 'body'> {
  state?: string | null;
  unitId?: string | null;
  chefId?: string | null;
  dueAt?: string | null;
}

/** Picks what callers may see; absent fields are left out, so that documents compare alike in every store. */
export function storedDocument(fields: DriverFields, etag: string): StoredDocument {
  return {
    pk: fields.pk,
    id: fields.id,
    type: fields.type,
    v: fields.v,
    ...(fields.state == null ? {} : { state: fields.state }),
    ...(fields.unitId == null ? {} : { unitId: fields.unitId }),
    ...(fields.chefId == null ? {} : { chefId: fields.chefId }),
    ...(fields.dueAt == null ? {} : { dueAt: fields.dueAt }),
    body: fields.body,
    etag,
  };
}

/** What must hold for a record to be written that was read at this etag; `'absent'` is one that was not there. */
export function expectationOf(etag: string): Expectation {
  return etag === 'absent' ? 'absent' : { etag };
}
