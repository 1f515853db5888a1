/**
 * A short mark of a text, so that a card can tell which text it was drawn from without carrying it.
 * FNV-1a, 32 bits, as 8 hex digits; for telling an edit from no edit, not for security.
 */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}
