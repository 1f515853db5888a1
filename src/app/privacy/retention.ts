import { at, dayOf } from '../../domain/calendar/copenhagen';
import { partitionOf, type OutboxRow } from '../../domain/delivery/outbox';
import type { Evidence } from '../../domain/input/evidence';
import { isLeftForm, isLogPast, limitsOn, type Limits } from '../../domain/privacy/retention';
import type { Deps } from '../deps';
import type { Loaded } from '../ports';
import { rulesFor } from '../rules';
import { withRetry } from '../use-case';
import { add, countDue, expireUnit, expiryNote, type Aside } from './expire-unit';
import type { Counts, Expired } from './results';

const rowsAtOnce = 90;

export interface RetentionWish {
  /** Says what would go, and lets nothing go. */
  isDryRun?: boolean;
}

async function limitsNow(deps: Deps): Promise<Limits> {
  const { retention } = await rulesFor(deps);
  return limitsOn(dayOf(deps.clock.now()), retention);
}

/** Rows that are past, by partition; one indexed query, which reads no others. */
async function pastRows(deps: Deps, limits: Limits): Promise<Map<string, Loaded<OutboxRow>[]>> {
  const found = new Map<string, Loaded<OutboxRow>[]>();
  for await (const page of deps.holdings.settledRows(at(limits.logs, '00:00')))
    for (const row of page.filter(({ value }) => isLogPast(value, limits))) {
      const pk = partitionOf(row.value);
      found.set(pk, [...(found.get(pk) ?? []), row]);
    }
  return found;
}

async function takenBack(deps: Deps): Promise<Map<string, Evidence[]>> {
  const found = new Map<string, Evidence[]>();
  for await (const evidence of deps.holdings.takenBack())
    found.set(evidence.unitId, [...(found.get(evidence.unitId) ?? []), evidence]);
  return found;
}

function isAny(counts: Counts): boolean {
  return Object.keys(counts).length > 0;
}

async function* ofUnits(
  deps: Deps,
  rows: Map<string, Loaded<OutboxRow>[]>,
  { isDryRun }: RetentionWish,
): AsyncIterable<Expired | undefined> {
  const taken = await takenBack(deps);
  for await (const summary of deps.units.summaries()) {
    const unitId = summary.unit.id;
    const aside: Aside = { takenBack: taken.get(unitId) ?? [], rows: rows.get(unitId) ?? [] };
    rows.delete(unitId);
    const due = await countDue(deps, summary, aside);
    const counts = isDryRun === true || !isAny(due) ? due : await expireUnit(deps, unitId, aside);
    yield isAny(counts) ? { unitId, counts } : undefined;
  }
}

/** Rows that are about no unit, and so have no audit to be noted in. */
async function ofOwnRows(
  deps: Deps,
  rows: ReadonlyMap<string, Loaded<OutboxRow>[]>,
  { isDryRun }: RetentionWish,
): Promise<Expired | undefined> {
  const counts: Counts = {};
  for (const [pk, own] of rows) {
    add(counts, 'outbox', own.length);
    for (let from = 0; isDryRun !== true && from < own.length; from += rowsAtOnce)
      await deps.holdings.changeRows(
        pk,
        own.slice(from, from + rowsAtOnce).map((row) => ({ row })),
      );
  }
  return isAny(counts) ? { counts } : undefined;
}

/** Forms that were left half filled. */
async function ofForms(
  deps: Deps,
  limits: Limits,
  { isDryRun }: RetentionWish,
): Promise<Expired | undefined> {
  const left: string[] = [];
  for await (const person of deps.people.all()) {
    if (!person.entryChat) continue;
    const summary = await deps.units.summary(person.entryChat.unitId);
    if (isLeftForm(person, summary?.value, limits)) left.push(person.id);
  }
  for (const id of isDryRun === true ? [] : left)
    await withRetry(deps, 'retention', async () => {
      const loaded = await deps.people.byId(id);
      if (!loaded) return;
      const { entryChat: _left, ...value } = loaded.value;
      await deps.people.change({ value, etag: loaded.etag }, expiryNote(deps, { form: 1 }));
    });
  return left.length > 0 ? { counts: { form: left.length } } : undefined;
}

async function* ofAudit(deps: Deps, limits: Limits): AsyncIterable<Expired | undefined> {
  const until = at(limits.audit, '00:00');
  for await (const place of deps.audit.places()) {
    const counts: Counts = {};
    for (const chain of ['changes', 'looks'] as const)
      add(counts, 'audit', await deps.audit.dropUntil(place, chain, until));
    yield isAny(counts) ? { ...(place.container === 'units' && { unitId: place.pk }), counts } : undefined;
  }
}

/**
 * Lets go of what was kept long enough (domain.md §7), in steps that can be spread over time: each unit is one, and
 * nothing when nothing of it is due. A run that is broken off is done by the next. In a dry run the audit is left out,
 * since only dropping its rows tells how many they are.
 */
export async function* runRetention(
  deps: Deps,
  wish: RetentionWish = {},
): AsyncGenerator<Expired | undefined, undefined> {
  const limits = await limitsNow(deps);
  const rows = await pastRows(deps, limits);
  yield* ofUnits(deps, rows, wish);
  yield await ofOwnRows(deps, rows, wish);
  yield await ofForms(deps, limits, wish);
  if (wish.isDryRun === true) return undefined;
  yield* ofAudit(deps, limits);
  await deps.holdings.scrub();
  return undefined;
}
