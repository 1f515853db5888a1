import type { ShownCard } from '../support/bot-client';
import { withFormIds, type Pressable } from './walk-cards';
import type { Places } from './walk-places';

const manyValues = 40;

/** What the bot has drawn since the walk began. */
export class Drawn {
  /** Which verbs were drawn, and in which sorts of units. */
  readonly verbs = new Map<string, Set<string>>();
  /** What stood in cards, by its name in their data. */
  readonly pool = new Map<string, Set<string>>();
  private readonly formIds = new Map<string, string>();

  /** The card, with its forms numbered as they came. */
  numbered(card: ShownCard): ShownCard {
    return withFormIds(card, this.formIds);
  }

  note({ units }: Places, { verb, data }: Pressable): void {
    const { unit } = units.get(String(data['unitId'])) ?? {};
    const kinds = this.verbs.get(verb) ?? new Set<string>();
    this.verbs.set(verb, kinds.add(unit?.ownership ?? 'once'));
    for (const [name, value] of Object.entries(data)) {
      if (typeof value !== 'string') continue;
      const values = this.pool.get(name) ?? new Set<string>();
      if (values.size < manyValues) this.pool.set(name, values.add(value));
    }
  }
}
