import type { Instant } from '../calendar/instant';
import type { Member, Unit } from '../people/unit';
import { matterIdOf, outboxIdOf, type OutboxRow } from './outbox';

type OfUnit = Pick<Unit, 'id' | 'chefId'>;

/** A new row, waiting; its key follows from what it is about. */
export function newRow(
  row: Omit<OutboxRow, 'id' | 'state' | 'attempts' | 'ambiguous' | 'failures' | 'action'> & {
    series?: string | undefined;
    action?: OutboxRow['action'];
  },
): OutboxRow {
  const { series, action = 'post', ...rest } = row;
  return {
    ...rest,
    id: outboxIdOf({ ...row, matterId: matterIdOf(row), series }),
    action,
    state: 'pending',
    attempts: 0,
    ambiguous: 0,
    failures: 0,
  };
}

/** Whose cards about which matter are to say what is so now. */
export interface Replaced extends Pick<
  OutboxRow,
  'personId' | 'role' | 'card' | 'meetingId' | 'agreementId' | 'supervisionId'
> {
  /** Tells this time from others. */
  series: string | undefined;
  /** The card that was pressed, which is answered at once. */
  sparedId?: string | undefined;
}

/** The row that changes the cards a person has been sent about a matter (design.md §4); it goes with the batch that changes the matter. */
export function replaceRow(unit: OfUnit, { sparedId, ...about }: Replaced, now: Instant): OutboxRow {
  return newRow({
    ...about,
    unitId: unit.id,
    chefId: unit.chefId,
    action: 'replace',
    stepId: 'replace',
    dueAt: now,
    ...(sparedId && { sparedId }),
  });
}

/** The same for several; the card pressed is spared for the one who pressed it. */
export function replaceRows(
  unit: OfUnit,
  people: readonly Pick<Member, 'personId' | 'role'>[],
  about: Omit<Replaced, 'personId' | 'role' | 'sparedId'>,
  pressed: { by: string; id: string | undefined },
  now: Instant,
): OutboxRow[] {
  return people.map(({ personId, role }) => {
    const sparedId = personId === pressed.by ? pressed.id : undefined;
    return replaceRow(unit, { ...about, personId, role, sparedId }, now);
  });
}
