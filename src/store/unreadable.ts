import { StoreError, type StoredDocument } from '../app/ports';

/** Where a document lies, for a log or a list. An identity lies under someone's UPN, which goes into neither. */
export function partitionNamed({ pk, type }: Pick<StoredDocument, 'pk' | 'type'>): string {
  return type === 'identity' ? `${pk.split(':')[0] ?? ''}:…` : pk;
}

/** A document that this program cannot read. It says which and why, never what stands in it. */
export class UnreadableDocument extends StoreError {
  readonly address: Pick<StoredDocument, 'pk' | 'id' | 'type' | 'v' | 'etag'>;

  constructor(
    document: StoredDocument,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    const { id, type, v, etag } = document;
    const pk = partitionNamed(document);
    super('store/unreadable', `${type} ${id} v${v} in ${pk}: ${reason}`, options);
    this.name = 'UnreadableDocument';
    this.address = { pk, id, type, v, etag };
  }
}
