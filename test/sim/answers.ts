interface Kept {
  token: string;
  /** Texts that were written in its place later, and of which nobody was told whether they were kept. */
  unsureSince: string[];
}

/**
 * What people were told is kept: by answer, the texts that must still be there. Each text is a token of its
 * own, so that it can be found again in what is stored.
 */
export class Answers {
  readonly #kept = new Map<string, Kept[]>();
  #next = 1;
  acknowledged = 0;

  token(): string {
    return `svar-${this.#next++}-`;
  }

  /** Someone is about to write there: should no answer come, it may be kept all the same. */
  tried(place: string, token: string): void {
    for (const { unsureSince } of this.#kept.get(place) ?? []) unsureSince.push(token);
  }

  /** Kept in the place of what was there before. */
  replaced(place: string, token: string): void {
    this.acknowledged += 1;
    this.#kept.set(place, [{ token, unsureSince: [] }]);
  }

  /** Kept beside what was there before. */
  added(place: string, token: string): void {
    this.acknowledged += 1;
    this.#kept.set(place, [...(this.#kept.get(place) ?? []), { token, unsureSince: [] }]);
  }

  /** The texts that are in none of the places where they should be. */
  *lostIn(texts: ReadonlyMap<string, string>): Iterable<{ place: string; token: string }> {
    for (const [place, kept] of this.#kept) {
      const text = texts.get(place) ?? '';
      for (const { token, unsureSince } of kept)
        if (![token, ...unsureSince].some((each) => text.includes(each))) yield { place, token };
    }
  }
}
