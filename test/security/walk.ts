import { exportKinds } from '../../src/app/exports/request';
import { plusDays } from '../../src/domain/calendar/copenhagen';
import { readCard, type ShownCard } from '../support/bot-client';
import type { ConnectorCall, Json } from '../support/fake-connector';
import type { Role } from '../../src/domain/people/person';
import { Random } from '../sim/random';
import { belongsTo, ownRoles } from './circles';
import { searchRows, verbRows, wordRows, type Row } from './permissions';
import { undrawn, unlisted } from './registrations';
import type { SecretKind } from './secrets';
import { emptyTally, type SecurityRun, type Tally } from './tally';
import { asExecute, asSubmit, pressablesOf, signatureOf, withFormIds, type Pressable } from './walk-cards';
import { walkCommands } from './walk-cli';
import { walkConsents } from './walk-consent';
import { Judge, isNothing, isOwnRecord, refusalIn, saysNothing } from './walk-judge';
import { openWorld, type Moment, type World } from './walk-municipality';
import { walkNamed } from './walk-named';
import { gather, tried, ways, type Sent, type Walker, type Way } from './walk-people';
import { isRightful, placeOf, placesOf, type Places } from './walk-places';
import { swapsOf } from './walk-swaps';

/**
 * The permission walk: every card that the bot draws for those whom it is for, in every state of a loop; each of its
 * buttons pressed by everyone else, in every sort of chat, and with other ids in it.
 */

/** Cards lead to cards; deeper than this they come round again. */
const deepest = 8;
/** So many try each button, drawn by chance from all who have to do with the unit, or do the same elsewhere. */
const manyTriers = 8;
const fewTriers = 1;
/** With so many other ids in it. */
const manySwaps = 3;
const wholeFrom = 10_000;
/** Units whose likes a small run walks elsewhere. */
const onlyWhole = ['egelunden', 'nordlyset'];
/** Roles in which one does more than answer. */
const duties: readonly Role[] = ['leader', 'chef', 'board-rep', 'administration'];
/** What leaders write in each unit in a small run, for it depends on how far the loop is. */
const ofEachUnit = ['forbered', 'opfølgning', 'data', 'luk loop', 'overlevering', 'tilsynspunkter', 'fravær'];
/** What everyone else writes in a small run. */
const everyday = ['forbered', 'input', 'data', 'spor', 'svar'];

class Walk {
  private readonly judge: Judge;
  private readonly random: Random;
  private readonly isWhole: boolean;
  private readonly tryouts = new Set<string>();
  private readonly presses = new Set<string>();
  /** Which verbs were drawn, and in which sorts of units. */
  readonly drawn = new Map<string, Set<string>>();
  private readonly pool = new Map<string, Set<string>>();
  private places!: Places;
  private readonly scripts = new Set<string>();
  private readonly formIds = new Map<string, string>();
  private turn = 0;
  private callsBefore = 0;
  /** Requests by what they were for. */
  readonly counts = { written: 0, pressed: 0 };

  constructor(
    private readonly world: World,
    private readonly walkers: readonly Walker[],
    readonly tally: Tally,
    { seed, size }: { seed: number; size: number },
  ) {
    this.judge = new Judge(world, walkers, tally);
    this.random = new Random(seed, 'walk');
    this.isWhole = size >= wholeFrom;
  }

  find(what: string): void {
    this.judge.find(what);
  }

  hasRead(kind: SecretKind): boolean {
    return this.judge.read.has(kind);
  }

  async at(moment: Moment): Promise<void> {
    this.tryouts.clear();
    this.presses.clear();
    this.scripts.clear();
    const { calls } = this.world.bot.connector;
    const delivered = calls.slice(this.callsBefore);
    for (const walker of this.walkers) {
      const loaded = walker.person && (await this.world.bot.app.deps.people.byId(walker.person.id));
      if (loaded) walker.person = loaded.value;
    }
    this.places = await placesOf(this.world);
    for (const walker of this.walkers.filter((each) => this.isOf(each, moment))) {
      await this.walkDelivered(walker, delivered);
      await this.walkWords(walker, moment.words);
    }
    await this.walkDocuments(moment);
    if (!moment.words) await this.walkAbout(moment);
    await this.walkSearches(moment);
    this.callsBefore = calls.length;
  }

