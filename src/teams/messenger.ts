import type { TeamsAdapter } from '@microsoft/teams-ai';
import {
  ActivityTypes,
  MessageFactory,
  CardFactory,
  type Activity,
  type ConversationReference as BotReference,
  type TurnContext,
} from 'botbuilder';
import type { Messenger, SendResult } from '../app/ports';
import type { OutgoingCard } from '../app/results';
import type { ConversationReference, Person } from '../domain/people/person';
import type { Card } from '../views/card';
import { render } from '../views/render';
import { outgoingView } from '../views/outgoing';
import { wordsIn } from '../views/texts';

/** A message with a card alone: with text beside it Teams would split it and give no id. */
export function cardActivity(card: Card): Partial<Activity> {
  return { ...MessageFactory.attachment(CardFactory.adaptiveCard(render(card))), summary: card.data.title };
}

/** Our stored reference as the SDK wants it. */
export function botReference(to: ConversationReference): Partial<BotReference> {
  return {
    channelId: 'msteams',
    serviceUrl: to.serviceUrl,
    bot: { id: to.botId, name: '' },
    user: { id: to.userId, name: '' },
    conversation: {
      id: to.conversationId,
      isGroup: false,
      conversationType: 'personal',
      tenantId: to.tenantId,
      name: '',
    },
  };
}

interface ConnectorFailure {
  statusCode?: number;
  code?: string;
  response?: { headers?: { get(name: string): string | undefined } };
}

const gone = new Set([
  'BotDisabledByAdmin',
  'BotNotInConversationRoster',
  'ConversationBlockedByUser',
  'ForbiddenOperationException',
  'ConversationNotFound',
]);
const defaultPauseMs = 2_000;

/** What a failed send means (platform.md): nothing arrived, perhaps arrived, or cannot arrive. */
export function resultOfFailure(error: unknown): SendResult {
  const failure: ConnectorFailure = typeof error === 'object' && error !== null ? error : {};
  const status = failure.statusCode;
  if (status === 429 || status === 412) {
    const seconds = Number(failure.response?.headers?.get('retry-after'));
    return {
      kind: 'later',
      afterMs: Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : defaultPauseMs,
    };
  }
  if (status === 403 || status === 404) {
    return {
      kind: 'unreachable',
      reason: failure.code && gone.has(failure.code) ? failure.code : `http-${status}`,
    };
  }
  // Our own credentials were not taken: someone mends them, and no card is lost meanwhile.
  if (status === 401) return { kind: 'later', afterMs: defaultPauseMs };
  if (failure.code === 'ECONNREFUSED' || failure.code === 'ENOTFOUND')
    return { kind: 'later', afterMs: defaultPauseMs };
  return {
    kind: 'ambiguous',
    reason: status === undefined ? (failure.code ?? 'no-answer') : `http-${status}`,
  };
}

/** Does something in a person's own chat. @throws what the connector threw */
async function inChat<T>(
  adapter: TeamsAdapter,
  appId: string,
  to: ConversationReference,
  run: (context: TurnContext) => Promise<T>,
): Promise<T | undefined> {
  let done: T | undefined;
  let failure: { error: unknown } | undefined;
  // The adapter swallows what its callback throws, so it is carried out by hand.
  await adapter.continueConversationAsync(appId, botReference(to), async (context) => {
    try {
      done = await run(context);
    } catch (error) {
      failure = { error };
    }
  });
  if (failure) throw failure.error;
  return done;
}

/** Posts a card in a person's own chat. @returns the activity's id @throws what the connector threw */
export async function post(
  adapter: TeamsAdapter,
  appId: string,
  to: ConversationReference,
  card: Card,
): Promise<string> {
  const sent = await inChat(adapter, appId, to, (context) => context.sendActivity(cardActivity(card)));
  return sent?.id ?? '';
}

/** Puts a card in the place of one that was posted. @throws what the connector threw */
async function change(
  adapter: TeamsAdapter,
  appId: string,
  to: ConversationReference,
  activityId: string,
  card: Card,
): Promise<void> {
  await inChat(adapter, appId, to, (context) =>
    context.updateActivity({ ...cardActivity(card), id: activityId, type: ActivityTypes.Message }),
  );
}

/** Writes to people in their own chats, in their language. */
export function teamsMessenger(adapter: TeamsAdapter, appId: string): Messenger {
  const draw = (person: Person, outgoing: OutgoingCard): Card =>
    outgoingView(wordsIn(person.language ?? 'da'), outgoing);
  return {
    open: () => Promise.resolve({ kind: 'unreachable', reason: 'never-met' }),
    async replace(person, activityId, outgoing): Promise<SendResult> {
      if (!person.conversation) return { kind: 'unreachable', reason: 'never-met' };
      const card = draw(person, outgoing);
      try {
        await change(adapter, appId, person.conversation, activityId, card);
        return { kind: 'sent', activityId };
      } catch (error) {
        return resultOfFailure(error);
      }
    },
    async send(person: Person, outgoing: OutgoingCard): Promise<SendResult> {
      if (!person.conversation) return { kind: 'unreachable', reason: 'never-met' };
      // A card that cannot be drawn is our fault, and no answer of Teams.
      const card = draw(person, outgoing);
      try {
        return { kind: 'sent', activityId: await post(adapter, appId, person.conversation, card) };
      } catch (error) {
        return resultOfFailure(error);
      }
    },
  };
}
