import type { DocumentQuery, StoreDocument } from '../app/ports';

/** Below every character that a key may have, so that `a` sorts before `ab`. */
const separator = '\u001f';
/** Above the separator and below every digit: between documents without and with a `dueAt`. */
const absentCeiling = '!';
/** Above everything that ascii() lets through unchanged. */
const top = '~';

/**
 * Stores disagree on the order of characters beyond ASCII (UTF-8 bytes or UTF-16 units), so none is left:
 * each becomes `~` and six hex digits, which keeps the order of code points.
 */
function ascii(text: string): string {
  return text.replace(
    /[~\u0080-\u{10ffff}]/gu,
    (character) => top + (character.codePointAt(0) ?? 0).toString(16).padStart(6, '0'),
  );
}

/** What documents are ordered by: `dueAt` (absent first), then `pk`, then `id`; unique in a container. */
export function sortKey(document: Pick<StoreDocument, 'dueAt' | 'pk' | 'id'>): string {
  return [document.dueAt ?? '', document.pk, document.id].map(ascii).join(separator);
}

/** The cursor after a document: its sort key, in letters that survive being a button's data. */
export function cursorAfter(document: Pick<StoreDocument, 'dueAt' | 'pk' | 'id'>): string {
  return Buffer.from(sortKey(document)).toString('base64url');
}

/**
 * The stretch of sort keys that a query asks for, both ends exclusive.
 * `dueUntil` is a stretch too, since the sort key begins with `dueAt`: so one index serves filter and order.
 */
export function sortWindow(query: Pick<DocumentQuery, 'after' | 'dueUntil'>): { from: string; to?: string } {
  const after = query.after === undefined ? '' : Buffer.from(query.after, 'base64url').toString();
  if (query.dueUntil === undefined) return { from: after };
  return { from: after > absentCeiling ? after : absentCeiling, to: query.dueUntil + top };
}
