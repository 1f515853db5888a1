import { Application } from '@microsoft/teams-ai';
import { ActivityTypes, type Storage, type TurnContext } from 'botbuilder';
import { partWith } from '../app/meet-person';
import type { Card } from '../views/card';
import { wordsIn } from '../views/texts';
import { isInvoke, isMessage, isPersonal } from './actor';
import { dispatch, failureReply, unmetReply, type Called } from './dispatch';
import { answerQuery } from './extension';
import { onFileConsent } from './file-consent';
import { firstWaiting, home, who } from './handlers/overview';
import { fallbackLanguage, meet, messageOf, whoCalls, type BotOptions } from './meet';
import { sendReply } from './reply';
import { unhurried } from './too-fast';
import type { LocalMode, Reply, Turn } from './turn';

/** teams-ai reads and writes turn state on every turn, and loses updates when two turns meet. We keep none. */
const nothingStored: Storage = {
  read: () => Promise.resolve({}),
  write: () => Promise.resolve(),
  delete: () => Promise.resolve(),
};

/** `startTypingTimer: false` is not heeded, and the timer outlives turns in tests. */
class QuietApplication extends Application {
  override startTypingTimer(): void {
    // Answers come at once; there is nothing to wait for.
  }
}

/** The verb and data of a card's action: Execute's own shape, and Submit's, where the data carries the verb. */
function verbOf(context: TurnContext): Called | undefined {
  const value: unknown = context.activity.value;
  if (typeof value !== 'object' || value === null)
    return isInvoke(context) ? { name: undefined, data: {} } : undefined;
  if ('action' in value && typeof value.action === 'object' && value.action !== null) {
    const { verb, data } = value.action as { verb?: unknown; data?: unknown };
    return { name: verb, data: data ?? {} };
  }
  return { name: 'verb' in value ? value.verb : undefined, data: value };
}

/** One message or card action, from whoever, to its answer. Never throws what a person can cause. */
async function onTurn(options: BotOptions, context: TurnContext): Promise<void> {
  const { deps, outlet } = options;
  let reply: Reply;
  let met: { turn: Turn; isNew: boolean } | undefined;
  try {
    met = await meet(options, context);
    reply = await dispatch(met.turn, verbOf(context));
  } catch (error) {
    const words = wordsIn(fallbackLanguage(options, context));
    reply = await unmetReply({ deps, words }, verbOf(context) ?? messageOf(options, context), error);
  }
  await sendReply(
    outlet,
    context,
    reply,
    met?.turn.words ?? wordsIn(fallbackLanguage(options, context)),
    met?.turn.actor.person,
  );
}

/** Locally, after the welcome: what is due, or, when that was shown before, the first of what waits. */
async function showWhatWaits(
  local: LocalMode,
  turn: Turn,
  send: (card: Card) => Promise<void>,
): Promise<void> {
  if ((await local.showDue(turn)) > 0) return;
  const card = await firstWaiting(turn);
  if (card) await send(card);
}

/** The app was removed from someone's Teams, so nobody is there to be answered. Being updated is no removal. */
async function onDeparture(options: BotOptions, context: TurnContext): Promise<void> {
  const { deps } = options;
  try {
    await partWith(deps, await whoCalls(options, context));
  } catch (error) {
    // A stranger's, or the store is down: then the next card is refused, and that says it too.
    deps.log.warn('departure-not-noted', { reason: error instanceof Error ? error.name : 'unknown' });
  }
}

/**
 * The app was installed: welcome, and what waits. Locally this is also a page opened anew, which is empty,
 * so then all is shown again.
 */
async function onArrival(options: BotOptions, context: TurnContext): Promise<void> {
  const { deps, outlet, local } = options;
  try {
    const { turn, isNew } = await meet(options, context);
    if (!isNew && !local) return;
    const send = (reply: Reply): Promise<void> =>
      sendReply(outlet, context, reply, turn.words, turn.actor.person);
    await send({ card: await home(turn), then: local ? [await who(turn)] : [] });
    if (local) await showWhatWaits(local, turn, (card) => send({ card }));
  } catch (error) {
    const words = wordsIn(fallbackLanguage(options, context));
    await sendReply(outlet, context, failureReply(words, deps.log, error), words);
  }
}

async function onInstallation(options: BotOptions, context: TurnContext): Promise<void> {
  const { action = 'add' } = context.activity;
  if (!isPersonal(context)) return;
  if (action === 'remove') await onDeparture(options, context);
  else if (!action.startsWith('remove')) await onArrival(options, context);
}

/** Some clients say only that the bot has left the chat. Its coming is told by the installation. */
async function onMembers(options: BotOptions, context: TurnContext): Promise<void> {
  const { membersRemoved, recipient } = context.activity;
  const hasLeft = membersRemoved?.some(({ id }) => id === recipient.id) ?? false;
  if (hasLeft && isPersonal(context)) await onDeparture(options, context);
}

/** The bot as teams-ai runs it: every message and card action goes to `onTurn`, arrivals to `onArrival`. */
export function teamsBot(options: BotOptions): (context: TurnContext) => Promise<void> {
  const { adapter, appId, log } = options.outlet;
  const app = new QuietApplication({ adapter, botAppId: appId, storage: nothingStored });
  const turn = (context: TurnContext): Promise<void> => onTurn(options, context);
  const onInvoke = (name: string, run: (context: TurnContext) => Promise<void>): void => {
    app.addRoute(
      (context) => Promise.resolve(isInvoke(context) && context.activity.name === name),
      run,
      true,
    );
  };
  onInvoke('adaptiveCard/action', turn);
  onInvoke('fileConsent/invoke', (context) => onFileConsent(options, context));
  onInvoke('composeExtension/query', (context) => answerQuery(options, context));
  app.addRoute((context) => Promise.resolve(isMessage(context)), turn);
  app.activity(ActivityTypes.InstallationUpdate, (context) => onInstallation(options, context));
  app.activity(ActivityTypes.ConversationUpdate, (context) => onMembers(options, context));
  adapter.onTurnError = (_context, error) => {
    log.error('turn-error', { reason: error.name });
    return Promise.resolve();
  };
  const run = async (context: TurnContext): Promise<void> => {
    // The SDK takes mentions out of what was written, and counts on there being something.
    const { text }: { text: unknown } = context.activity;
    if (isMessage(context) && typeof text !== 'string') context.activity.text = '';
    const answer = async (): Promise<void> => {
      await app.run(context);
    };
    await (options.inTurn ? options.inTurn(answer) : answer());
  };
  return options.limits ? unhurried(options.limits, log, run) : run;
}
