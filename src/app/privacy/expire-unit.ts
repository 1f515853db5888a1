import { dayOf } from '../../domain/calendar/copenhagen';
import { closingIdOf } from '../../domain/closing/closing';
import type { OutboxRow } from '../../domain/delivery/outbox';
import type { Evidence } from '../../domain/input/evidence';
import { receiptsIdOf } from '../../domain/input/receipts';
import {
  draftsPast,
  isConfirmedBefore,
  isTakenBackPast,
  limitsOn,
  loopsPast,
  pointsPast,
  recordsOfLoop,
  sentOnly,
  unsentReceiptsPast,
  type Limits,
} from '../../domain/privacy/retention';
import type { Summary, UnitRecord } from '../../domain/status/summary';
import type { RecordKey } from '../../domain/status/without-record';
import type { Deps } from '../deps';
import type { AuditEntry, Loaded } from '../ports';
import { rulesFor } from '../rules';
import { withRetry } from '../use-case';
import type { Counts } from './results';

/** Far below what one batch takes. */
const recordsAtOnce = 60;
const rowsAtOnce = 90;

/** What lies in a unit's partition and is in no summary. */
export interface Aside {
  takenBack: readonly Evidence[];
  rows: readonly Loaded<OutboxRow>[];
}

interface Due {
  keys: RecordKey[];
  /** By meeting: of which only what was sent stays. */
  receipts: string[];
}

export function add(counts: Counts, kind: keyof Counts, more = 1): void {
  if (more > 0) counts[kind] = (counts[kind] ?? 0) + more;
}

export function expiryNote({ clock }: Pick<Deps, 'clock'>, counts: Counts): AuditEntry {
  const what = Object.entries(counts).map(([kind, count]) => `${kind}=${count}`);
  return { at: clock.now(), personId: 'retention', action: 'retention', subjectId: what.join(' ') };
}

/** All of a past loop, when its summaries were confirmed so long ago too. One point read. */
async function loopDue(deps: Deps, summary: Summary, loopId: string, limits: Limits): Promise<RecordKey[]> {
  const id = closingIdOf(loopId);
  const closing = await deps.units.record('closing', summary.unit.id, id);
  if (!isConfirmedBefore(closing?.confirmedAt, limits)) return [];
  return recordsOfLoop(summary, loopId, limits).filter(({ type }) => type !== 'closing' || closing);
}

async function dueIn(deps: Deps, summary: Summary, { takenBack }: Aside): Promise<Due> {
  const { retention } = await rulesFor(deps, summary);
  const limits = limitsOn(dayOf(deps.clock.now()), retention);
  const ofLoops: RecordKey[] = [];
  for (const loopId of loopsPast(summary, limits))
    ofLoops.push(...(await loopDue(deps, summary, loopId, limits)));
  const evidence = takenBack
    .filter((each) => isTakenBackPast(summary, each, limits))
    .map(({ id }): RecordKey => ({ type: 'evidence', id }));
  const all = [...draftsPast(summary, limits), ...evidence, ...pointsPast(summary, limits), ...ofLoops];
  const keys = [...new Map(all.map((key) => [key.id, key])).values()];
  const gone = new Set(keys.map(({ id }) => id));
  return { keys, receipts: unsentReceiptsPast(summary, limits).filter((id) => !gone.has(receiptsIdOf(id))) };
}

/** What of a unit's records is due; nothing is written. One point read for each loop that is long over. */
export async function countDue(deps: Deps, summary: Summary, aside: Aside): Promise<Counts> {
  const { keys, receipts } = await dueIn(deps, summary, aside);
  const counts: Counts = {};
  for (const { type } of keys) add(counts, type);
  add(counts, 'unsent-receipts', receipts.length);
  add(counts, 'outbox', aside.rows.length);
  return counts;
}

/** The receipts of a meeting without what was never sent; they go when nothing was. */
async function withoutUnsent(deps: Deps, unitId: string, meetingId: string): Promise<UnitRecord | RecordKey> {
  const id = receiptsIdOf(meetingId);
  const stored = await deps.units.record('receipts', unitId, id);
  const record = stored && sentOnly(stored);
  return record && record.items.length > 0 ? { type: 'receipts', record } : { type: 'receipts', id };
}

/** One batch. @returns what went with it; undefined when nothing is due any more */
function expireSome(deps: Deps, unitId: string, aside: Aside): Promise<Counts | undefined> {
  return withRetry(deps, 'retention', async () => {
    const summary = await deps.units.summary(unitId);
    if (!summary) return undefined;
    const due = await dueIn(deps, summary.value, aside);
    const removed = due.keys.slice(0, recordsAtOnce);
    const receipts = due.receipts.slice(0, recordsAtOnce - removed.length);
    if (removed.length + receipts.length === 0) return undefined;
    const counts: Counts = {};
    for (const { type } of removed) add(counts, type);
    add(counts, 'unsent-receipts', receipts.length);
    const records: UnitRecord[] = [];
    for (const meetingId of receipts) {
      const kept = await withoutUnsent(deps, unitId, meetingId);
      if ('record' in kept) records.push(kept);
      else removed.push(kept);
    }
    await deps.units.save({ summary, records, removed, audit: expiryNote(deps, counts) });
    return counts;
  });
}

/** Rows that are past go, with a line in the unit's audit that says how many. */
async function expireRows(deps: Deps, unitId: string, rows: Aside['rows']): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await deps.holdings.changeRows(
      unitId,
      rows.slice(from, from + rowsAtOnce).map((row) => ({ row })),
    );
  await withRetry(deps, 'retention', async () => {
    const summary = await deps.units.summary(unitId);
    if (summary)
      await deps.units.save({ summary, records: [], audit: expiryNote(deps, { outbox: rows.length }) });
  });
}

/** Lets go of what a unit has kept long enough, a batch at a time; broken off, it goes on at the next run. */
export async function expireUnit(deps: Deps, unitId: string, aside: Aside): Promise<Counts> {
  const all: Counts = {};
  const left = new Map(aside.takenBack.map((each) => [each.id, each]));
  for (;;) {
    const some = await expireSome(deps, unitId, { ...aside, takenBack: [...left.values()] });
    if (!some) break;
    for (const [kind, count] of Object.entries(some)) add(all, kind as keyof Counts, count);
    // What is in no summary cannot be seen to be gone.
    for (const { id } of aside.takenBack)
      if (!(await deps.units.record('evidence', unitId, id))) left.delete(id);
  }
  if (aside.rows.length > 0) await expireRows(deps, unitId, aside.rows);
  add(all, 'outbox', aside.rows.length);
  return all;
}