  /** What is of a unit, by its name, as a file or at a shell, by everyone of all units. */
  private async walkAbout({ units }: Moment): Promise<void> {
    const { world, walkers, places, judge } = this;
    const around = { world, walkers, places, judge };
    const some = this.isWhole ? units : units.slice(0, 2);
    await walkNamed(around, some);
    await walkConsents(around, some);
    await walkCommands(around, some);
  }

  /** Every sort of document, asked for as its card asks. */
  private async walkDocuments({ units }: Moment): Promise<void> {
    for (const kind of exportKinds) {
      const of = { overview: ['0-6'], closing: ['0-6'], workload: [''], mine: [''] }[kind as string] ?? units;
      for (const subject of this.isWhole ? of : of.slice(0, 1)) {
        const data = { document: subject === '' ? kind : `${kind}:${subject}`, format: 'csv' };
        const fallback = { ...data, verb: 'export.offer' };
        const offer = { verb: 'export.offer', title: '', data, typed: {}, fallback };
        const triers = this.random.shuffled(this.walkers);
        for (const walker of triers.slice(0, this.isWhole ? triers.length : 6))
          await this.attempt(walker, 'own chat', offer, 'asked for');
      }
    }
  }

  /** What is found from another chat, by a unit's name. */
  private async walkSearches({ units }: Moment): Promise<void> {
    const { tally, judge, places } = this;
    let isFoundByWhose = false;
    for (const unitId of this.isWhole ? units : units.slice(0, 1))
      for (const walker of this.walkers) {
        const parameters = [{ name: 'query', value: places.units.get(unitId)?.unit.name }];
        const value = { commandId: 'units', parameters, queryOptions: { skip: 0, count: 25 } };
        const activity = { type: 'invoke', name: 'composeExtension/query', value };
        const sent = await tried(this.world, walker, 'own chat', activity);
        const what = `search for ${unitId} by ${walker.name}`;
        tally.tried += 1;
        judge.holds(sent, undefined, what);
        const isFound = sent.seen.some(({ text }) => text.includes('"attachments"'));
        const row = { may: searchRows['units'] ?? 'nobody' } as const;
        const isTheirs =
          isRightful(places, walker.person, row, { unitId }) ||
          isRightful(places, walker.person, { may: 'administration' }, {});
        isFoundByWhose ||= isTheirs && isFound;
        const isFine = await judge.readsOnlyTheirs(places, sent, what);
        if (isFine && (isTheirs || !isFound)) tally.refused += isTheirs ? 0 : 1;
        else {
          tally.letThrough += 1;
          judge.find(`${what}: found`);
        }
      }
    // Else it would prove nothing that the others found nothing.
    if (!isFoundByWhose) judge.find('search: nobody found anything');
  }

  private isOf({ person }: Walker, { units }: Moment): boolean {
    if (!person) return false;
    const near = this.isWhole
      ? units
      : units.filter((unitId) => !onlyWhole.includes(unitId) || units.length < 4);
    const places = near.flatMap((unitId) => placeOf(this.places, unitId) ?? []);
    return places.some(
      (place) =>
        belongsTo('administration', person, place) || ownRoles(person, place, this.places.today).length > 0,
    );
  }

  private get filling() {
    return { text: 'Prøve af adgangen', day: plusDays(this.places.today, 33), more: 0 };
  }

