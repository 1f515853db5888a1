import { inputDue, nothing, openSending, type Sending } from './sending';

/** The one reminder, a week before the dialogue of 24 March, and the card that it reminds of. */

const reminderDue = '2026-03-17T08:00:00.000Z';

let sending: Sending;
beforeEach(async () => {
  sending = await openSending(1);
});
afterEach(() => sending.app.close());

it('reminds of a card that came in its time', async () => {
  await sending.enqueue(inputDue);
  await sending.deliver();
  await sending.enqueue(reminderDue);
  expect(await sending.deliver()).toEqual({ ...nothing, sent: 1 });
});

it('does not remind of a card that came late, and only just', async () => {
  await sending.enqueue('2026-03-16T10:00:00.000Z');
  expect(await sending.deliver()).toEqual({ ...nothing, sent: 1 });
  await sending.enqueue(reminderDue);
  expect(await sending.deliver()).toEqual({ ...nothing, dropped: 1 });
  const rows = await sending.app.deps.outbox.ofPartition('moellevang', ['dropped']);
  expect(rows.map(({ value }) => [value.card, value.reason])).toEqual([['reminder', 'just-sent']]);
});
