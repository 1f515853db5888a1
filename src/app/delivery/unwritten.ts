import type { OutboxRow } from '../../domain/delivery/outbox';
import type { Deps } from '../deps';

/**
 * Those of a unit's rows that are not there yet, whatever became of the others. A row's key says which card it
 * is, so one that was decided on before is not sent again: after an agreement was taken back and made again,
 * or when a batch took only a part. One query.
 */
export async function unwritten(
  deps: Pick<Deps, 'outbox'>,
  unitId: string,
  rows: readonly OutboxRow[],
): Promise<OutboxRow[]> {
  const known = new Set((await deps.outbox.ofPartition(unitId)).map(({ value }) => value.id));
  return rows.filter(({ id }) => !known.has(id));
}
