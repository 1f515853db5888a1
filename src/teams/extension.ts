import { ActivityTypes, CardFactory, type TurnContext } from 'botbuilder';
import { z } from 'zod/v4';
import { findUnits } from '../app/find-units';
import type { FoundUnit } from '../app/results';
import { Refusal } from '../domain/errors';
import { render } from '../views/render';
import { errorKey, wordsIn, type Words } from '../views/texts';
import { unitCardView, unitPreview } from '../views/unit-card';
import { fallbackLanguage, meetElsewhere, type BotOptions } from './meet';

/** The message extension: searches own units, and puts a card about one into a chat with others. */

/** So many at a time; Teams asks for the next ones when someone scrolls. */
const mostShown = 25;

/** What can be searched, by the commands' names in the manifest. */
export const searches = ['units'] as const;

const Count = z.int().min(0).max(10_000);
const Query = z.object({
  commandId: z.enum(searches),
  parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).default([]),
  queryOptions: z.object({ skip: Count.default(0), count: Count.default(mostShown) }).prefault({}),
});

function attachmentOf(words: Words, found: FoundUnit, now: string): Record<string, unknown> {
  const preview = {
    contentType: 'application/vnd.microsoft.card.thumbnail',
    content: { title: found.name, text: unitPreview(words, found) },
  };
  return { ...CardFactory.adaptiveCard(render(unitCardView(words, found, now))), preview };
}

function message(text: string): Record<string, unknown> {
  return { type: 'message', text };
}

/** What was found, or a friendly line; to those whom the bot does not know, that. */
async function answerTo(options: BotOptions, context: TurnContext): Promise<Record<string, unknown>> {
  const { turn } = await meetElsewhere(options, context);
  const { deps, actor, words } = turn;
  const query = Query.safeParse(context.activity.value);
  if (!query.success) throw new Refusal('input/unreadable');
  const { parameters, queryOptions } = query.data;
  // When it is opened, Teams sends another parameter, and there is nothing written yet.
  const value = parameters.find(({ name }) => name === 'query')?.value;
  const { skip, count } = queryOptions;
  const { units, now } = await findUnits(deps, actor, {
    written: typeof value === 'string' ? value : '',
    skip,
    count: Math.min(count, mostShown),
  });
  if (units.length === 0 && skip === 0) return message(words.t('unit-card.none'));
  const attachments = units.map((found) => attachmentOf(words, found, now));
  return { type: 'result', attachmentLayout: 'list', attachments };
}

/** Answers a search; never with anything that could not stand in the chat it was made from. */
export async function answerQuery(options: BotOptions, context: TurnContext): Promise<void> {
  const { log } = options.deps;
  const composeExtension = await answerTo(options, context).catch((error: unknown) => {
    const code = error instanceof Refusal ? error.code : 'bot/failed';
    if (code === 'bot/failed')
      log.error('query-failed', { reason: error instanceof Error ? error.name : 'unknown' });
    else log.info('refused', { code });
    return message(wordsIn(fallbackLanguage(options, context)).t(errorKey(code)));
  });
  await context.sendActivity({
    type: ActivityTypes.InvokeResponse,
    value: { status: 200, body: { composeExtension } },
  });
}
