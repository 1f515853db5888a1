import { StoreError, type StoredDocument } from '../app/ports';

/** A document that this program cannot read. It says which and why, never what stands in it. */
export class UnreadableDocument extends StoreError {
  readonly address: Pick<StoredDocument, 'pk' | 'id' | 'type' | 'v' | 'etag'>;

  constructor(
    { pk, id, type, v, etag }: StoredDocument,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super('store/unreadable', `${type} ${id} v${v} in ${pk}: ${reason}`, options);
    this.name = 'UnreadableDocument';
    this.address = { pk, id, type, v, etag };
  }
}
