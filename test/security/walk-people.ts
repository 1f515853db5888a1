import type { Person } from '../../src/domain/people/person';
import type { BotPerson, BotAnswer } from '../support/bot-client';
import type { Json } from '../support/fake-connector';
import { aadObjectIdOf } from './walk-comings';
import { tenant, type World } from './walk-municipality';

/** How someone sends something: in their own chat, an old client's way, in a group, or in another's chat. */
export const ways = ['own chat', 'own chat, as a message', 'group', 'another’s chat'] as const;
export type Way = (typeof ways)[number];

/** Someone who tries. */
export interface Walker {
  name: string;
  aadObjectId: string;
  /** Absent for those whom the municipality does not list. */
  person?: Person;
  personal: BotPerson;
  group: BotPerson;
  /** Own sender, and the conversation of somebody else. */
  elsewhere: BotPerson;
}

const strangers = [
  { name: 'Ingen Kendt', aadObjectId: '00000000-0000-4000-8000-0000000099f1' },
  { name: 'En Gæst', aadObjectId: '' },
  { name: 'Anden Kommune', aadObjectId: '00000000-0000-4000-8000-000000000005', tenant: 'tenant-other' },
];

function walkerOf({ bot }: World, name: string, aadObjectId: string, tenantId: string): Walker {
  const as = (conversation?: { id: string; conversationType: 'personal' | 'groupChat' }): BotPerson =>
    bot.person(name, {
      aadObjectId,
      tenant: tenantId,
      expectsReplies: true,
      ...(conversation && { conversation }),
    });
  return {
    name,
    aadObjectId,
    personal: as(),
    group: as({ id: '19:walk@thread.v2', conversationType: 'groupChat' }),
    elsewhere: as({ id: 'a:somebody-else', conversationType: 'personal' }),
  };
}

/** Everyone the municipality lists, and some whom it does not. Each has written to the bot once. */
export async function gather(world: World): Promise<Walker[]> {
  const { bot, listed } = world;
  const walkers: Walker[] = [];
  for (const name of [...listed.keys()].sort()) {
    const walker = walkerOf(world, name, aadObjectIdOf(name), tenant);
    await walker.personal.say('hjælp');
    const { value: person } = (await bot.app.deps.people.byId(listed.get(name)!))!;
    walkers.push({ ...walker, person });
  }
  for (const { name, aadObjectId, tenant: other = tenant } of strangers)
    walkers.push(walkerOf(world, name, aadObjectId, other));
  return walkers;
}

/** What a try led to, for everyone who was sent anything by it. */
export interface Sent {
  answer: BotAnswer;
  /** All that went out, with whose eyes it meets: a person's object id, or `group`. */
  seen: { by: string; text: string }[];
}

/** What was said in a conversation is seen by whose it is; in somebody else's it is said to whoever sent. */
function readerOf(conversationId: string, sender: Walker): string {
  if (conversationId === sender.elsewhere.conversationId) return sender.aadObjectId;
  return conversationId.startsWith('a:') ? conversationId.slice(2) : 'group';
}

/** Sends, and gathers what came of it in every conversation. */
export async function tried({ bot }: World, walker: Walker, way: Way, activity: Json): Promise<Sent> {
  const { connector } = bot;
  const before = connector.calls.length;
  const from = { group: walker.group, 'another’s chat': walker.elsewhere }[way as string] ?? walker.personal;
  const answer = await from.send(activity);
  const said = JSON.stringify(answer.body ?? '');
  const posted = connector.calls.slice(before).map(({ conversationId, activity: sent }) => ({
    by: readerOf(conversationId, walker),
    text: JSON.stringify(sent),
  }));
  return { answer, seen: [{ by: readerOf(from.conversationId, walker), text: said }, ...posted] };
}
