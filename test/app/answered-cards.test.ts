import { answerGuide } from '../../src/app/answer-guide';
import { deliverDue } from '../../src/app/delivery/deliver';
import type { Delivery } from '../../src/app/delivery/delivery';
import { enqueueDue } from '../../src/app/delivery/enqueue-due';
import { finishSchema } from '../../src/app/finish-schema';
import { ld1, oo1, openApp, recordingMessenger, seedSchool, type App } from '../fixtures/builders';

/** A card that was answered is replaced by its receipt, also when it was answered in another way (design.md §4). */

const unitId = 'moellevang';
const councilDue = '2026-02-24T08:00:00.000Z';

let app: App;
let delivery: Delivery;
const messenger = recordingMessenger();
beforeEach(async () => {
  app = openApp({ now: '2026-02-01T09:00:00.000Z' });
  messenger.sent.length = 0;
  messenger.replaced.length = 0;
  delivery = app.delivery(messenger);
  await seedSchool(app);
});
afterEach(() => app.close());

async function round(now: string): Promise<void> {
  app.clock.set(now);
  await enqueueDue(app.deps, now);
  await deliverDue(delivery);
}

const councilCard = (): string =>
  `activity-${messenger.sent.findIndex(({ personId }) => personId === 'pupil-council') + 1}`;

async function answer(text: string, clickedId?: string): Promise<void> {
  await answerGuide(app.deps, await app.actor('pupil-council'), {
    unitId,
    meetingId: ld1.id,
    role: 'pupil-council',
    texts: { 'adults-do': text },
    base: {},
    intent: 'submit',
    ...(clickedId && { clickedId }),
  });
}

it('changes the card that is out to what was sent', async () => {
  await round(councilDue);
  await answer('Lytte');
  await deliverDue(delivery);
  expect(messenger.replaced).toMatchObject([
    {
      personId: 'pupil-council',
      activityId: councilCard(),
      card: { kind: 'preparation', preparation: { response: { state: 'submitted' } } },
    },
  ]);
});

it('leaves the card that was pressed alone: it may be in use again', async () => {
  await round(councilDue);
  await answer('Lytte', councilCard());
  await deliverDue(delivery);
  expect(messenger.replaced).toEqual([]);
});

it('does so at any hour, for it disturbs nobody', async () => {
  await round(councilDue);
  app.clock.set('2026-02-24T21:00:00.000Z');
  await answer('Lytte');
  await deliverDue(delivery);
  expect(messenger.replaced).toHaveLength(1);
});

it('waits for a card that is under way, and changes that too', async () => {
  const slow = recordingMessenger(async () => {
    await answer('Lytte');
    await deliverDue(app.delivery(messenger, 'other'));
    expect(messenger.replaced).toEqual([]);
  });
  app.clock.set(councilDue);
  await enqueueDue(app.deps, councilDue);
  const [row] = (await app.deps.outbox.ofPartition(unitId)).filter(
    ({ value }) => value.personId === 'board-rep',
  );
  await app.deps.outbox.save({ ...row!.value, state: 'dropped' }, row!.etag);
  await deliverDue(app.delivery(slow));
  app.clock.advanceMs(60_000);
  await deliverDue(delivery);
  expect(messenger.replaced).toMatchObject([{ activityId: 'activity-1' }]);
});

it('writes nothing more when the same answers are sent again', async () => {
  await answer('Lytte');
  await answer('Lytte');
  const rows = await app.deps.outbox.ofPartition(unitId);
  expect(rows.map(({ value }) => value.action)).toEqual(['replace']);
});

it('shows both of a 1:1 that its schema is finished, whoever finished it', async () => {
  await round(oo1.end);
  await finishSchema(app.deps, await app.actor('chef'), { unitId, meetingId: oo1.id });
  await deliverDue(delivery);
  const finished = messenger.replaced.filter(
    ({ card }) => card.kind === 'follow-up' && card.followUp.schema.state === 'finished',
  );
  expect(finished.map(({ personId }) => personId).sort()).toEqual(['chef', 'leader']);
});
