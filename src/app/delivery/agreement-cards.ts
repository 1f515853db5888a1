import type { Instant } from '../../domain/calendar/instant';
import { settleRow, type OutboxRow } from '../../domain/delivery/outbox';
import type { Agreement } from '../../domain/follow-up/schema';
import type { Unit } from '../../domain/people/unit';
import type { Loaded } from '../ports';
import { newRow } from './due-cards';

/** Who said it, and on which card, which shows it already. */
export interface SaidOn {
  personId: string;
  clickedId: string | undefined;
}

function replacing(unit: Unit, agreement: Agreement, out: OutboxRow, by: SaidOn, now: Instant): OutboxRow {
  const personId = out.sentTo ?? out.personId;
  return newRow({
    unitId: unit.id,
    chefId: unit.chefId,
    meetingId: agreement.meetingId,
    agreementId: agreement.id,
    personId,
    role: out.role,
    action: 'replace',
    card: 'agreement',
    stepId: 'replace',
    dueAt: now,
    // Counted, not timed: two changes in one moment are two replacings all the same.
    series: `r${agreement.timesSaid ?? 0}`,
    ...(by.clickedId && by.personId === personId && { sparedId: by.clickedId }),
  });
}

/**
 * What saying how an agreement goes does to its cards: those that are out are to show it, and those that wait
 * have nothing left to ask, unless someone else spoke of one that is still open.
 * @param rows of the unit: waiting, unreachable, sent
 */
export function cardsOfAgreement(
  unit: Unit,
  { before, after }: { before: Agreement; after: Agreement },
  rows: readonly Loaded<OutboxRow>[],
  by: SaidOn,
  now: Instant,
): { newRows: OutboxRow[]; changedRows: Loaded<OutboxRow>[] } {
  const own = rows.filter(({ value }) => value.agreementId === after.id && value.action === 'post');
  const isUnderWay = ({ lease }: OutboxRow): boolean => lease !== undefined && lease.until > now;
  // One that is just being sent shows what was so a moment ago, so it counts as out.
  const out = own.map(({ value }) => value).filter((row) => row.state === 'sent' || isUnderWay(row));
  const each = new Map(out.map((row) => [`${row.sentTo ?? row.personId} ${row.role}`, row]));
  const isMoot = ({ personId }: OutboxRow): boolean =>
    after.state !== 'open' || after.deadline !== before.deadline || personId === by.personId;
  return {
    newRows: [...each.values()].map((row) => replacing(unit, after, row, by, now)),
    changedRows: own
      .filter(({ value }) => value.state !== 'sent' && !isUnderWay(value) && isMoot(value))
      .map(({ value, etag }) => ({
        value: settleRow(value, { state: 'dropped', reason: 'agreement-answered' }, now),
        etag,
      })),
  };
}
