import { wordRows } from './permissions';
import { duties, type Walking } from './walk-around';
import { refusalIn } from './walk-judge';
import { tried, type Sent, type Walker } from './walk-people';
import { isRightful } from './walk-places';
import type { Presses } from './walk-presses';

/** What leaders write in each unit in a small run, for it depends on how far the loop is. */
const ofEachUnit = ['forbered', 'opfølgning', 'data', 'luk loop', 'overlevering', 'tilsynspunkter', 'fravær'];
/** What everyone else writes in a small run. */
const everyday = ['forbered', 'input', 'data', 'spor', 'svar'];

/** Written while the store is down, so that it is given back. */
const storeDown = 'Det skrev jeg, da intet svarede';
const cpr = '010190-1234';

/** What is written, and then. */
const scripts: readonly (readonly string[])[] = [
  ...Object.keys(wordRows).map((word) => [word]),
  // Several of the name, to choose among.
  ['log Forrige'],
  ['svar', 'status'],
  ['svar', 'færdig'],
  ['svar', 'Flere leger sammen', 'tilbage', 'spring over'],
  ['svar', cpr],
  ['svar', storeDown],
  ['ny aftale', cpr],
  ['ny aftale', 'En aftale', 'tilbage', 'spring over'],
  // Neither a unit of theirs nor surely an answer.
  ['ny aftale', 'status Findesikke'],
];

function refusalOf({ seen }: Sent, word: string) {
  return word === storeDown ? undefined : refusalIn(seen);
}

/** The words of one moment: what people write in their own chats, and the cards that it gives them. */
export class Words {
  private readonly written = new Set<string>();

  constructor(
    private readonly walking: Walking,
    private readonly presses: Presses,
  ) {}

  /** @param only by default all that people write */
  async of(walker: Walker, only: readonly string[] | undefined): Promise<void> {
    const meant = only ? only.map((word) => [word]) : scripts;
    for (const words of meant) if (this.isNews(walker, words)) await this.write(walker, words);
  }

  private async write(walker: Walker, words: readonly string[]): Promise<void> {
    const { world, judge } = this.walking;
    const { store, bot } = world;
    const mark = store.mark();
    for (const word of words) {
      if (word === storeDown) bot.breakDown();
      const sent = await tried(world, walker, 'own chat', { type: 'message', text: word });
      bot.mend();
      const { places } = this.walking;
      await judge.readsOnlyTheirs(places, sent, `'${word}' written`, word === 'mine data');
      const code = refusalOf(sent, word);
      judge.holds(sent, code, `'${word}' written`);
      const isFor = wordRows[word]?.may === 'administration' ? 'administration' : 'known';
      if (!isRightful(places, walker.person, { may: isFor }, {}) && code === undefined)
        judge.find(`'${word}' written by ${walker.name}: let through`);
      for (const card of sent.answer.cards) await this.presses.card(walker, card);
    }
    await store.rewind(mark);
  }

  /** In a small run, people of one role write a thing once; those who hold the meetings do in each unit. */
  private isNews({ person }: Walker, words: readonly string[]): boolean {
    const { isWhole, places } = this.walking;
    if (isWhole) return true;
    if (!person) return false;
    const isOfUnit = ofEachUnit.includes(words.join());
    const roles = person.assignments.map(({ role, unitId }) => {
      if (role === 'chef') return person.id;
      const { unit } = places.units.get(unitId ?? '') ?? {};
      return role === 'leader' && isOfUnit ? String(unitId) : `${role} ${unit?.ownership ?? ''}`;
    });
    const isPlain = person.assignments.every(({ role }) => !duties.includes(role));
    if (isPlain && !everyday.includes(words.join())) return false;
    const key = `${words.join()} ${[...new Set(roles)].sort().join()}`;
    if (this.written.has(key)) return false;
    this.written.add(key);
    return true;
  }
}
