/**
 * What people were told is kept: by answer, the texts that must still be there. Each text is a token of its
 * own, so that it can be found again in what is stored.
 */
export class Answers {
  readonly #kept = new Map<string, Set<string>>();
  #next = 1;
  acknowledged = 0;

  token(): string {
    return `svar-${this.#next++}-`;
  }

  /** Kept in the place of what was there before. */
  replaced(place: string, token: string): void {
    this.acknowledged += 1;
    this.#kept.set(place, new Set([token]));
  }

  /** Kept beside what was there before. */
  added(place: string, token: string): void {
    this.acknowledged += 1;
    const kept = this.#kept.get(place) ?? new Set<string>();
    kept.add(token);
    this.#kept.set(place, kept);
  }

  /** Taken back by the person. */
  removed(place: string): void {
    this.#kept.delete(place);
  }

  /** Every place with the texts that must be in it. */
  *all(): Iterable<{ place: string; tokens: ReadonlySet<string> }> {
    for (const [place, tokens] of this.#kept) yield { place, tokens };
  }
}
