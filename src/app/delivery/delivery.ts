import { afterSend, calm, type Breaker } from '../../domain/delivery/breaker';
import { Limiter } from '../../domain/delivery/limiter';
import type { OutboxRow } from '../../domain/delivery/outbox';
import { ruleSet } from '../../domain/rulesets/rule-set';
import type { Deps } from '../deps';
import type { Messenger, SendTrouble } from '../ports';

/** How many rows came to which end in one round. */
export type DeliveryCounts = Record<'sent' | 'dropped' | 'unreachable' | 'later' | 'taken-by-other', number>;

/** All that one process needs to send cards, and what it remembers of sending them. */
export interface Delivery {
  deps: Deps;
  /** Writes to people; what Teams answers, or not, is noted in the breaker. */
  messenger: Messenger;
  /** Names this process in leases. */
  instance: string;
  /** Waits, by whatever clock `deps.clock` is, but no longer than until `stopping`. */
  pause: (ms: number) => Promise<void>;
  limiter: Limiter;
  breaker: Breaker;
  /** One card is on its way to find out whether Teams is back. */
  isProbing: boolean;
  /** What came of rows whose end the store did not take, by row id; with the etag of our lease. */
  unrecorded: Map<string, { next: OutboxRow; etag: string }>;
  /** Aborted when the process is to end: what is under way is finished, and nothing new begun. */
  stopping: AbortController;
}

/** Whether a call reached Teams and was answered; undefined when none was made. */
function wasAnswered(result: { kind: 'sent' } | { kind: 'opened' } | SendTrouble): boolean | undefined {
  if (result.kind === 'unreachable' && result.reason === 'never-met') return undefined;
  return result.kind !== 'ambiguous';
}

/** The same pause, ended early by the signal. */
function endedBy(signal: AbortSignal, pause: Delivery['pause']): Delivery['pause'] {
  return (ms) =>
    new Promise((resolve, reject) => {
      const end = (): void => {
        signal.removeEventListener('abort', end);
        resolve();
      };
      if (signal.aborted) {
        resolve();
        return;
      }
      signal.addEventListener('abort', end);
      pause(ms).then(end, reject);
    });
}

/** Makes ready to send: nothing taken, nothing noted, not stopping. */
export function openDelivery(given: Pick<Delivery, 'deps' | 'messenger' | 'instance' | 'pause'>): Delivery {
  const { perSecond, conversation, longestPauseSeconds } = ruleSet().delivery;
  const stopping = new AbortController();
  const noted = async <R extends Parameters<typeof wasAnswered>[0]>(call: Promise<R>): Promise<R> => {
    const result = await call;
    const answered = wasAnswered(result);
    const now = given.deps.clock.now();
    if (answered !== undefined)
      delivery.breaker = afterSend(delivery.breaker, answered, now, longestPauseSeconds * 1000);
    return result;
  };
  const { messenger } = given;
  const open = messenger.open?.bind(messenger);
  const delivery: Delivery = {
    ...given,
    messenger: {
      ...(open && { open: (person) => noted(open(person)) }),
      send: (person, card) => noted(messenger.send(person, card)),
      replace: (person, activityId, card) => noted(messenger.replace(person, activityId, card)),
    },
    pause: endedBy(stopping.signal, given.pause),
    limiter: new Limiter([{ count: perSecond, seconds: 1 }], conversation),
    breaker: calm,
    isProbing: false,
    unrecorded: new Map(),
    stopping,
  };
  return delivery;
}
