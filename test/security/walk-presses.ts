import { plusDays } from '../../src/domain/calendar/copenhagen';
import type { ShownCard } from '../support/bot-client';
import type { Json } from '../support/fake-connector';
import { ownRoles } from './circles';
import { duties, type Walking } from './walk-around';
import { about, isOfSummary, type Attempts } from './walk-attempts';
import { asExecute, pressablesOf, signatureOf, type Filling, type Pressable } from './walk-cards';
import type { Drawn } from './walk-drawn';
import { refusalIn } from './walk-judge';
import { tried, type Walker } from './walk-people';
import { placeOf, placesOf } from './walk-places';

/** Cards lead to cards; deeper than this they come round again. */
const deepest = 8;

function same(a: Pressable, b: Pressable): boolean {
  return a.verb === b.verb && JSON.stringify(a.data) === JSON.stringify(b.data);
}

/** The cards of one moment: whoever they are for presses each button once, and others try it. */
export class Presses {
  private readonly tryouts = new Set<string>();
  private readonly presses = new Set<string>();

  constructor(
    private readonly walking: Walking,
    private readonly attempts: Attempts,
    private readonly drawn: Drawn,
  ) {}

  /** @param depth how many cards led to this one */
  async card(owner: Walker, shown: ShownCard, depth = 0): Promise<void> {
    const card = this.drawn.numbered(shown);
    for (const pressable of pressablesOf(card, this.filling)) {
      this.drawn.note(this.walking.places, pressable);
      const signature = this.signature(pressable);
      if (!this.tryouts.has(signature)) {
        this.tryouts.add(signature);
        await this.attempts.all(this.walking, owner, pressable);
      }
      const press = `${signature} ${this.sortOf(owner, pressable.data)}`;
      if (depth >= deepest || this.presses.has(press)) continue;
      this.presses.add(press);
      await this.press(owner, pressable, card, depth);
    }
  }

  private get filling(): Filling {
    return { text: 'Prøve af adgangen', day: plusDays(this.walking.places.today, 33), more: 0 };
  }

  /** In a small run, what is of one sort of unit is of all of them. */
  private signature(pressable: Pressable): string {
    const signature = signatureOf(pressable);
    const { isWhole, places } = this.walking;
    if (isWhole) return signature;
    const { unitId, meetingId } = pressable.data;
    const { unit, meetings } = places.units.get(String(unitId)) ?? {};
    const phase = meetings?.[String(meetingId)]?.phase ?? '';
    const sort = signature
      .replace(/(?:unitId|document)=\S*/g, '')
      .replace(/role=(?!board-rep|chef|pupil-council)\S*/, 'role=any')
      .replace(/=(ld|oo)\d*/g, '=$1');
    return `${sort} ${unit?.ownership ?? ''} ${phase}`;
  }

  /** In a small run, those who take part without a duty are all alike. */
  private sortOf({ person }: Walker, data: Json): string {
    const { isWhole, places } = this.walking;
    const place = placeOf(places, data['unitId']);
    const roles = person && place ? ownRoles(person, place, places.today) : [];
    const weighty = roles.filter((role) => isWhole || duties.includes(role));
    return weighty.join() || 'other';
  }

  /** As the person whom the card is for does; and once more with other words, as from another device. */
  private async press(owner: Walker, pressable: Pressable, card: ShownCard, depth: number): Promise<void> {
    const { store } = this.walking.world;
    const mark = store.mark();
    const before = this.walking.places;
    await this.pressOnce(owner, pressable, depth);
    const other = { ...this.filling, text: 'Noget helt andet', more: 1 };
    const again = pressablesOf(card, other).find(
      (each) => each.title === pressable.title && same(each, pressable),
    );
    if (again && JSON.stringify(again.typed) !== JSON.stringify(pressable.typed))
      await this.pressOnce(owner, again, depth);
    await store.rewind(mark);
    this.walking.places = before;
  }

  private async pressOnce(owner: Walker, pressable: Pressable, depth: number): Promise<void> {
    const { world, judge } = this.walking;
    const mark = world.store.mark();
    const sent = await tried(world, owner, 'own chat', asExecute(pressable));
    const changed = await world.store.changedSince(mark);
    // A board may have chosen to take part, or someone to take over: then others may what they might not.
    if (isOfSummary(changed)) this.walking.places = await placesOf(world);
    const what = `${pressable.verb} pressed by whom it is for`;
    await judge.readsOnlyTheirs(this.walking.places, sent, what);
    const code = refusalIn(sent.seen);
    judge.holds(sent, code, what);
    if (code === 'access/not-yours') judge.find(`${what}: refused, ${about(owner, pressable.data)}`);
    for (const card of sent.answer.cards) await this.card(owner, card, depth + 1);
  }
}
