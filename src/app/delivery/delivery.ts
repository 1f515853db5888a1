import { calm, type Breaker } from '../../domain/delivery/breaker';
import { Limiter } from '../../domain/delivery/limiter';
import { ruleSet } from '../../domain/rulesets/rule-set';
import type { Deps } from '../deps';
import type { Messenger } from '../ports';

/** How many rows came to which end in one round. */
export type DeliveryCounts = Record<'sent' | 'dropped' | 'unreachable' | 'later' | 'taken-by-other', number>;

/** All that one process needs to send cards, and what it remembers of sending them. */
export interface Delivery {
  deps: Deps;
  messenger: Messenger;
  /** Names this process in leases. */
  instance: string;
  /** Waits, by whatever clock `deps.clock` is. */
  pause: (ms: number) => Promise<void>;
  limiter: Limiter;
  breaker: Breaker;
}

export function openDelivery(given: Pick<Delivery, 'deps' | 'messenger' | 'instance' | 'pause'>): Delivery {
  const { perSecond, conversation } = ruleSet().delivery;
  return {
    ...given,
    limiter: new Limiter([{ count: perSecond, seconds: 1 }], conversation),
    breaker: calm,
  };
}
