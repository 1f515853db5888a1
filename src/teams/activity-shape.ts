import type { Activity } from 'botbuilder';
import { z } from 'zod/v4';

/** What every activity has, whatever it is about. Nothing else of it is taken for granted. */

/** Teams' own ids have some two hundred letters; they are kept, sent back, and told apart by. */
const Id = z.string().max(1_000);
const Party = z.object({ id: Id.min(1), name: z.string().nullish(), aadObjectId: Id.nullish() });

/**
 * A type, a channel, a conversation to answer in, someone it is from, and a way back. Its own id and that of the
 * message it is about may be left out, but are kept with what was said: anything else in their place would make what
 * is stored unreadable. What the SDK puts into an answer unseen, and would then fail to send, or goes through by itself,
 * is of its type too.
 */
const Shape = z.object({
  type: Id.min(1),
  channelId: Id.min(1),
  id: Id.nullish(),
  replyToId: Id.nullish(),
  serviceUrl: Id.min(1),
  locale: Id.nullish(),
  conversation: Party.extend({
    tenantId: Id.nullish(),
    conversationType: Id.nullish(),
    isGroup: z.boolean().nullish(),
  }),
  from: Party,
  recipient: Party,
  action: Id.nullish(),
  entities: z.array(z.looseObject({})).nullish(),
  membersAdded: z.array(Party).nullish(),
  membersRemoved: z.array(Party).nullish(),
});

/** Deeper than anything that Teams sends, and far from where whoever goes through all of it runs out of stack. */
const mostLevels = 100;

function isTooDeep(whole: unknown): boolean {
  let level = [whole];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > mostLevels) return true;
    level = level.flatMap((value): unknown[] =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return false;
}

/** Whether what came can be taken for an activity. */
export function isActivity(body: unknown): body is Activity {
  // First the depth: a length that is no number is turned into one on the way, whatever is inside.
  return !isTooDeep(body) && Shape.safeParse(body).success;
}
