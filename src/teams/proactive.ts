import { setTimeout as wait } from 'node:timers/promises';
import type { ConversationReference as BotReference, TurnContext } from 'botbuilder';
import type { ConversationReference } from '../domain/people/person';
import type { BoundAdapter } from './adapter';
import { lineOf, type Line } from './line';

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

/** What the SDK threw, as `cause`, and whether anything had gone out by then. */
export class CallFailed extends Error {
  constructor(
    cause: unknown,
    readonly wasMade: boolean,
  ) {
    super('A call to Teams failed', { cause });
    this.name = cause instanceof Error ? cause.name : 'CallFailed';
  }
}

/**
 * Getting a token has no limit of its own. What has not gone out after two patiences never does, and what has
 * was answered or given up after three. So after four it is known how it ended, and nothing comes after.
 */
const lineClosesAfter = 2;
const overAfter = 4;

/** Resolves as `work` does, or with undefined when it takes too long. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  const done = new AbortController();
  const tooLong = wait(ms, undefined, { signal: done.signal, ref: false }).catch(() => undefined);
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    done.abort();
  }
}

/** A stored address is none of Teams': whoever put it there, the bot's token does not go there. */
export class ForeignPlace extends Error {
  override name = 'ForeignPlace';
}

/**
 * Does something in a person's own chat without having been written to.
 * @throws CallFailed, with `ForeignPlace` as its cause when the chat is somewhere else than with Teams
 */
export async function inChat<T>(
  adapter: BoundAdapter,
  appId: string,
  to: ConversationReference,
  run: (context: TurnContext) => Promise<T>,
): Promise<T> {
  if (!adapter.mayReach(to.serviceUrl)) throw new CallFailed(new ForeignPlace('Not with Teams'), false);
  let outcome: { done: T } | { error: unknown } | undefined;
  let line: Line | undefined;
  const { withinMs } = adapter;
  const turn = adapter.continueConversationAsync(appId, botReference(to), async (context) => {
    line = lineOf(context);
    line.closesAtMs = Date.now() + lineClosesAfter * withinMs;
    try {
      outcome = { done: await run(context) };
    } catch (error) {
      // The adapter swallows what its callback throws, so it is carried out by hand.
      outcome = { error };
    }
  });
  await within(overAfter * withinMs, turn).catch((error: unknown) => {
    outcome ??= { error };
  });
  if (outcome && 'done' in outcome) return outcome.done;
  throw new CallFailed(outcome?.error ?? new Error('No token came'), line?.wasUsed === true);
}
