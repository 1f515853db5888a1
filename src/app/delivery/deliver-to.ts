import { nextOpenTime } from '../../domain/calendar/copenhagen';
import type { Instant } from '../../domain/calendar/instant';
import { revive } from '../../domain/delivery/outbox';
import type { Person } from '../../domain/people/person';
import { rulesFor } from '../rules';
import { enqueuePoint } from '../supervision/points-due';
import { deliverRow } from './deliver';
import type { Delivery } from './delivery';
import { enqueueAgreement } from './enqueue-agreement';
import { enqueueDigest } from './enqueue-digest';
import { enqueueMeeting } from './enqueue-due';
import { rowsAround, unitsAround } from './rows-around';

/** Writes the rows about one person's units that are due as of a moment. */
async function enqueueAround({ deps }: Delivery, person: Person, asOf: Instant): Promise<void> {
  for (const unitId of await unitsAround(deps, person)) {
    const summary = (await deps.units.summary(unitId))?.value;
    for (const id of Object.keys(summary?.meetings ?? {})) await enqueueMeeting(deps, unitId, id, asOf);
    for (const id of Object.keys(summary?.agreements ?? {})) await enqueueAgreement(deps, unitId, id, asOf);
    for (const id of Object.keys(summary?.supervisionPoints ?? {}))
      await enqueuePoint(deps, unitId, id, asOf);
  }
  await enqueueDigest(deps, person.id, asOf);
}

/**
 * Shows one person what is due for them, whatever the hour: in local mode, when they open the chat.
 * What falls due at the next open time counts as due, so that a night or a Sunday shows it too.
 * @returns how many cards
 */
export async function deliverTo(delivery: Delivery, person: Person): Promise<number> {
  const { deps } = delivery;
  const asOf = nextOpenTime(deps.clock.now(), await rulesFor(deps));
  await enqueueAround(delivery, person, asOf);
  let sent = 0;
  for (const row of await rowsAround(deps, person, ['pending', 'unreachable'])) {
    const { state } = row.value;
    const value = state === 'unreachable' ? revive(row.value, deps.clock.now()) : row.value;
    if ((await deliverRow(delivery, { ...row, value }, { asOf, anyHour: true })) === 'sent') sent += 1;
  }
  return sent;
}