  private async walkDelivered(walker: Walker, delivered: readonly ConnectorCall[]): Promise<void> {
    const cards = delivered
      .filter(({ conversationId }) => conversationId === walker.personal.conversationId)
      .flatMap(({ activity }) => (activity['attachments'] as { content: Json }[] | undefined) ?? [])
      .map(({ content }) => JSON.stringify(content));
    // They are sent side by side, and come in any order.
    for (const card of cards.sort()) await this.walkCard(walker, readCard(JSON.parse(card) as Json), 0);
  }

  private async walkWords(walker: Walker, only: readonly string[] | undefined): Promise<void> {
    const meant = only ? only.map((word) => [word]) : scripts;
    for (const words of meant) {
      if (!this.isNews(walker, words)) continue;
      const { store, bot } = this.world;
      const mark = store.mark();
      for (const word of words) {
        if (word === storeDown) bot.breakDown();
        const sent = await tried(this.world, walker, 'own chat', { type: 'message', text: word });
        bot.mend();
        this.counts.written += 1;
        await this.judge.readsOnlyTheirs(this.places, sent, `'${word}' written`, word === 'mine data');
        const code = refusalOf(sent, word);
        this.judge.holds(sent, code, `'${word}' written`);
        const isFor = wordRows[word]?.may === 'administration' ? 'administration' : 'known';
        if (!isRightful(this.places, walker.person, { may: isFor }, {}) && code === undefined)
          this.find(`'${word}' written by ${walker.name}: let through`);
        for (const card of sent.answer.cards) await this.walkCard(walker, card, 0);
      }
      await store.rewind(mark);
    }
  }

  /** In a small run, people of one role write a thing once; those who hold the meetings do in each unit. */
  private isNews({ person }: Walker, words: readonly string[]): boolean {
    if (this.isWhole) return true;
    if (!person) return false;
    const isOfUnit = ofEachUnit.includes(words.join());
    const roles = person.assignments.map(({ role, unitId }) => {
      if (role === 'chef') return person.id;
      const { unit } = this.places.units.get(unitId ?? '') ?? {};
      return role === 'leader' && isOfUnit ? String(unitId) : `${role} ${unit?.ownership ?? ''}`;
    });
    const isPlain = person.assignments.every(({ role }) => !duties.includes(role));
    if (isPlain && !everyday.includes(words.join())) return false;
    const key = `${words.join()} ${[...new Set(roles)].sort().join()}`;
    if (this.scripts.has(key)) return false;
    this.scripts.add(key);
    return true;
  }

  /** In a small run, what is of one sort of unit is of all of them. */
  private signature(pressable: Pressable): string {
    const signature = signatureOf(pressable);
    if (this.isWhole) return signature;
    const { unitId, meetingId } = pressable.data;
    const { unit, meetings } = this.places.units.get(String(unitId)) ?? {};
    const phase = meetings?.[String(meetingId)]?.phase ?? '';
    const sort = signature
      .replace(/(?:unitId|document)=\S*/g, '')
      .replace(/role=(?!board-rep|chef|pupil-council)\S*/, 'role=any')
      .replace(/=(ld|oo)\d*/g, '=$1');
    return `${sort} ${unit?.ownership ?? ''} ${phase}`;
  }

  private async walkCard(owner: Walker, drawn: ShownCard, depth: number): Promise<void> {
    const card = withFormIds(drawn, this.formIds);
    for (const pressable of pressablesOf(card, this.filling)) {
      this.note(pressable);
      const signature = this.signature(pressable);
      if (!this.tryouts.has(signature)) {
        this.tryouts.add(signature);
        await this.tryAll(owner, pressable);
      }
      const press = `${signature} ${this.sortOf(owner, pressable.data)}`;
      if (depth >= deepest || this.presses.has(press)) continue;
      this.presses.add(press);
      await this.press(owner, pressable, card, depth);
    }
  }

  /** In a small run, those who take part without a duty are all alike. */
  private sortOf({ person }: Walker, data: Json): string {
    const place = placeOf(this.places, data['unitId']);
    const roles = person && place ? ownRoles(person, place, this.places.today) : [];
    const weighty = roles.filter((role) => this.isWhole || duties.includes(role));
    return weighty.join() || 'other';
  }

