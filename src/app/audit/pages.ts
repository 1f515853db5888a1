import { auditChains, type Audit, type AuditChain, type AuditPlace, type AuditRow } from '../ports';

/** A place's two chains together, the newest first. */

/** The number in each chain before which a page begins; absent: at its end. */
export type Cursor = Partial<Record<AuditChain, number>>;

/** As a button carries it: '120.34'. */
export function writtenCursor({ changes = 0, looks = 0 }: Cursor): string {
  return `${changes}.${looks}`;
}

/** Reads what `writtenCursor` writes; anything else is the end. */
export function readCursor(written: string | undefined): Cursor {
  const [, changes, looks] = /^(\d{1,10})\.(\d{1,10})$/.exec(written ?? '') ?? [];
  return changes === undefined || looks === undefined
    ? {}
    : { changes: Number(changes), looks: Number(looks) };
}

interface Merged {
  chain: AuditChain;
  row: AuditRow;
  /** Its time; never later than that of the row after it, whose clock may have been behind. */
  at: string;
}

async function newest(
  audit: Audit,
  place: AuditPlace,
  chain: AuditChain,
  before: number | undefined,
  limit: number,
): Promise<Merged[]> {
  const rows = await audit.rows(place, chain, { limit, ...(before !== undefined && { before }) });
  let at = '~';
  return rows.map((row) => {
    at = row.at < at ? row.at : at;
    return { chain, row, at };
  });
}

/**
 * The next rows of a place that are meant, and where the ones after them begin. Two queries, and two point reads at
 * most.
 * @param scan so many rows of each chain are looked at
 */
export async function pageOfPlace(
  audit: Audit,
  place: AuditPlace,
  from: Cursor,
  { count, scan, isMeant }: { count: number; scan: number; isMeant: (row: AuditRow) => boolean },
): Promise<{ rows: AuditRow[]; next?: Cursor }> {
  const found = await Promise.all(auditChains.map((chain) => newest(audit, place, chain, from[chain], scan)));
  const isFull = (rows: Merged[]): boolean => rows.length === scan && (rows.at(-1)?.row.seq ?? 1) > 1;
  // Of a chain that goes on, nothing is known of what is older than what was read of it.
  const horizon = found.filter(isFull).reduce((latest, rows) => {
    const last = rows.at(-1)?.at ?? '';
    return last > latest ? last : latest;
  }, '');
  const all = found.flat().sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const rows: AuditRow[] = [];
  const reached: Cursor = Object.fromEntries(
    auditChains.map((chain, at) => [chain, from[chain] ?? (found[at]?.[0]?.row.seq ?? 0) + 1]),
  );
  let taken = 0;
  for (const { chain, row, at } of all) {
    if (at < horizon || rows.length === count) break;
    if (isMeant(row)) rows.push(row);
    reached[chain] = row.seq;
    taken += 1;
  }
  const isMore = taken < all.length || found.some(isFull);
  return { rows, ...(isMore && { next: reached }) };
}
