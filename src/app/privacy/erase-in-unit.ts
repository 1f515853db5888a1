import type { OutboxRow } from '../../domain/delivery/outbox';
import { erasedRecord, erasedRow, type Erasing } from '../../domain/privacy/erase';
import { holds, placesOf } from '../../domain/privacy/erased-text';
import type { Summary, UnitRecord } from '../../domain/status/summary';
import type { RecordKey } from '../../domain/status/without-record';
import type { Deps } from '../deps';
import { municipalityPk, type AuditEntry, type Loaded, type RowChange } from '../ports';
import { withRetry } from '../use-case';
import type { Mention } from './results';

/** Far below what one batch takes: a record may be two operations, and the summary and the audit come with each. */
const recordsAtOnce = 30;
const charactersAtOnce = 600_000;
const rowsAtOnce = 40;

/** What becomes of a unit's documents that someone is in. */
export interface UnitErasure {
  summary: Loaded<Summary>;
  written: { record: UnitRecord; before?: RecordKey }[];
  removed: RecordKey[];
  rows: RowChange[];
  mentions: Mention[];
  unreadable: string[];
}

function idOf({ type, record }: UnitRecord): string {
  return type === 'unit' ? 'unit' : record.id;
}

/** Looks through one unit. A point read and a query a kind. @param names as they may stand in texts */
export async function erasureIn(
  deps: Deps,
  unitId: string,
  erasing: Erasing,
  names: readonly string[],
): Promise<UnitErasure | undefined> {
  const summary = await deps.units.summary(unitId);
  if (!summary) return undefined;
  const { records, unreadable } = await deps.holdings.records(unitId, erasing.personId);
  const found: UnitErasure = { summary, written: [], removed: [], rows: [], mentions: [], unreadable };
  for (const record of records) {
    const erasure = erasedRecord(record, summary.value, erasing);
    if (erasure && 'removed' in erasure) {
      found.removed.push(erasure.removed);
      continue;
    }
    if (erasure) found.written.push(erasure);
    const kept = erasure?.record ?? record;
    const places = placesOf(kept.record, names);
    if (places.length > 0) found.mentions.push({ unitId, documentId: idOf(kept), places });
  }
  found.rows = erasedRows(await deps.outbox.ofPartition(unitId), erasing, deps.clock.now());
  return found;
}

/**
 * Documents with the person's id in units whose own summary cannot be read: no card or work gets there, nor does this.
 * @param unitIds those that can be read
 */
export async function outOfReach(
  deps: Deps,
  personId: string,
  unitIds: readonly string[],
): Promise<string[]> {
  const reached = new Set([...unitIds, municipalityPk]);
  const ids: string[] = [];
  for await (const { container, pk } of deps.audit.places()) {
    if (container !== 'units' || reached.has(pk)) continue;
    const { records, unreadable } = await deps.holdings.records(pk, personId);
    ids.push(...unreadable, ...records.filter(({ record }) => holds(record, personId)).map(idOf));
  }
  return ids;
}

function erasedRows(rows: readonly Loaded<OutboxRow>[], erasing: Erasing, now: string): RowChange[] {
  return rows
    .filter(({ value }) => holds(value, erasing.personId))
    .map((row) => ({ row, by: erasedRow(row.value, erasing, now) }));
}

/** The first few that fit into one batch. */
function fitting<T>(changes: readonly T[]): T[] {
  let characters = 0;
  const few = changes.slice(0, recordsAtOnce);
  const end = few.findIndex((change) => (characters += JSON.stringify(change).length) > charactersAtOnce);
  return end === -1 ? few : few.slice(0, Math.max(1, end));
}

/** One batch of a unit's records. @returns whether there may be more */
async function writeSome(
  deps: Deps,
  { summary, written, removed }: UnitErasure,
  audit: AuditEntry,
): Promise<boolean> {
  const some = fitting([...written, ...removed.map((key) => ({ gone: key }))]);
  if (some.length === 0) return false;
  const records = some.flatMap((change) => ('gone' in change ? [] : [change.record]));
  const gone = some.flatMap((change) =>
    'gone' in change ? [change.gone] : change.before ? [change.before] : [],
  );
  await deps.units.save({ summary, records, removed: gone, audit });
  return some.length < written.length + removed.length;
}

/**
 * Takes a person out of a unit, a batch at a time; after each the summary says what the documents say. Done again, it
 * goes on where it was broken off.
 */
export async function eraseInUnit(
  deps: Deps,
  unitId: string,
  erasing: Erasing,
  audit: AuditEntry,
): Promise<void> {
  for (let isMore = true; isMore;)
    isMore = await withRetry(deps, 'erase-person', async () => {
      const found = await erasureIn(deps, unitId, erasing, []);
      if (!found) return false;
      if (await writeSome(deps, found, audit)) return true;
      for (let from = 0; from < found.rows.length; from += rowsAtOnce)
        await deps.holdings.changeRows(unitId, found.rows.slice(from, from + rowsAtOnce));
      return false;
    });
}
