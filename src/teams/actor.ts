import { ActivityTypes, TeamsInfo, type TeamsChannelAccount, type TurnContext } from 'botbuilder';
import type { Caller } from '../app/meet-person';
import type { ConversationReference, Language } from '../domain/people/person';
import { Refusal } from '../domain/errors';
import { BoundAdapter } from './adapter';

/** Danish unless the client says it speaks another language. */
export function languageOf(context: TurnContext): Language {
  const said: unknown = context.activity.locale;
  const locale = typeof said === 'string' ? said.toLowerCase() : '';
  return locale === '' || /^(?:da|nb|nn|no|sv)\b/.test(locale) ? 'da' : 'en';
}

// Activity types come as plain strings.
const invoke: string = ActivityTypes.Invoke;
const message: string = ActivityTypes.Message;

export function isMessage({ activity }: TurnContext): boolean {
  return activity.type === message;
}

/** Whether the activity waits for an answer in the same call. */
export function isInvoke({ activity }: TurnContext): boolean {
  return activity.type === invoke;
}

/** Whether nobody else reads the chat. Where Teams does not say, as of a card pressed in a channel, others may. */
export function isPersonal({ activity }: TurnContext): boolean {
  const { conversationType, isGroup } = activity.conversation;
  // The SDK's type has it always there.
  const said: unknown = isGroup;
  return conversationType ? conversationType === 'personal' : said === false;
}

/** How Entra names a person. */
const entraId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @returns undefined when the activity names none, or two: then nobody knows where it is from */
function tenantOf({ activity }: TurnContext): string | undefined {
  const data: unknown = activity.channelData;
  const tenant = typeof data === 'object' && data !== null && 'tenant' in data ? data.tenant : undefined;
  const told: unknown =
    typeof tenant === 'object' && tenant !== null && 'id' in tenant ? tenant.id : undefined;
  const named = [activity.conversation.tenantId, told].filter((id) => id !== undefined && id !== null);
  const [only] = named;
  return typeof only === 'string' && named.every((id) => id === only) ? only : undefined;
}

/** Of what Teams tells of someone; it leaves out or empties what it does not know. */
type Member = { [Told in 'userPrincipalName' | 'userRole']?: TeamsChannelAccount[Told] | null };

/** Guests of a tenant have a UPN of its own making; Teams says of some of them what they are, too. */
function isGuest({ userPrincipalName, userRole }: Member): boolean {
  return (
    (userPrincipalName ?? '').toUpperCase().includes('#EXT#') || (userRole ?? 'user').toLowerCase() !== 'user'
  );
}

/** @returns undefined for guests too, who have no access (domain.md §3) */
async function upnOf(context: TurnContext): Promise<string | undefined> {
  const asked = TeamsInfo.getMember(context, context.activity.from.id);
  const member: Member | undefined = await asked.catch(() => undefined);
  return member && !isGuest(member) ? (member.userPrincipalName ?? undefined) : undefined;
}

function conversationOf(context: TurnContext): ConversationReference | undefined {
  const { conversation, serviceUrl, recipient, from } = context.activity;
  const isWithTeams = context.adapter instanceof BoundAdapter && context.adapter.mayReach(serviceUrl);
  if (!isPersonal(context) || !isWithTeams) return undefined;
  return {
    tenantId: tenantOf(context) ?? '',
    conversationId: conversation.id,
    serviceUrl,
    botId: recipient.id,
    userId: from.id,
  };
}

/**
 * Who calls, from what Teams says on each activity; never from card data.
 * @param tenantIds tenants that may use the bot; empty, in local mode only, means any
 * @throws Refusal `access/other-tenant`, `access/unknown-person`
 */
export function callerOf(context: TurnContext, tenantIds: readonly string[]): Caller {
  if (tenantIds.length > 0 && !tenantIds.includes(tenantOf(context) ?? ''))
    throw new Refusal('access/other-tenant');
  const aadObjectId: unknown = context.activity.from.aadObjectId;
  if (typeof aadObjectId !== 'string' || !entraId.test(aadObjectId))
    throw new Refusal('access/unknown-person');
  const conversation = conversationOf(context);
  const speaks = context.activity.locale ? languageOf(context) : undefined;
  return {
    aadObjectId,
    upn: () => upnOf(context),
    ...(conversation && { conversation }),
    ...(speaks && { language: speaks }),
  };
}
