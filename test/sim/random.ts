/** Chance from a seed: the same seed and name give the same numbers, whatever the others draw. */
export class Random {
  #state: number;

  constructor(
    readonly seed: number,
    name: string,
  ) {
    let hash = seed ^ 0x9e3779b9;
    for (const letter of name) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
    this.#state = hash >>> 0;
  }

  /** Another stream of the same seed. */
  stream(name: string): Random {
    return new Random(this.seed, name);
  }

  /** From 0 up to 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  chance(probability: number): boolean {
    return probability > 0 && this.next() < probability;
  }

  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick<T>(many: readonly T[]): T {
    const one = many[Math.floor(this.next() * many.length)];
    if (one === undefined) throw new RangeError('nothing to pick from');
    return one;
  }

  /** The same, in another order. */
  shuffled<T>(many: readonly T[]): T[] {
    const left = [...many];
    return many.map(() => left.splice(this.between(0, left.length - 1), 1)[0]!);
  }
}
