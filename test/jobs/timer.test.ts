import { startTimer, type Timer } from '../../src/jobs/timer';
import { openDelivery, type Delivery } from '../../src/app/delivery/delivery';
import { recordingMessenger, type RecordingMessenger } from '../fixtures/builders';
import { inputDue, openSending, type Sending } from '../app/delivery/sending';

/** When rounds are run, and how they end. The clock of the timers is a virtual one too. */

const everyMs = 15_000;

let sending: Sending;
let timer: Timer | undefined;
let rounds: number;
beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});
afterEach(async () => {
  await timer?.stop();
  jest.useRealTimers();
  await sending.app.close();
});

/** All that can happen without time passing has happened. */
async function quiet(): Promise<void> {
  for (let turns = 0; turns < 100; turns += 1) await new Promise(setImmediate);
}

async function pass(ms: number): Promise<void> {
  sending.app.clock.advanceMs(ms);
  jest.advanceTimersByTime(ms);
  await quiet();
}

/** The same, with its rounds counted. */
function counted(delivery: Delivery): Delivery {
  const { outbox } = delivery.deps;
  rounds = 0;
  delivery.deps.outbox = {
    ...outbox,
    due(until) {
      rounds += 1;
      return outbox.due(until);
    },
  };
  return delivery;
}

async function start(messenger: RecordingMessenger, councils = 3): Promise<Delivery> {
  sending = await openSending(councils);
  const delivery = counted(sending.app.delivery(messenger));
  timer = startTimer(delivery, everyMs);
  await quiet();
  return delivery;
}

describe('the timer', () => {
  it('goes on while there is work, and then looks every so often', async () => {
    await start(recordingMessenger());
    expect(rounds).toBe(1);
    await pass(100);
    expect(rounds).toBe(2);
    await pass(everyMs - 1);
    expect(rounds).toBe(2);
    await pass(1);
    expect(rounds).toBe(3);
  });

  it('looks again soon when something was refused for a moment', async () => {
    const messenger = recordingMessenger();
    messenger.next({ kind: 'later', afterMs: 1000 });
    await start(messenger, 1);
    await pass(2000);
    expect(messenger.sent).toHaveLength(2);
    expect(await sending.rows()).toMatchObject({ 'pupil-council': { state: 'sent' } });
  });

  it('goes on when the store was down', async () => {
    await start(recordingMessenger());
    await pass(100);
    sending.app.store.breakDown('store/unavailable');
    await pass(everyMs);
    sending.app.store.mend();
    const before = rounds;
    await pass(everyMs);
    expect(rounds).toBeGreaterThan(before);
  });
});

describe('stopping', () => {
  it('waits for what is under way, and begins nothing new', async () => {
    let answer = (): void => undefined;
    const messenger = recordingMessenger(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    await start(messenger, 1);
    let isStopped = false;
    const stopping = timer!.stop().then(() => {
      isStopped = true;
    });
    await quiet();
    expect(isStopped).toBe(false);
    answer();
    await stopping;
    expect(await sending.rows()).toMatchObject({ 'pupil-council': { state: 'sent', settledAt: inputDue } });
    const before = rounds;
    await pass(10 * everyMs);
    expect(rounds).toBe(before);
  });

  it('does not wait for a place under the ceilings', async () => {
    sending = await openSending(40);
    const messenger = recordingMessenger();
    // Nothing ends this pause but the stop.
    const pause = (): Promise<void> => new Promise(() => undefined);
    const delivery = openDelivery({ deps: sending.app.deps, messenger, instance: 'here', pause });
    timer = startTimer(counted(delivery), everyMs);
    await quiet();
    const { length } = messenger.sent;
    expect(length).toBeLessThan(40);
    await timer.stop();
    expect(messenger.sent).toHaveLength(length);
    const held = Object.values(await sending.rows()).filter(({ lease }) => lease);
    expect(held).toEqual([]);
  });
});