  /** As the person whom the card is for does; and once more with other words, as from another device. */
  private async press(owner: Walker, pressable: Pressable, card: ShownCard, depth: number): Promise<void> {
    const { store } = this.world;
    const mark = store.mark();
    const before = this.places;
    await this.pressOnce(owner, pressable, depth);
    const other = { ...this.filling, text: 'Noget helt andet', more: 1 };
    const again = pressablesOf(card, other).find(
      (each) => each.title === pressable.title && same(each, pressable),
    );
    if (again && JSON.stringify(again.typed) !== JSON.stringify(pressable.typed))
      await this.pressOnce(owner, again, depth);
    await store.rewind(mark);
    this.places = before;
  }

  private async pressOnce(owner: Walker, pressable: Pressable, depth: number): Promise<void> {
    const mark = this.world.store.mark();
    const sent = await tried(this.world, owner, 'own chat', asExecute(pressable));
    this.counts.pressed += 1;
    const changed = await this.world.store.changedSince(mark);
    // A board may have chosen to take part, or someone to take over: then others may what they might not.
    if (isOfSummary(changed)) this.places = await placesOf(this.world);
    const what = `${pressable.verb} pressed by whom it is for`;
    await this.judge.readsOnlyTheirs(this.places, sent, what);
    const code = refusalIn(sent.seen);
    this.judge.holds(sent, code, what);
    if (code === 'access/not-yours') this.find(`${what}: refused, ${about(owner, pressable.data)}`);
    for (const card of sent.answer.cards) await this.walkCard(owner, card, depth + 1);
  }

  private note({ verb, data }: Pressable): void {
    const { unit } = this.places.units.get(String(data['unitId'])) ?? {};
    const kinds = this.drawn.get(verb) ?? new Set<string>();
    this.drawn.set(verb, kinds.add(unit?.ownership ?? 'once'));
    for (const [name, value] of Object.entries(data)) {
      if (typeof value !== 'string') continue;
      const values = this.pool.get(name) ?? new Set<string>();
      if (values.size < 40) this.pool.set(name, values.add(value));
    }
  }

  /** Everyone else presses it, and whom it is for does so with other ids in it. */
  private async tryAll(owner: Walker, pressable: Pressable): Promise<void> {
    const others = this.random.shuffled(this.around(owner, pressable.data));
    for (const walker of others.slice(0, this.isWhole ? manyTriers : fewTriers)) {
      const way = ways[this.turn++ % ways.length]!;
      await this.attempt(walker, way, pressable, 'pressed');
    }
    const swaps = this.random.shuffled(swapsOf(pressable, this.pool));
    for (const { pressable: swapped, name } of swaps.slice(0, this.isWhole ? manySwaps : 1))
      await this.attempt(owner, 'own chat', swapped, `with another ${name}`);
  }

  /** Who has to do with the unit, did so until yesterday, or does the same elsewhere; and those who have nothing. */
  private around(owner: Walker, { unitId }: Json): Walker[] {
    const place = placeOf(this.places, unitId);
    const others = this.walkers.filter((each) => each !== owner);
    if (!place) return this.random.shuffled(others).slice(0, 8);
    const isNear = ({ person }: Walker): boolean =>
      !person ||
      person.assignments.some(
        (each) => each.unitId === place.unit.id || each.role === 'chef' || each.role === 'administration',
      );
    const near = others.filter(isNear);
    const roles = new Set<string>();
    const alike = this.random.shuffled(others).filter((each) => {
      const role = each.person?.assignments[0]?.role;
      if (near.includes(each) || role === undefined || roles.has(role)) return false;
      roles.add(role);
      return true;
    });
    return [...near, ...alike];
  }

