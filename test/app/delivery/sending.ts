import { deliverDue } from '../../../src/app/delivery/deliver';
import type { Delivery, DeliveryCounts } from '../../../src/app/delivery/delivery';
import { enqueueDue } from '../../../src/app/delivery/enqueue-due';
import type { Instant } from '../../../src/domain/calendar/instant';
import type { OutboxRow } from '../../../src/domain/delivery/outbox';
import type { Person } from '../../../src/domain/people/person';
import {
  aConversation,
  aLoop,
  aMember,
  aPersonAs,
  aSchool,
  changesOf,
  ld1,
  openApp,
  planned,
  recordingMessenger,
  seedSchool,
  type App,
  type RecordingMessenger,
} from '../../fixtures/builders';

/** A school whose input cards are due: to the council and the board. */

export const unitId = 'moellevang';
export const inputDue: Instant = '2026-02-24T08:00:00.000Z';
export const nothing: DeliveryCounts = { sent: 0, dropped: 0, unreachable: 0, later: 0, 'taken-by-other': 0 };

export interface Sending {
  app: App;
  messenger: RecordingMessenger;
  delivery: Delivery;
  deliver(): Promise<DeliveryCounts>;
  enqueue(now: Instant): Promise<void>;
  /** Rows by person; of several, the last. */
  rows(): Promise<Record<string, OutboxRow>>;
  receivers(): string[];
  changePerson(personId: string, changes: Partial<Person>): Promise<void>;
}

/** @param councils so many, and nobody else, so that a test follows them */
export async function openSending(councils?: number): Promise<Sending> {
  const app = openApp({ now: '2026-02-01T09:00:00.000Z' });
  const messenger = recordingMessenger();
  const delivery = app.delivery(messenger, 'here');
  const sending: Sending = {
    app,
    messenger,
    delivery,
    deliver: () => deliverDue(delivery),
    async enqueue(now) {
      app.clock.set(now);
      await enqueueDue(app.deps, now);
    },
    async rows() {
      const rows = await app.deps.outbox.ofPartition(unitId);
      return Object.fromEntries(rows.map(({ value }) => [value.personId, value]));
    },
    receivers: () => messenger.sent.map(({ personId }) => personId).sort(),
    async changePerson(personId, changes) {
      const { value, etag } = (await app.deps.people.byId(personId))!;
      await app.deps.people.save({ value: { ...value, ...changes }, etag });
    },
  };
  if (councils === undefined) await seedSchool(app);
  else {
    const ids = Array.from({ length: councils }, (_, place) => `pupil-council${place === 0 ? '' : place}`);
    const members = ids.map((personId) => aMember('pupil-council', { personId }));
    const meetings = [planned(ld1)];
    await app.seed(
      aSchool({ members }),
      changesOf({ loop: aLoop(), meetings }),
      ids.map((id) => ({
        ...aPersonAs('pupil-council'),
        id,
        aadObjectId: id,
        conversation: aConversation(id),
      })),
    );
    await sending.enqueue(inputDue);
  }
  return sending;
}
