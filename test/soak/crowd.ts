import { setTimeout as wait } from 'node:timers/promises';
import { Answers } from '../sim/answers';
import { Random } from '../sim/random';
import { person } from '../support/bot-client';
import { fakeConnector, type ConnectorCall, type FakeConnector } from '../support/fake-connector';
import type { Inhabitant } from './municipality';
import { SoakPerson, type Told } from './soak-person';

/** Teams gives up waiting after this long. */
const patienceMs = 15_000;
const arriveAtOnce = 10;

/** Those of a municipality who are at it, each at a Teams client of their own, and what they were told is kept. */
export interface Crowd {
  answers: Answers;
  connector: FakeConnector;
  /** Everyone opens the chat once, as people have who use the bot. */
  arrive(): Promise<void>;
  /** One turn of whoever has been quiet the longest. @returns undefined when nothing came back */
  turn(): Promise<Told | undefined>;
}

function shuffled<T>(many: readonly T[], random: Random): T[] {
  return many
    .map((one) => ({ one, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** @param size how many; they take turns, so that nobody is faster than the door lets one person be */
export async function crowdOf(
  inhabitants: readonly Inhabitant[],
  size: number,
  seed: number,
  url: () => string,
): Promise<Crowd> {
  const calls = new Map<string, ConnectorCall[]>();
  const connector = await fakeConnector((call) => calls.get(call.conversationId)?.push(call));
  const answers = new Answers();
  // Those who lead have the most to look up, and all of them are at it.
  const byChance = shuffled(inhabitants, new Random(seed, 'crowd'));
  const leading = byChance.filter(({ roles }) => roles.some((role) => role === 'chef' || role === 'leader'));
  const people = [...new Set([...leading, ...byChance])].slice(0, size).map((inhabitant, nth) => {
    const { aadObjectId, name, upn, personId } = inhabitant;
    connector.addMember(`29:${aadObjectId}`, upn);
    const own: ConnectorCall[] = [];
    const client = person({ url: url(), connector: { ...connector, calls: own }, aadObjectId, name });
    calls.set(client.conversationId, own);
    return { one: new SoakPerson(inhabitant, client, new Random(seed, personId), answers), own, nth };
  });
  const idle = [...people];
  const waiting: ((one: (typeof people)[number]) => void)[] = [];

  function next(): Promise<(typeof people)[number]> {
    const first = idle.shift();
    return first ? Promise.resolve(first) : new Promise((resolve) => waiting.push(resolve));
  }

  async function inTime(act: Promise<Told>): Promise<Told | undefined> {
    const timer = new AbortController();
    const tooLate = wait(patienceMs, undefined, { signal: timer.signal });
    try {
      return await Promise.race([act, tooLate]);
    } finally {
      timer.abort();
      tooLate.catch(() => undefined);
    }
  }

  return {
    answers,
    connector,
    async arrive() {
      for (let from = 0; from < people.length; from += arriveAtOnce) {
        const some = people.slice(from, from + arriveAtOnce);
        await Promise.all(some.map(({ one }) => one.client.say('hjælp')));
      }
      for (const { own } of people) own.length = 0;
    },
    async turn() {
      const who = await next();
      const other = people[(who.nth + 1) % people.length]!;
      const act = who.one.turn(other.one);
      // Nobody goes on before what they did is answered, however long that takes.
      const free = (): void => {
        who.own.length = 0;
        const first = waiting.shift();
        if (first) first(who);
        else idle.push(who);
      };
      void act.then(free, free);
      return inTime(act);
    },
  };
}