  private async attempt(walker: Walker, way: Way, pressable: Pressable, how: string): Promise<void> {
    const { store } = this.world;
    const { tally, judge, places } = this;
    const row: Row = verbRows[pressable.verb] ?? { may: 'nobody' };
    const data = { ...pressable.data, ...pressable.typed };
    const mayDo = isRightful(places, walker.person, row, data);
    const what = `${pressable.verb} ${how} (${way}) by ${walker.name}, ${about(walker, data)}`;
    const mark = store.mark();
    const activity = way === 'own chat, as a message' ? asSubmit(pressable) : asExecute(pressable);
    const sent = await tried(this.world, walker, way, activity);
    const code = refusalIn(sent.seen);
    const changed = await store.changedSince(mark);
    tally.tried += 1;
    judge.holds(sent, code, what);
    // As when a board presses that it takes part: what it is shown then is what it may see from then on.
    const now = mayDo && isOfSummary(changed) ? await placesOf(this.world) : places;
    const isFine = await judge.readsOnlyTheirs(now, sent, what);
    await store.rewind(mark);
    if (mayDo) {
      const strange = row.may === 'administration' ? [] : judge.notTheirs(places, walker, changed);
      if (strange.length > 0) judge.find(`${what}: changed ${strange.join(', ')}`);
      if (strange.length > 0 || !isFine) tally.letThrough += 1;
      return;
    }
    const written = changed.filter((document) => !isOwnRecord(walker, document));
    if (written.length > 0) {
      tally.changedByRefused += 1;
      judge.find(`${what}: refused as ${code ?? 'nothing'}, and changed ${written.join(', ')}`);
    }
    const isRefused = code !== undefined || isNothing(sent.seen);
    if (!isRefused || !isFine) {
      tally.letThrough += 1;
      judge.find(`${what}: let through`);
    } else tally.refused += 1;
    if (code !== undefined && how === 'pressed' && !saysNothing(code) && !this.isOfUnit(walker, data))
      judge.find(`${what}: refused as ${code}, which says too much`);
  }

  private isOfUnit({ person }: Walker, { unitId }: Json): boolean {
    const place = placeOf(this.places, unitId);
    return !place || (person !== undefined && ownRoles(person, place, this.places.today).length > 0);
  }
}

function isOfSummary(changed: readonly string[]): boolean {
  return changed.some((document) => document.endsWith(' summary'));
}

function same(a: Pressable, b: Pressable): boolean {
  return a.verb === b.verb && JSON.stringify(a.data) === JSON.stringify(b.data);
}

function about({ person }: Walker, { unitId, meetingId }: Json): string {
  const roles = person?.assignments.map(({ role, unitId: of, to, covers }) =>
    [role, of, to, covers && 'stands in'].filter(Boolean).join(' '),
  );
  return `${roles?.slice(0, 3).join('; ') ?? 'nobody'} → ${JSON.stringify([unitId, meetingId])}`;
}

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
];

function refusalOf({ seen }: Sent, word: string) {
  return word === storeDown ? undefined : refusalIn(seen);
}

/** Walks through all moments. */
export const walk: SecurityRun = async ({ seed, size }) => {
  const tally = emptyTally('Permission walk');
  const { world, moments } = await openWorld();
  try {
    const walkers = await gather(world);
    const steps = new Walk(world, walkers, tally, { seed, size });
    for (const moment of moments) {
      world.bot.clock.set(moment.at);
      await moment.live();
      await steps.at(moment);
      if (size >= wholeFrom)
        process.stderr.write(
          `walk: ${moment.at.slice(0, 10)}, ${tally.tried} tries, ${tally.refused} refused\n`,
        );
    }
    for (const gap of [...unlisted(), ...undrawn(steps.drawn)]) steps.find(gap);
    for (const kind of world.secrets.kinds())
      if (!steps.hasRead(kind))
        steps.find(`Nobody read a text of the sort ${kind}, so that the walk proves nothing of it`);
  } finally {
    await world.bot.close();
  }
  return tally;
};
