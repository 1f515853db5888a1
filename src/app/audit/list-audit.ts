import { dayOf } from '../../domain/calendar/copenhagen';
import type { Day, Instant } from '../../domain/calendar/instant';
import type { Deps } from '../deps';
import { auditChains, StoreError, type AuditChain, type AuditPlace, type AuditRow } from '../ports';

/** A row for programs and the command line: ids and codes. */
export interface ListedRow {
  at: Instant;
  /** The unit's id, 'municipality', or the person whose roles it is about. */
  place: string;
  chain: AuditChain;
  seq: number;
  /** The id of who did it; absent once the person was erased. */
  by?: string;
  action: string;
  subjectId: string;
}

export interface AuditFilter {
  unitId?: string;
  personId?: string;
  from?: Day;
}

const pageSize = 500;

/** A chain's rows, the oldest first; none where its end cannot be read, which the log says. */
export async function rowsOf(
  { audit }: Pick<Deps, 'audit'>,
  place: AuditPlace,
  chain: AuditChain,
): Promise<AuditRow[]> {
  const newest: AuditRow[] = [];
  try {
    let before: number | undefined;
    for (;;) {
      const page = await audit.rows(place, chain, {
        limit: pageSize,
        ...(before !== undefined && { before }),
      });
      before = page.at(-1)?.seq;
      if (before === undefined) break;
      newest.push(...page);
    }
  } catch (error) {
    if (!(error instanceof StoreError && error.code === 'store/unreadable')) throw error;
  }
  return newest.reverse();
}

/** Every row that is kept and meant, place by place, the oldest first. For the command line, which has the store itself. */
export async function* listAudit(
  deps: Pick<Deps, 'audit'>,
  { unitId, personId, from }: AuditFilter = {},
): AsyncIterable<ListedRow> {
  for await (const place of deps.audit.places()) {
    if (unitId !== undefined && (place.container !== 'units' || place.pk !== unitId)) continue;
    for (const chain of auditChains)
      for (const { personId: by, ...row } of await rowsOf(deps, place, chain)) {
        if (personId !== undefined && by !== personId) continue;
        if (from !== undefined && dayOf(row.at) < from) continue;
        yield { ...row, place: place.pk, chain, ...(by !== undefined && { by }) };
      }
  }
}
