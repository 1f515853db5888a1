import { meetPerson } from '../../src/app/meet-person';
import type { Actor, Deps } from '../../src/app/deps';
import { StoreError } from '../../src/app/ports';
import { dayOf } from '../../src/domain/calendar/copenhagen';
import { Refusal } from '../../src/domain/errors';
import type { Person } from '../../src/domain/people/person';
import { actOnCard, putCardOff } from './acts';
import type { Answers } from './answers';
import type { Instance } from './instance';
import { Random } from './random';
import { conversationOf, type Post, type SimulatedTeams } from './teams';
import type { World } from './world';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
/** After this long without an answer a person tries again. */
const patienceMs = 15_000;
const mostTries = 12;

/** What one person does at one moment: some use cases, as the person, on whichever process answers. */
export type Act = (deps: Deps, actor: Actor, random: Random) => Promise<void>;

interface Crowd {
  world: World;
  teams: SimulatedTeams;
  answers: Answers;
  people: ReadonlyMap<string, Person>;
  /** A process that runs, or none. */
  instance(random: Random): Instance | undefined;
}

export interface PeopleCounts {
  acts: number;
  refused: number;
  repeated: number;
  uninstalls: number;
}

/** Everyone who uses the bot: they answer, late, twice, from old cards, never; uninstall, and come back. */
export class People {
  readonly counts: PeopleCounts = { acts: 0, refused: 0, repeated: 0, uninstalls: 0 };
  /** Why people were refused, and how often. */
  readonly refusals = new Map<string, number>();
  readonly #randoms = new Map<string, Random>();

  constructor(
    readonly crowd: Crowd,
    readonly seed: number,
  ) {}

  randomOf(personId: string): Random {
    const known = this.#randoms.get(personId) ?? new Random(this.seed, `person ${personId}`);
    this.#randoms.set(personId, known);
    return known;
  }

  /** Does something as a person; what fails on the way, or gets no answer, is tried again. */
  act(personId: string, what: string, act: Act, tries = 1): void {
    void this.#tryAct(personId, what, act, tries);
  }

  async #tryAct(personId: string, what: string, act: Act, tries: number): Promise<void> {
    const { world } = this.crowd;
    const random = this.randomOf(personId);
    const again = (ms: number): void => {
      if (tries >= mostTries) return;
      this.counts.repeated += 1;
      world.after(ms, () => {
        this.act(personId, what, act, tries + 1);
      });
    };
    const instance = this.crowd.instance(random);
    if (!instance) {
      again(random.between(1, 12) * hourMs);
      return;
    }
    let isAnswered = false;
    world.after(patienceMs, () => {
      if (!isAnswered) again(random.between(1, 30) * minuteMs);
    });
    try {
      const actor = await this.#meet(instance.deps, personId);
      this.counts.acts += 1;
      await act(instance.deps, actor, random);
      world.note(`${personId} ${what}`);
      isAnswered = true;
    } catch (error) {
      const code = error instanceof Refusal || error instanceof StoreError ? error.code : undefined;
      if (code === undefined) throw error;
      const isLate = isAnswered;
      isAnswered = true;
      if (isLate) return;
      if (code.startsWith('store/')) again(random.between(1, 10) * minuteMs);
      else {
        this.counts.refused += 1;
        this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
        world.note(`${personId} ${what} refused ${code}`);
      }
    }
  }

  async #meet(deps: Deps, personId: string): Promise<Actor> {
    const person = this.crowd.people.get(personId);
    if (!person) throw new RangeError(`nobody is called ${personId}`);
    const caller = {
      aadObjectId: person.aadObjectId ?? `${personId}-object`,
      upn: () => Promise.resolve(person.upn),
      conversation: conversationOf(personId),
    };
    const { actor } = await meetPerson(deps, caller);
    return { ...actor, today: dayOf(deps.clock.now()) };
  }

  /** Someone gets the app, and opens it. */
  install(personId: string): void {
    this.crowd.teams.install(personId);
    this.act(personId, 'opens the chat', () => Promise.resolve());
  }

  /** Someone throws the app out, and gets it again some weeks later. */
  uninstall(personId: string): void {
    const { teams, world } = this.crowd;
    if (!teams.isInstalled(personId)) return;
    this.counts.uninstalls += 1;
    teams.uninstall(personId);
    world.note(`${personId} uninstalls`);
    world.after(this.randomOf(personId).between(2, 60) * dayMs, () => {
      this.install(personId);
    });
  }

  /** A card came: now or later, once or twice, or not at all, the person does something about it. */
  onCard(post: Post): void {
    const { world } = this.crowd;
    const random = this.randomOf(post.personId);
    const delayMs = (): number =>
      random.chance(0.6) ? random.between(5, 48 * 60) * minuteMs : random.between(2, 20) * dayMs;
    const act = actOnCard(post.card, this.crowd.answers);
    const later = random.chance(0.1) ? putCardOff(post.card) : undefined;
    if (later) {
      world.after(random.between(1, 300) * minuteMs, () => {
        this.act(post.personId, `puts off ${post.card.kind}`, later);
      });
      return;
    }
    if (!act || random.chance(0.2)) return;
    const times = random.chance(0.15) ? 2 : 1;
    for (let nth = 0; nth < times; nth += 1)
      world.after(delayMs(), () => {
        this.act(post.personId, `answers ${post.card.kind}`, act);
      });
  }
}
