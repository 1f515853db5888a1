/** What an export holds, for programs: days as 2026-04-14, instants in UTC, names in English. */
export function jsonOf(exported: { kind: string }): Buffer {
  return Buffer.from(`${JSON.stringify(exported, undefined, 2)}\n`, 'utf8');
}
