import { deliverDue, deliverRow } from '../../../src/app/delivery/deliver';
import { recordingMessenger } from '../../fixtures/builders';
import { inputDue, nothing, openSending, unitId, type Sending } from './sending';

/** Several instances on one store, one that stops halfway, and a store that fails: what the lease is for. */

let sending: Sending;
afterEach(() => sending.app.close());

describe('two instances on one store', () => {
  it('send each row once', async () => {
    sending = await openSending(30);
    const other = recordingMessenger();
    const there = sending.app.delivery(other, 'there');
    const counts = await Promise.all([sending.deliver(), deliverDue(there)]);
    const all = [...sending.messenger.sent, ...other.sent].map(({ personId }) => personId);
    expect([all.length, new Set(all).size]).toEqual([30, 30]);
    expect(counts[0].sent + counts[1].sent).toBe(30);
    expect(Math.min(counts[0].sent, counts[1].sent)).toBeGreaterThan(0);
  });

  it('leave a row alone that the other holds', async () => {
    sending = await openSending(1);
    const slow = recordingMessenger(async () => {
      const [held] = await sending.app.deps.outbox.ofPartition(unitId);
      expect(await deliverRow(sending.delivery, held!)).toBe('taken-by-other');
    });
    const [row] = await sending.app.deps.outbox.ofPartition(unitId);
    expect(await deliverRow(sending.app.delivery(slow, 'slow'), row!)).toBe('sent');
    expect(sending.messenger.sent).toEqual([]);
  });

  it('one that is slower than its lease does not overwrite what the other recorded', async () => {
    sending = await openSending(1);
    const slow = recordingMessenger(async () => {
      sending.app.clock.advanceMs(60_000);
      await sending.deliver();
    });
    expect(await deliverDue(sending.app.delivery(slow, 'slow'))).toEqual({ ...nothing, 'taken-by-other': 1 });
    expect(await sending.rows()).toMatchObject({
      'pupil-council': { state: 'sent', activityId: 'activity-1', attempts: 2 },
    });
  });

  it('one whose card took long to make renews its lease before it sends', async () => {
    sending = await openSending(1);
    const { deps, clock } = sending.app;
    const slow = sending.app.delivery(
      recordingMessenger(async () => {
        // 21 seconds of the first lease were left, too few for a call that takes its time.
        clock.advanceMs(59_000);
        expect(await sending.deliver()).toEqual(nothing);
      }),
      'slow',
    );
    const { units } = slow.deps;
    slow.deps.units = {
      ...units,
      summary(id) {
        clock.advanceMs(39_000);
        slow.deps.units = units;
        return units.summary(id);
      },
    };
    expect(await deliverDue(slow)).toEqual({ ...nothing, sent: 1 });
    const [row] = await deps.outbox.ofPartition(unitId);
    expect(row?.value).toMatchObject({ state: 'sent', attempts: 1 });
  });
});

describe('one that ends while it sends', () => {
  it('holds the row for a minute, then another sends it', async () => {
    sending = await openSending(1);
    const isGone = new Promise<never>(() => undefined);
    void deliverDue(
      sending.app.delivery(
        recordingMessenger(() => isGone),
        'gone',
      ),
    );
    await untilHeldBy('gone');
    sending.app.clock.advanceMs(59_999);
    expect(await sending.deliver()).toEqual(nothing);
    sending.app.clock.advanceMs(1);
    expect(await sending.deliver()).toEqual({ ...nothing, sent: 1 });
    expect(await sending.rows()).toMatchObject({ 'pupil-council': { state: 'sent', attempts: 2 } });
  });
});

async function untilHeldBy(instance: string): Promise<void> {
  while ((await sending.rows())['pupil-council']?.lease?.owner !== instance) await new Promise(setImmediate);
}

describe('a store that is down', () => {
  beforeEach(async () => {
    sending = await openSending(1);
  });

  it('before the lease: nothing is sent', async () => {
    sending.app.store.breakDown('store/unavailable', 'put');
    expect(await sending.deliver()).toEqual(nothing);
    sending.app.store.mend();
    expect(sending.messenger.sent).toEqual([]);
    expect(await sending.deliver()).toEqual({ ...nothing, sent: 1 });
  });

  it('for a moment after the send: it is recorded all the same', async () => {
    const { store, clock } = sending.app;
    const since = Date.parse(inputDue);
    const cut = sending.app.delivery(
      recordingMessenger(() => {
        store.breakDown('store/unavailable', 'put');
        return Promise.resolve();
      }),
    );
    const { pause } = cut;
    cut.pause = async (ms) => {
      await pause(ms);
      if (Date.parse(clock.now()) - since > 5000) store.mend();
    };
    expect(await deliverDue(cut)).toEqual({ ...nothing, sent: 1 });
    expect(await sending.rows()).toMatchObject({ 'pupil-council': { state: 'sent', attempts: 1 } });
  });

  it('for long after the send: the process remembers what it sent, and records it when it can', async () => {
    const { store, clock } = sending.app;
    const messenger = recordingMessenger(() => {
      store.breakDown('store/unavailable', 'put');
      return Promise.resolve();
    });
    const cut = sending.app.delivery(messenger);
    await deliverDue(cut);
    clock.advanceMs(3_600_000);
    await expect(deliverDue(cut)).rejects.toMatchObject({ code: 'store/unavailable' });
    store.mend();
    await deliverDue(cut);
    expect(messenger.sent).toHaveLength(1);
    expect(await sending.rows()).toMatchObject({
      'pupil-council': { state: 'sent', activityId: 'activity-1' },
    });
    expect(cut.unrecorded.size).toBe(0);
  });

  it('for long after the send, and the process is gone: the card goes out once more, and no further', async () => {
    const cut = recordingMessenger(() => {
      sending.app.store.breakDown('store/unavailable', 'put');
      return Promise.resolve();
    });
    const gone = sending.app.delivery(cut, 'gone');
    await deliverDue(gone);
    sending.app.store.mend();
    sending.app.clock.advanceMs(60_000);
    expect(await sending.deliver()).toEqual({ ...nothing, sent: 1 });
    expect([cut.sent.length, sending.messenger.sent.length]).toEqual([1, 1]);
    expect(await sending.deliver()).toEqual(nothing);
    // And when it was only cut off, it finds that another has sent it, and leaves it at that.
    expect(await deliverDue(gone)).toEqual(nothing);
    expect(gone.unrecorded.size).toBe(0);
  });
});

describe('a process that is to stop', () => {
  it('finishes what is under way, and begins nothing new', async () => {
    sending = await openSending(30);
    const stopped = recordingMessenger(() => {
      delivery.stopping.abort();
      return new Promise(setImmediate);
    });
    const delivery = sending.app.delivery(stopped);
    const { sent } = await deliverDue(delivery);
    expect(sent).toBe(stopped.sent.length);
    expect(sent).toBeLessThanOrEqual(8);
    const rows = Object.values(await sending.rows());
    expect(rows.filter(({ state }) => state === 'sent')).toHaveLength(sent);
    // What it had taken and not sent is free again at once, for another.
    expect(rows.filter(({ lease }) => lease !== undefined)).toEqual([]);
    expect(await sending.deliver()).toEqual({ ...nothing, sent: 30 - sent });
  });
});
