import type { TurnContext } from 'botbuilder';
import type { Deps } from '../app/deps';
import { meetPerson, type Caller } from '../app/meet-person';
import type { ChatMessage } from '../domain/guide/chat';
import type { Language } from '../domain/people/person';
import { wordsIn } from '../views/texts';
import { callerOf, languageOf } from './actor';
import type { Limit } from './limits';
import type { Outlet } from './reply';
import type { LocalMode, Turn } from './turn';

export interface BotOptions {
  deps: Deps;
  outlet: Outlet;
  tenantIds: readonly string[];
  local?: LocalMode;
  /** Runs one turn, so that it is answered in time. */
  inTurn?: <T>(run: () => Promise<T>) => Promise<T>;
  /** How fast one person may be; absent: as fast as they like. */
  limits?: readonly Limit[];
}

/** In local mode the chat window says English whoever sits there, so then Danish it is. */
export function fallbackLanguage({ local }: Pick<BotOptions, 'local'>, context: TurnContext): Language {
  return local ? 'da' : languageOf(context);
}

export function messageOf({ deps }: BotOptions, { activity }: TurnContext): ChatMessage {
  const text: unknown = activity.text;
  return { id: activity.id ?? '', text: typeof text === 'string' ? text : '', at: deps.clock.now() };
}

/** @throws Refusal `access/other-tenant`, `access/unknown-person` */
export async function whoCalls(
  { tenantIds, local }: Pick<BotOptions, 'tenantIds' | 'local'>,
  context: TurnContext,
): Promise<Caller> {
  const called = callerOf(context, tenantIds);
  return local ? local.seated(called) : called;
}

interface Met {
  turn: Turn;
  isNew: boolean;
}

async function meetAs(options: BotOptions, context: TurnContext, caller: Caller): Promise<Met> {
  const { deps, local } = options;
  const { actor, isNew } = await meetPerson(deps, caller);
  const message = messageOf(options, context);
  const words = wordsIn(actor.person.language ?? fallbackLanguage(options, context));
  const clickedId: unknown = context.activity.replyToId;
  const clicked = typeof clickedId === 'string' && clickedId !== '' ? { clickedId } : {};
  return { turn: { deps, actor, caller, words, message, ...clicked, ...(local && { local }) }, isNew };
}

/** Who an activity is from, as a turn. @throws Refusal when it is nobody the bot may talk to, or the store is down */
export async function meet(options: BotOptions, context: TurnContext): Promise<Met> {
  return meetAs(options, context, await whoCalls(options, context));
}

/**
 * The same from a chat that need not be the bot's: two colleagues' own chat is personal too, and must never be kept
 * as the place to write to one of them.
 * @throws Refusal as `meet`
 */
export async function meetElsewhere(options: BotOptions, context: TurnContext): Promise<Met> {
  const { conversation: _theirs, ...caller } = await whoCalls(options, context);
  return meetAs(options, context, caller);
}
