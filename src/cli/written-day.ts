/** A day as a Dane writes it, 11.03.2026, in the form of the machine; anything else as it is. */
export function isoDay(written: string): string {
  return written.replace(/^(\d\d)\.(\d\d)\.(\d{4})$/, '$3-$2-$1');
}
