import { ActivityTypes, MessageFactory, type Activity, type TurnContext } from 'botbuilder';
import type { Log } from '../app/ports';
import type { Person } from '../domain/people/person';
import type { Card } from '../views/card';
import { render } from '../views/render';
import type { Words } from '../views/texts';
import { isInvoke, isPersonal } from './actor';
import type { BoundAdapter } from './adapter';
import { consentActivity } from './file-cards';
import { cardActivity, post } from './messenger';
import type { Reply } from './turn';
import { noticeView } from '../views/notice';

export interface Outlet {
  adapter: BoundAdapter;
  appId: string;
  log: Log;
}

/** Puts a card in the place of the one that was clicked; in Teams that keeps it replaced for good. */
async function replaceClicked(outlet: Outlet, context: TurnContext, card: Card): Promise<boolean> {
  const { replyToId } = context.activity;
  if (!replyToId) return false;
  try {
    await context.updateActivity({ ...cardActivity(card), id: replyToId, type: ActivityTypes.Message });
    return true;
  } catch (error) {
    // The answer itself is stored; only the old card could not be changed.
    outlet.log.warn('card-not-replaced', { reason: error instanceof Error ? error.name : 'unknown' });
    return false;
  }
}

function answerInvoke(context: TurnContext, card: Card): Promise<unknown> {
  const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: render(card) };
  return context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
}

/** All that comes after the answer itself. */
function restOf({ then = [], file }: Reply): Partial<Activity>[] {
  return [...then.map(cardActivity), ...(file ? [consentActivity(file)] : [])];
}

/** Answers in the same chat: a clicked card is replaced, a message is answered with a card. */
async function answerHere(outlet: Outlet, context: TurnContext, reply: Reply): Promise<void> {
  const isSubmit =
    !isInvoke(context) && context.activity.value !== undefined && context.activity.value !== null;
  if (isInvoke(context)) {
    await answerInvoke(context, reply.card);
    await replaceClicked(outlet, context, reply.card);
  } else if (!isSubmit || !(await replaceClicked(outlet, context, reply.card))) {
    await context.sendActivity(cardActivity(reply.card));
  }
  for (const activity of restOf(reply)) await context.sendActivity(activity);
}

/**
 * In a channel or a group nothing is shown: the cards go to the person's own chat, and the group is
 * told so (domain.md §3).
 */
async function answerPrivately(
  outlet: Outlet,
  context: TurnContext,
  reply: Reply,
  words: Words,
  person: Person | undefined,
): Promise<void> {
  const { conversation } = person ?? {};
  let wasSent = false;
  try {
    if (conversation) {
      for (const activity of [cardActivity(reply.card), ...restOf(reply)])
        await post(outlet.adapter, outlet.appId, conversation, activity);
      wasSent = true;
    }
  } catch (error) {
    outlet.log.warn('private-answer-failed', { reason: error instanceof Error ? error.name : 'unknown' });
  }
  const text = words.t(wasSent ? 'group.answered-privately' : 'group.could-not');
  if (isInvoke(context)) await answerInvoke(context, noticeView(words, text, [], 'group.private'));
  else await context.sendActivity(MessageFactory.text(text));
}

/** Sends a reply where it belongs. */
export async function sendReply(
  outlet: Outlet,
  context: TurnContext,
  reply: Reply,
  words: Words,
  person?: Person,
): Promise<void> {
  if (isPersonal(context)) await answerHere(outlet, context, reply);
  else await answerPrivately(outlet, context, reply, words, person);
  await reply.after?.();
}
