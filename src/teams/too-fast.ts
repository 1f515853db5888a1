import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { Log } from '../app/ports';
import { refusalView } from '../views/notice';
import { errorKey, wordsIn } from '../views/texts';
import { isInvoke, isMessage, languageOf } from './actor';
import { counterOf, type Limit } from './limits';
import { cardActivity } from './messenger';

const code = 'access/too-fast';

/** Teams shows the message on the card that was pressed and leaves what was typed in it. */
function invokeAnswer(name: string | undefined, message: string): Record<string, unknown> {
  if (name === 'adaptiveCard/action') {
    const value = { code: '429', message };
    return { status: 200, body: { statusCode: 429, type: 'application/vnd.microsoft.error', value } };
  }
  if (name === 'composeExtension/query')
    return { status: 200, body: { composeExtension: { type: 'message', text: message } } };
  return { status: 429 };
}

function callerKey({ activity }: TurnContext): string {
  const aadObjectId: unknown = activity.from.aadObjectId;
  return typeof aadObjectId === 'string' ? aadObjectId : activity.from.id;
}

/**
 * Runs the bot for each person only as often as the limits say, and turns the rest away before the store is asked
 * anything: a press is answered on its card, and a message by one card, and then by none until the time is over.
 */
export function unhurried(
  limits: readonly Limit[],
  log: Log,
  run: (context: TurnContext) => Promise<void>,
): (context: TurnContext) => Promise<void> {
  if (limits.length === 0) return run;
  const waitOf = counterOf(limits);
  const hasBeenTold = counterOf([{ calls: 1, seconds: Math.max(...limits.map(({ seconds }) => seconds)) }]);
  return async (context) => {
    const who = callerKey(context);
    if ((await waitOf(who)) === 0) {
      await run(context);
      return;
    }
    const isFirst = (await hasBeenTold(who)) === 0;
    if (isFirst) log.warn('too-fast');
    const words = wordsIn(languageOf(context));
    if (isInvoke(context)) {
      const value = invokeAnswer(context.activity.name, words.t(errorKey(code)));
      await context.sendActivity({ type: ActivityTypes.InvokeResponse, value });
    } else if (isMessage(context) && isFirst) {
      await context.sendActivity(cardActivity(refusalView(words, code)));
    }
  };
}
