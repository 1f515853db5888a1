import type { Role } from '../../src/domain/people/person';
import type { Answers } from '../sim/answers';
import type { Random } from '../sim/random';
import type { BotAnswer, BotPerson, ShownCard } from '../support/bot-client';
import { acts } from './acts';
import type { Inhabitant } from './municipality';
import { refusalIn } from './refusals';

/** What came of one turn. */
export interface Told {
  /** What was done: a word that was written, or the verb of a button. */
  what: string;
  status: number;
  /** The code of the refusal that was shown, when one was. */
  refusal?: string;
  /** It had to be refused. */
  isForbidden: boolean;
}

interface Word {
  word: string;
  weight: number;
  /** Who writes it; everyone when absent. */
  roles?: readonly Role[];
}

const leading: readonly Role[] = ['leader', 'chef'];

const words: readonly Word[] = [
  { word: 'forbered', weight: 6 },
  { word: 'svar', weight: 2 },
  { word: 'næste', weight: 2 },
  { word: 'hjælp', weight: 2 },
  { word: 'aftaler', weight: 3 },
  { word: 'data', weight: 1, roles: ['leader', 'pedagogical-leader', 'staff-rep'] },
  { word: 'status', weight: 8, roles: leading },
  { word: 'spor', weight: 5, roles: leading },
  { word: 'kalender', weight: 2, roles: leading },
  { word: 'opfølgning', weight: 6, roles: ['leader', 'board-rep'] },
];

/** As a CPR number is written, of someone born in 2029. */
const cpr = '311229-4234';

/** So often someone tries what is not theirs, or writes what may not be kept. */
const forbiddenShare = 0.03;
/** So often one goes on from the card there is, rather than writing a word. */
const goesOnShare = 0.75;

function weighed<T extends { weight: number }>(many: readonly T[], random: Random): T | undefined {
  let left = random.next() * many.reduce((sum, { weight }) => sum + weight, 0);
  return many.find(({ weight }) => (left -= weight) < 0);
}

/** One person at a Teams client, who does one thing at a time, and mostly what the card in front of them offers. */
export class SoakPerson {
  card: ShownCard | undefined;

  constructor(
    readonly inhabitant: Inhabitant,
    readonly client: BotPerson,
    readonly random: Random,
    readonly answers: Answers,
  ) {}

  /** @param other whose cards come into the wrong hands now and then */
  async turn(other: SoakPerson): Promise<Told> {
    const forbidden = this.random.chance(forbiddenShare) ? this.#forbidden(other) : undefined;
    if (forbidden) return this.#told('forbidden', await forbidden, true);
    const next = this.random.chance(goesOnShare) ? this.#onCard() : undefined;
    if (next) return this.#told(next.what, await next.run());
    const word = weighed(this.#ownWords(), this.random)?.word ?? 'hjælp';
    return this.#told(word, await this.client.say(word));
  }

  #ownWords(): Word[] {
    return words.filter(({ roles }) => !roles || roles.some((role) => this.inhabitant.roles.includes(role)));
  }

  #onCard(): { what: string; run: () => Promise<BotAnswer> } | undefined {
    const { card, client, random, answers } = this;
    const { personId } = this.inhabitant;
    const possible = (card?.buttons ?? []).flatMap((button) => {
      const act = acts[button.verb];
      return act && card && (act.fits?.(card, button) ?? true) ? [{ ...act, button }] : [];
    });
    // A page of many units has as many buttons alike: each kind counts once.
    const kinds = new Map(possible.map((each) => [each.button.verb, each]));
    const kind = weighed([...kinds.values()], random);
    if (!card || !kind) return undefined;
    const { button } = random.pick(possible.filter((each) => each.button.verb === kind.button.verb));
    const doing = { client, personId, card, button, random, answers };
    return { what: button.verb, run: () => kind.do(doing) };
  }

  /** What has to be refused: a CPR number in an answer, or a card of someone else's. */
  #forbidden(other: SoakPerson): Promise<BotAnswer> | undefined {
    const own = this.card;
    const input = own?.inputs.find(({ id, choices }) => id.startsWith('a_') && choices.length === 0);
    const save = own?.buttons.find(({ verb }) => verb === 'prepare.save');
    if (own && input && save)
      return this.client.execute(own, save.title, { [input.id]: `Barnet ${cpr} er ofte alene.` });
    const theirs = other.card?.buttons.find(({ verb }) => verb === 'prepare.save');
    if (other === this || !other.card || !theirs) return undefined;
    return this.client.execute(other.card, theirs.title);
  }

  #told(what: string, answer: BotAnswer, isForbidden = false): Told {
    const { status, cards } = answer;
    const refusal = cards.map(refusalIn).find((code) => code !== undefined);
    // What is asked comes last, as the question after the words that help with answering.
    const offering = cards.filter(({ buttons }) => buttons.some(({ verb }) => verb in acts)).at(-1);
    // When the store is down, what was typed is sent again from where it was typed.
    const isAgain = refusal?.startsWith('store/') === true && what.startsWith('prepare.');
    if (!isForbidden && !isAgain) this.card = offering ?? this.card;
    return {
      what,
      status: statusOf(answer) ?? status,
      isForbidden,
      ...(refusal !== undefined && { refusal }),
    };
  }
}

/** An invoke is answered with 200 and says in its body how it went. */
function statusOf({ body }: BotAnswer): number | undefined {
  return typeof body === 'object' &&
    body !== null &&
    'statusCode' in body &&
    typeof body.statusCode === 'number'
    ? body.statusCode
    : undefined;
}
