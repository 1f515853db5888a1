import type { OutboxRow } from '../../src/domain/delivery/outbox';
import { readCard } from '../support/bot-client';
import type { Json } from '../support/fake-connector';
import { aadOf, type Bot } from '../teams/bot';

/** What the timer has written to someone, and what the outbox says of it. */

export function conversationOf(name: string): string {
  return `a:${aadOf(name)}`;
}

function cardOf(activity: Json): Json {
  const [attachment] = activity['attachments'] as { content: Json }[];
  return attachment!.content;
}

/** Titles of the cards that arrived in someone's chat, in order. */
export function postedTo(bot: Bot, name: string): string[] {
  return bot.connector.arrived(conversationOf(name)).map(({ activity }) => readCard(cardOf(activity)).title);
}

/** How many times the bot tried to write to anyone. */
export function tries(bot: Bot): number {
  return bot.connector.calls.length;
}

/** What is to be posted to someone; the replacing of what is out is another matter. */
export async function rowsOf(bot: Bot, name: string): Promise<OutboxRow[]> {
  const id = await bot.app.deps.people.idBehind(`aad:${aadOf(name)}`);
  const rows = (await bot.documentsOf('outbox')) as unknown as OutboxRow[];
  return rows.filter(({ personId, action }) => personId === id && action === 'post');
}

/** The one row there is about someone. */
export async function rowOf(bot: Bot, name: string): Promise<OutboxRow> {
  const rows = await rowsOf(bot, name);
  expect(rows).toHaveLength(1);
  return rows[0]!;
}

/** The person has a chat with the bot, and only them; what came of that is forgotten. */
export async function meet(bot: Bot, ...names: string[]): Promise<void> {
  for (const name of names) await bot.person(name, { expectsReplies: true }).say('hjælp');
}
