import type { ConversationReference, Person } from '../../domain/people/person';
import type { OutgoingCard } from '../results';

export type SendResult = { kind: 'sent'; activityId: string } | SendTrouble;

export type SendTrouble =
  /**
   * Refused for now: throttled, or a write conflict at the other end. Nothing arrived.
   * `afterMs` is what was asked for; 0 when nothing was.
   */
  | { kind: 'later'; afterMs: number }
  /** A time-out or 5xx: it may or may not have arrived. */
  | { kind: 'ambiguous'; reason: string }
  /** Blocked, uninstalled, gone, or never met. */
  | { kind: 'unreachable'; reason: string };

/** Writes to people who have not just written. Tries once; whether to try again is the outbox's to decide. */
export interface Messenger {
  /**
   * Opens the personal chat with someone the bot has not met; done twice it is the same chat.
   * Absent where that cannot be done: then people are written to once they have written.
   */
  open?(person: Person): Promise<{ kind: 'opened'; conversation: ConversationReference } | SendTrouble>;
  /** Posts a card in the person's own chat. */
  send(person: Person, card: OutgoingCard): Promise<SendResult>;
  /** Puts a card in the place of one that was sent. Doing it twice is the same as once. */
  replace(person: Person, activityId: string, card: OutgoingCard): Promise<SendResult>;
}
