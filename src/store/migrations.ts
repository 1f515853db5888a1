import type { DocumentType } from './codec';
import type { Migration } from './versions';

/**
 * What leads from each version of a type to the next; a type that is not here is in its first version.
 * Every change of a type's shape is a version, also a field that may be absent: a program that does not know
 * the field would drop it when it saves. Then what is stored may come through as it is: `(body) => body`.
 *
 * A change of a type in a unit's partition is a version of `summary` too. Each write in a unit needs its summary,
 * so a program that does not know the new version writes nothing there (ADR 10).
 */
export const migrations: { readonly [T in DocumentType]?: readonly Migration[] } = {
  // Version 2 chains the rows of the audit; those of before stay as they are.
  audit: [(body) => body],
  summary: [(body) => body],
  // Version 2 marks those who are being erased.
  person: [(body) => body],
};
