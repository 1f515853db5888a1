import { nextId } from '../support/bot-client';
import type { Json } from '../support/fake-connector';
import type { wireOf } from './fuzz-bodies';
import type { Forbidden } from './fuzz-judge';
import { bodyOf, mutated, type Mutation } from './fuzz-mutations';
import { sentTo, unitIds, type Town, type Townsman } from './fuzz-town';
import { calledIn, recordings } from './recorded';

/** What clients have sent, and how it is sent again: from someone else, with other data, or broken. */

/** What is put through the door. */
export interface Turn {
  /** What it is, for whoever reads the finding; nothing of what people write. */
  what: string;
  body: string;
  forbidden?: Forbidden;
  /** Written on the wire by hand. */
  wire?: ReturnType<typeof wireOf>;
}

export const recorded = recordings();
export const activities = recorded.flatMap((recording) => recording.activities);
export const called = activities.filter((activity) => calledIn(activity));

/** These show where the person is themselves; the unit on the card says only whether the button is an old one. */
const aboutOneself = ['chat.back', 'chat.skip', 'chat.on', 'chat.more', 'chat.pause'];
export const aboutUnits = called.filter((activity) => {
  const { verb, data } = calledIn(activity)!;
  return unitIds.includes(String(data['unitId'])) && !aboutOneself.includes(verb);
});

export function around<T>(many: readonly T[], index: number): T {
  return many[index % many.length]!;
}

export function summaryOf(activity: Json): string {
  const { type, name } = activity;
  return [type, name, calledIn(activity)?.verb].filter((each) => typeof each === 'string').join(' ');
}

/** The same from someone else, in their own chat with the bot. */
export function fromOther(activity: Json, from: Json, tenant = 'tenant-demo'): Json {
  return {
    ...activity,
    from,
    conversation: { id: `a:${String(from['aadObjectId'])}`, conversationType: 'personal', tenantId: tenant },
    channelData: { tenant: { id: tenant } },
  };
}

export const partyOf = ({ aadObjectId, name }: Townsman): Json => ({
  id: `29:${aadObjectId}`,
  name,
  aadObjectId,
});

/** With another verb, or other data under the same. */
export function withCall(
  activity: Json,
  change: (called: { verb: string; data: Json }) => { verb: string; data: Json },
): Json {
  const { verb, data } = change(calledIn(activity)!);
  const { value } = activity as { value: { action?: Json } };
  if (!value.action) return { ...activity, value: { ...data, verb } };
  return { ...activity, value: { ...value, action: { ...value.action, verb, data: { ...data, verb } } } };
}

/** @param broken what is done to it after it was changed: the one thing that is wrong then stays so */
export function turnOf(
  { bot }: Town,
  activity: Json,
  what: string,
  mutations: readonly Mutation[] = [],
  broken = (whole: Json): Json => whole,
): Turn {
  let whole: Json = { ...sentTo(bot, activity), id: nextId() };
  const done: string[] = [];
  for (const mutation of mutations) {
    const next = mutated(whole, mutation);
    whole = next.whole;
    done.push(next.what);
  }
  return { what: [what, ...done].join(' · '), body: bodyOf(broken(whole)) };
}
