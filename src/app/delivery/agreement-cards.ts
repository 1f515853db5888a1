import type { Instant } from '../../domain/calendar/instant';
import { replaceRows } from '../../domain/delivery/new-row';
import { isUnderWay, settleRow, type OutboxRow } from '../../domain/delivery/outbox';
import type { Agreement } from '../../domain/follow-up/schema';
import type { Unit } from '../../domain/people/unit';
import type { Loaded } from '../ports';

/** Who said it, and on which card, which shows it already. */
export interface SaidOn {
  personId: string;
  clickedId: string | undefined;
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
  // One that is just being sent shows what was so a moment ago, so it counts as out.
  const out = own.map(({ value }) => value).filter((row) => row.state === 'sent' || isUnderWay(row, now));
  const got = out.map((row) => ({ personId: row.sentTo ?? row.personId, role: row.role }));
  const each = new Map(got.map((member) => [`${member.personId} ${member.role}`, member]));
  const { meetingId, id: agreementId } = after;
  // Counted, not timed: two changes in one moment are two replacings all the same.
  const series = `r${after.timesSaid ?? 0}`;
  const isMoot = ({ personId }: OutboxRow): boolean =>
    after.state !== 'open' || after.deadline !== before.deadline || personId === by.personId;
  return {
    newRows: replaceRows(
      unit,
      [...each.values()],
      { meetingId, agreementId, card: 'agreement', series },
      { by: by.personId, id: by.clickedId },
      now,
    ),
    changedRows: own
      .filter(({ value }) => value.state !== 'sent' && !isUnderWay(value, now) && isMoot(value))
      .map(({ value, etag }) => ({
        value: settleRow(value, { state: 'dropped', reason: 'agreement-answered' }, now),
        etag,
      })),
  };
}
