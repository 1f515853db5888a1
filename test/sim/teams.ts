import type { Messenger, SendResult } from '../../src/app/ports';
import type { OutgoingCard } from '../../src/app/results';
import type { Person } from '../../src/domain/people/person';
import { keyOfCard, textOf } from './cards';
import type { Faults } from './faults';
import type { Ledger } from './ledger';
import type { Life } from './life';
import type { Random } from './random';
import type { World } from './world';

export interface Post {
  personId: string;
  card: OutgoingCard;
  activityId: string;
  /** When the process began to send it. */
  startedAt: string;
}

const timeoutMs = 8_000;

/** Teams, as far as the bot can tell: chats that are open or not, and answers that are sometimes no answer. */
export class SimulatedTeams {
  readonly posts: Post[] = [];
  replaced = 0;
  refused = 0;
  /** Until then everything is answered with a 5xx, or with 429. */
  outageUntilMs = 0;
  burstUntilMs = 0;
  readonly #installed = new Set<string>();

  constructor(
    readonly world: World,
    readonly random: Random,
    readonly faults: () => Faults['teams'],
    readonly ledger: Ledger,
    readonly onCard: (post: Post) => void,
  ) {}

  install(personId: string): void {
    this.#installed.add(personId);
  }

  uninstall(personId: string): void {
    this.#installed.delete(personId);
  }

  isInstalled(personId: string): boolean {
    return this.#installed.has(personId);
  }

  /** What goes wrong before Teams takes anything; the request is answered with it. */
  #refusal(personId: string): SendResult | 'timeout' | undefined {
    const { random, world } = this;
    const faults = this.faults();
    if (world.nowMs < this.outageUntilMs) return { kind: 'ambiguous', reason: 'http-503' };
    if (world.nowMs < this.burstUntilMs && random.chance(0.66))
      return { kind: 'later', afterMs: random.between(1, 60) * 1000 };
    if (!this.#installed.has(personId)) return { kind: 'unreachable', reason: 'BotNotInConversationRoster' };
    if (random.chance(faults.throttled)) return { kind: 'later', afterMs: random.between(1, 30) * 1000 };
    if (random.chance(faults.conflict)) return { kind: 'later', afterMs: 2_000 };
    if (random.chance(faults.failedBefore)) return { kind: 'ambiguous', reason: 'http-502' };
    return random.chance(faults.timeoutBefore) ? 'timeout' : undefined;
  }

  /** One call: time on the way, a refusal or the deed, time on the way back. */
  async #call(life: Life, person: Person, what: string, deed: () => SendResult): Promise<SendResult> {
    const { world, random } = this;
    const faults = this.faults();
    if (random.chance(faults.crash / 2)) return life.crash(`before ${what}`);
    await world.sleep(1 + Math.floor(random.next() * faults.slowestMs));
    const refusal = this.#refusal(person.id);
    let result: SendResult;
    if (refusal === undefined) result = deed();
    else {
      if (refusal === 'timeout') await world.sleep(timeoutMs);
      this.refused += 1;
      result = refusal === 'timeout' ? { kind: 'ambiguous', reason: 'ETIMEDOUT' } : refusal;
      world.note(`${life.name} ${what} ${result.kind}`);
    }
    if (random.chance(faults.crash / 2)) return life.crash(`after ${what}`);
    await life.sleep(1 + Math.floor(random.next() * 50));
    return result;
  }

  messenger(life: Life): Messenger {
    const { world, random } = this;
    return {
      open: async (person) => {
        if (!person.aadObjectId) return { kind: 'unreachable', reason: 'never-met' };
        const result = await this.#call(life, person, `open ${person.id}`, () => ({
          kind: 'sent',
          activityId: '',
        }));
        return result.kind === 'sent' ? { kind: 'opened', conversation: conversationOf(person.id) } : result;
      },
      send: async (person, card) => {
        const startedAt = world.now();
        const key = keyOfCard(person.id, card);
        const result = await this.#call(life, person, `post ${textOf(key)}`, () => {
          const activityId = `a${this.posts.length + 1}`;
          this.ledger.took(life, key);
          world.note(`${life.name} posts ${textOf(key)}`);
          const post = { personId: person.id, card, activityId, startedAt };
          this.posts.push(post);
          this.onCard(post);
          const faults = this.faults();
          const isUnclear = random.chance(faults.failedAfter + faults.timeoutAfter);
          return isUnclear ? { kind: 'ambiguous', reason: 'http-504' } : { kind: 'sent', activityId };
        });
        if (result.kind === 'ambiguous') this.ledger.unclear(life, key);
        return result;
      },
      replace: async (person, activityId, card) =>
        this.#call(life, person, `replace ${activityId}`, () => {
          this.replaced += 1;
          if (!this.posts[Number(activityId.slice(1)) - 1])
            return { kind: 'unreachable', reason: 'http-404' };
          world.note(`${life.name} replaces ${activityId} by ${textOf(keyOfCard(person.id, card))}`);
          return { kind: 'sent', activityId };
        }),
    };
  }
}

export function conversationOf(personId: string): NonNullable<Person['conversation']> {
  return {
    tenantId: 'tenant',
    conversationId: `a:${personId}`,
    serviceUrl: 'https://teams.example/',
    botId: '28:bot',
    userId: `29:${personId}`,
  };
}
