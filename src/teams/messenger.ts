import {
  ActivityTypes,
  MessageFactory,
  CardFactory,
  type Activity,
  type ConversationParameters,
  type TurnContext,
} from 'botbuilder';
import type { Messenger, SendTrouble } from '../app/ports';
import type { OutgoingCard } from '../app/results';
import type { ConversationReference, Person } from '../domain/people/person';
import type { Card } from '../views/card';
import { render } from '../views/render';
import { outgoingView } from '../views/outgoing';
import { wordsIn } from '../views/texts';
import type { BoundAdapter } from './adapter';
import { CallFailed, inChat } from './proactive';
import { troubleOf } from './send-result';

/** A message with a card alone: with text beside it Teams would split it and give no id. */
export function cardActivity(card: Card): Partial<Activity> {
  return { ...MessageFactory.attachment(CardFactory.adaptiveCard(render(card))), summary: card.data.title };
}

/** Posts a message in a person's own chat. @returns the activity's id @throws CallFailed */
export async function post(
  adapter: BoundAdapter,
  appId: string,
  to: ConversationReference,
  activity: Partial<Activity>,
): Promise<string> {
  const sent = await inChat(adapter, appId, to, (context) => context.sendActivity(activity));
  return sent?.id ?? '';
}

/** Puts a card in the place of one that was posted. @throws CallFailed */
async function change(
  adapter: BoundAdapter,
  appId: string,
  to: ConversationReference,
  activityId: string,
  card: Card,
): Promise<void> {
  await inChat(adapter, appId, to, (context) =>
    context.updateActivity({ ...cardActivity(card), id: activityId, type: ActivityTypes.Message }),
  );
}

/** Where chats are opened with people who have not written yet. */
export interface Opening {
  serviceUrl: string;
  tenantId: string;
}

interface WithConversations {
  conversations: { createConversation(parameters: ConversationParameters): Promise<{ id?: string }> };
}

/**
 * Opens the chat with a person, by their Entra object id, and gives the same one when it is there already.
 * Not by the adapter's own `createConversationAsync`, which calls before anyone can take its patience away.
 * @throws CallFailed
 */
async function openChat(
  adapter: BoundAdapter,
  appId: string,
  { serviceUrl, tenantId }: Opening,
  aadObjectId: string,
): Promise<ConversationReference> {
  const botId = `28:${appId}`;
  const unopened = { tenantId, serviceUrl, botId, userId: aadObjectId, conversationId: aadObjectId };
  const create = async (context: TurnContext): Promise<string> => {
    const connector = context.turnState.get<WithConversations>(adapter.ConnectorClientKey);
    const { id = '' } = await connector.conversations.createConversation({
      isGroup: false,
      bot: { id: botId, name: '' },
      members: [{ id: aadObjectId, name: '' }],
      tenantId,
      channelData: { tenant: { id: tenantId } },
    });
    return id;
  };
  const conversationId = await inChat(adapter, appId, unopened, create);
  return { ...unopened, conversationId };
}

const neverMet: SendTrouble = { kind: 'unreachable', reason: 'never-met' };

/** What a call came to, or the trouble there was. @throws what is a fault of ours */
async function orTrouble<T>(call: Promise<T>): Promise<T | SendTrouble> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof CallFailed) return troubleOf(error.cause, error.wasMade);
    throw error;
  }
}

/**
 * Writes to people in their own chats, in their language.
 * @param opening absent in local mode, where nobody can be written to before they have written
 */
export function teamsMessenger(adapter: BoundAdapter, appId: string, opening?: Opening): Messenger {
  // A card that cannot be drawn is our fault, and no answer of Teams: it is drawn before anything is tried.
  const draw = (person: Person, outgoing: OutgoingCard): Card =>
    outgoingView(wordsIn(person.language ?? 'da'), outgoing);
  return {
    ...(opening && {
      async open({ aadObjectId }) {
        // Imported without it, and not written yet: there is nothing to find them by.
        if (aadObjectId === undefined) return neverMet;
        const opened = openChat(adapter, appId, opening, aadObjectId);
        return orTrouble(opened.then((conversation) => ({ kind: 'opened', conversation }) as const));
      },
    }),
    async replace(person, activityId, outgoing) {
      if (!person.conversation) return neverMet;
      const changed = change(adapter, appId, person.conversation, activityId, draw(person, outgoing));
      return orTrouble(changed.then(() => ({ kind: 'sent', activityId }) as const));
    },
    async send(person, outgoing) {
      if (!person.conversation) return neverMet;
      const posted = post(adapter, appId, person.conversation, cardActivity(draw(person, outgoing)));
      return orTrouble(posted.then((activityId) => ({ kind: 'sent', activityId }) as const));
    },
  };
}
